import { listCities } from '#contract/city.ts';
import { citiesShown } from './city.ts';
import type { Module } from './module.ts';
import { forgetKeys } from './request-key.ts';
import { serve } from './route.ts';

/** What is nobody's business in particular: the list of cities, and forgetting old keys. */
export const cityModule: Module = {
  name: 'city',
  routes: [serve(listCities, async (work) => ({ items: await citiesShown(work) }))],
  jobs: [{ name: 'request-key.forget', everySeconds: 3_600, act: forgetKeys }],
};
