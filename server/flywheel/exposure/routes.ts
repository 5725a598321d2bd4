import {
  listNearby as listNearbyEndpoint,
  readExposure as readExposureEndpoint,
} from '#contract/exposure.ts';
import {
  searchCity as searchCityEndpoint,
  suggestWords as suggestWordsEndpoint,
} from '#contract/search.ts';
import { serve } from '#kit/route.ts';
import { explainExposure } from './explain.ts';
import { listNearby } from './list-nearby.ts';
import { searchCity } from './search-city.ts';
import { suggestWords } from './suggest-words.ts';

export const exposureRoutes = [
  serve(listNearbyEndpoint, (work, { query }) => listNearby(work, query)),
  serve(searchCityEndpoint, (work, { query }) => searchCity(work, query)),
  serve(suggestWordsEndpoint, (work, { query }) => suggestWords(work, query)),
  serve(readExposureEndpoint, (work, { params }) => explainExposure(work, params.exposure)),
];
