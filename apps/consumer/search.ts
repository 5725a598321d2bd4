import { Category } from '#contract/place.ts';
import type { Here } from './position.ts';
import type { NearbyAsked } from './queries.ts';

/** What the first screen keeps in its address, so that going back finds the same list. */
export type NearbySearch = {
  category?: Category | undefined;
  open?: true | undefined;
  offer?: true | undefined;
  sort?: 'distance' | undefined;
  view?: 'map' | undefined;
  far?: true | undefined;
};

const usualRadiusMetres = 1_500;
const farRadiusMetres = 10_000;

/** Reads an address's query; what it does not know is left out, never an error. */
export const readNearbySearch = (given: Record<string, unknown>): NearbySearch => {
  const category = Category.options.find((known) => known === given['category']);
  return {
    ...(category ? { category } : {}),
    ...(given['open'] === true ? { open: true } : {}),
    ...(given['offer'] === true ? { offer: true } : {}),
    ...(given['sort'] === 'distance' ? { sort: 'distance' } : {}),
    ...(given['view'] === 'map' ? { view: 'map' } : {}),
    ...(given['far'] === true ? { far: true } : {}),
  };
};

/** Here and the chips → what the server is asked. */
export const askedOf = (here: Here, search: NearbySearch): NearbyAsked => ({
  lat: here.lat,
  lon: here.lon,
  radiusMetres: search.far ? farRadiusMetres : usualRadiusMetres,
  ...(search.category ? { category: search.category } : {}),
  openNow: search.open ? 'true' : 'false',
  withOffer: search.offer ? 'true' : 'false',
  sort: search.sort ?? 'best',
});
