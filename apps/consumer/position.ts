import type { CityView } from '#contract/city.ts';
import { distanceMetres } from '#contract/kit/geo.ts';
import type { GeoPoint } from '#contract/kit/geo.ts';

/**
 * Where "here" is, and how we know. `device`: the phone said so just now; `last`: it said
 * so earlier; `centre`: nobody said, so the city's middle.
 */
export type Here = GeoPoint & {
  source: 'device' | 'last' | 'centre';
  /** Rounded to about 100 m before it leaves the phone. */
  coarse: boolean;
  atMs: number;
  /** What the phone said itself: for measuring on the phone, never sent and never kept. */
  said?: GeoPoint;
};

/** Why the phone's position is not in use. */
export type PositionTrouble = 'refused' | 'unavailable' | 'too_far';

/** Farther than this from the centre, the city can't be walked; its centre serves. */
export const cityReachMetres = 40_000;
/** A kept position is worth showing for this long. */
export const lastIsGoodForMs = 24 * 60 * 60_000;

/** About 100 m: three decimals of a degree. */
export const coarsely = ({ lat, lon }: GeoPoint): GeoPoint => ({
  lat: Math.round(lat * 1_000) / 1_000,
  lon: Math.round(lon * 1_000) / 1_000,
});

export const isInReach = (city: GeoPoint, point: GeoPoint): boolean =>
  distanceMetres(city, point) <= cityReachMetres;

/** Where to begin: today's last position where it is in this city, else the centre. */
export const firstHere = (
  city: Pick<CityView, 'lat' | 'lon'>,
  last: Here | null,
  nowMs: number,
): Here => {
  const good =
    last !== null && nowMs - last.atMs < lastIsGoodForMs && isInReach(city, last);
  if (good) return { ...last, source: 'last' };
  return { lat: city.lat, lon: city.lon, source: 'centre', coarse: true, atMs: nowMs };
};

/** How far the place that is asked about may be from where its owner stands. */
export const coarseReachMetres = 80;

/** What the phone said → here, or why that won't do. */
export const hereOf = (
  city: GeoPoint,
  said: GeoPoint,
  coarse: boolean,
  nowMs: number,
): Here | 'too_far' => {
  if (!isInReach(city, said)) return 'too_far';
  const point = coarse ? coarsely(said) : { lat: said.lat, lon: said.lon };
  return { ...point, source: 'device', coarse, atMs: nowMs, said };
};
