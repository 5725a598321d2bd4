import { listCities } from '#contract/city.ts';
import { citiesShown } from './city.ts';
import type { Module } from './module.ts';
import { serve } from './route.ts';

/** The list of cities is nobody's business in particular, so the kit serves it. */
export const cityModule: Module = {
  name: 'city',
  routes: [serve(listCities, async (work) => ({ items: await citiesShown(work) }))],
};
