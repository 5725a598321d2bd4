import { bringNotes } from '#flywheel/note/bring.ts';
import type { NoteBrought } from '#flywheel/note/bring.ts';
import { drawMap } from '#flywheel/place/drawn-map.ts';
import { setHolidaysOfYear } from '#flywheel/place/holiday.ts';
import type { Holiday } from '#flywheel/place/holiday.ts';
import { inWork, system } from '#kit/work.ts';
import type { WorkTerms } from '#kit/work.ts';

export type Furniture = {
  /** Oldest first: their ids are made in this order. */
  notes: readonly NoteBrought[];
  /** The drawing under the map, GeoJSON in WGS-84. */
  drawing: object;
  /** Whole years of public holidays. */
  holidays: readonly { year: number; holidays: readonly Holiday[] }[];
};

/** Notes by the insert that PostgreSQL still plans at once. */
const batch = 500;

/**
 * What a founded city brings along that no endpoint takes in: notes with dates of their
 * own, the drawing of its map and its holidays. One transaction.
 */
export const furnishCity = (
  terms: WorkTerms,
  cityId: string,
  { notes, drawing, holidays }: Furniture,
): Promise<void> =>
  inWork(terms, { cityId, actor: system }, async (work) => {
    await drawMap(work, drawing);
    for (const year of holidays) await setHolidaysOfYear(work, year);
    for (let at = 0; at < notes.length; at += batch) {
      await bringNotes(work, notes.slice(at, at + batch));
    }
  });
