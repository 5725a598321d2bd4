import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { GeoBox } from '#contract/kit/geo.ts';

/**
 * Whether a place's point is in the box, as the GiST index answers it; across the date
 * line the box is two.
 */
export const isInBox = (box: GeoBox): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(partsOf(box).map(inBox), sql` or `)})`;

const partsOf = (box: GeoBox): GeoBox[] =>
  box.west <= box.east
    ? [box]
    : [
        { ...box, east: 180 },
        { ...box, west: -180 },
      ];

const inBox = ({ west, south, east, north }: GeoBox) =>
  sql<boolean>`point(lon, lat) <@ box(point(${west}, ${south}), point(${east}, ${north}))`;
