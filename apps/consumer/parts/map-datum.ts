import { fromGcj02, toGcj02 } from '#contract/kit/datum.ts';
import type { DatumName } from '#contract/kit/datum.ts';
import type { GeoPoint } from '#contract/kit/geo.ts';

/** From our points to where a base map draws them, and back again. */
export type Shift = {
  to: (point: GeoPoint) => GeoPoint;
  from: (point: GeoPoint) => GeoPoint;
};

const asIs = (point: GeoPoint): GeoPoint => point;

/** What a base map of this datum needs; our points are WGS-84. */
export const shiftOf = (datum: Exclude<DatumName, 'BD-09'>): Shift =>
  datum === 'GCJ-02' ? { to: toGcj02, from: fromGcj02 } : { to: asIs, from: asIs };

/** "west,south,east,north" of a drawn map, in WGS-84, as the server is asked. */
export const boxText = (southWest: GeoPoint, northEast: GeoPoint, shift: Shift): string => {
  const low = shift.from(southWest);
  const high = shift.from(northEast);
  const isWhole = northEast.lon - southWest.lon >= 360;
  const edges = isWhole
    ? [-180, low.lat, 180, high.lat]
    : [wrap(low.lon), low.lat, wrap(high.lon), high.lat];
  return edges.map((edge) => edge.toFixed(6)).join(',');
};

/** A map that was turned around the globe counts on; the server's degrees do not. */
const wrap = (lon: number): number => ((((lon + 180) % 360) + 360) % 360) - 180;
