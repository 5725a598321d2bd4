import type { AnyWork } from '#kit/work.ts';
import { countArrivals } from './sql.ts';
import type { ArrivalsOfPlace } from './sql.ts';

/** Arrivals by place; places where nobody has arrived are absent. */
export const arrivalsOfPlaces = async (
  work: AnyWork,
  placeIds: readonly string[],
): Promise<Map<string, ArrivalsOfPlace>> => {
  const rows = await countArrivals(work, placeIds);
  return new Map(rows.map((row) => [row.placeId, row]));
};
