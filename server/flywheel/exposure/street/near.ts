import { metresBetween } from '#contract/kit/geo.ts';
import type { GeoPoint } from '#contract/kit/geo.ts';
import type { Street } from './street.ts';

/** The way from a point to places of a street, in metres. */
export const metresFrom = (street: Street, { lat, lon }: GeoPoint) => {
  const { at } = street.places.rows;
  return (no: number): number => metresBetween(lat, lon, at.lat[no] ?? 0, at.lon[no] ?? 0);
};

/** A shop across town still answers to its name: it is worth a fifth of the one here. */
const farShare = 0.2;
const halvingMetres = 3_000;

/** What nearness is worth among places that answer to the same words, up to 1. */
export const nearShare = (metres: number): number =>
  farShare + (1 - farShare) * 2 ** (-metres / halvingMetres);
