import { importPlaces } from '#contract/place.ts';
import { listPlaceMerges } from '#contract/place-merge.ts';
import type { MergeState, PlaceMergeView } from '#contract/place-merge.ts';
import { city } from './town.ts';
import type { Town } from './town.ts';

/**
 * Builders for places that two sources list twice. Each test stands on a street corner of
 * its own, with a shop whose name nobody else has.
 */
type Row = { name?: string; phone?: string; address?: string; metres?: number };
type Brought = { summary: object };

export const openCorners = (town: Town) => {
  let shops = 0;
  const nameOf = () => `灯塔${shops}号面馆`;
  const lonOf = () => 122.3 + shops * 0.02;

  /** Xu imports one row of a source, so many metres east of the corner. */
  const bring = (source: string, row: Row = {}): Promise<Brought> => {
    const { name = nameOf(), phone = '', address = '', metres = 0 } = row;
    const lon = lonOf() + metres / 96_140;
    const text =
      'id,name,lat,lon,category,address,phone\n' +
      `${shops},${name},30.25,${lon},restaurant,${address},${phone}\n`;
    return town.as('xu')(importPlaces, {
      city,
      source,
      fileName: `${source}.csv`,
      contentBase64: Buffer.from(text).toString('base64'),
      partial: true,
    });
  };
  const idOf = async (source: string): Promise<string> => {
    const rows = await town.sql<{ id: string }>(
      'select id from place where source = $1 and source_key = $2',
      [source, String(shops)],
    );
    return rows[0]?.id ?? '';
  };
  const pairs = async (state: MergeState = 'proposed'): Promise<PlaceMergeView[]> => {
    const { items } = await town.as('xu')(listPlaceMerges, { city, state, limit: 100 });
    return items.filter(({ kept }) => kept.name.includes(`灯塔${shops}号`));
  };
  /** Lets what happened be heard, then the sweep look; twice, for what that caused. */
  const settle = async (): Promise<void> => {
    await town.server.tick();
    await town.server.tick();
  };
  /** Two sources of one shop, 12 metres apart, and the pair that was proposed. */
  const twoSources = async (one: Row = {}, other: Row = { metres: 12 }) => {
    await bring('osm', one);
    await bring('guide', other);
    await settle();
    const [pair] = await pairs();
    if (!pair) throw new Error('the pair was not proposed');
    return { merge: pair.id, pair, kept: await idOf('osm'), dropped: await idOf('guide') };
  };
  const next = (): void => {
    shops += 1;
  };
  return { next, nameOf, lonOf, bring, idOf, pairs, settle, twoSources };
};
