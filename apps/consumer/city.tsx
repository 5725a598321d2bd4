import { createContext, use } from 'react';
import type { CityView } from '#contract/city.ts';
import { listCities } from '#contract/city.ts';
import { api, queryClient } from './api.ts';
import { paths } from './paths.ts';

const storageKey = 'arrival.city';

const CityContext = createContext<CityView | null>(null);

export const CityProvider = CityContext;

/** The city of this address; every page below `/in/:city` has one. */
export const useCity = (): CityView => {
  const city = use(CityContext);
  if (!city) throw new Error('a page of a city stands below its address');
  return city;
};

const citiesQuery = {
  queryKey: ['cities'],
  queryFn: () => api.ask(listCities, {}),
  staleTime: 60 * 60_000,
};

/**
 * The named city, or null where there is none. What this device last knew serves at once,
 * so that the first screen waits for one answer only and codes open without a network.
 */
export const findCity = async (id: string): Promise<CityView | null> => {
  const known = rememberedCity();
  if (known?.id === id) {
    renewCity(id).then(
      (found) => {
        if (!found) location.replace(paths.start());
      },
      () => {
        // Without a network the known city serves on.
      },
    );
    return known;
  }
  return renewCity(id);
};

/** The city to begin in: the last one, else the first; null where there is none. */
export const firstCity = async (): Promise<CityView | null> => {
  const known = rememberedCity();
  if (known) return known;
  const { items } = await queryClient.fetchQuery(citiesQuery);
  const [first = null] = items;
  if (first) remember(first);
  return first;
};

/** Asks the server; a city that is no longer run is forgotten. */
const renewCity = async (id: string): Promise<CityView | null> => {
  const { items } = await queryClient.fetchQuery(citiesQuery);
  const found = items.find((city) => city.id === id) ?? null;
  if (found) remember(found);
  else forgetCity();
  return found;
};

const rememberedCity = (): CityView | null => {
  try {
    const kept = localStorage.getItem(storageKey);
    // Only `remember` below writes under this name.
    return kept === null ? null : (JSON.parse(kept) as CityView);
  } catch {
    return null;
  }
};

const remember = (city: CityView): void => {
  try {
    localStorage.setItem(storageKey, JSON.stringify(city));
  } catch {
    // The next start asks again.
  }
};

const forgetCity = (): void => {
  try {
    localStorage.removeItem(storageKey);
  } catch {
    // Nothing was kept then.
  }
};
