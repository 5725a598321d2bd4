import { z } from 'zod';
import { cityParams } from './city.ts';
import { NearbyItem, discoveryQuery, pointQuery } from './exposure.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, line, pageQuery } from './kit/id.ts';
import { Category } from './place.ts';

/** Which of a place's words were meant. */
export const SearchField = z.enum(['name', 'dish', 'category', 'district', 'note']);
export type SearchField = z.infer<typeof SearchField>;

/** A stretch of a text in UTF-16 units, the end not included. */
export const Stretch = z.object({ from: z.int().min(0), until: z.int().min(1) });
export type Stretch = z.infer<typeof Stretch>;

export const Matched = z.object({
  field: SearchField,
  text: z.string(),
  highlights: z.array(Stretch),
});
export type Matched = z.infer<typeof Matched>;

export const SearchItem = NearbyItem.extend({ matched: Matched });
export type SearchItem = z.infer<typeof SearchItem>;

export const searchCity = endpoint({
  name: 'searchCity',
  method: 'GET',
  path: '/cities/:city/search',
  who: ['anyone'],
  summary:
    'One box for places, dishes, categories, districts and notes: by characters, pinyin, ' +
    'initials and with one typo; ranked with distance and openness',
  params: cityParams,
  query: z.strictObject({
    words: line(60),
    ...pointQuery,
    ...discoveryQuery,
    ...pageQuery,
  }),
  reply: z.object({
    items: z.array(SearchItem),
    nextCursor: z.string().nullable(),
    /** Words that find more, where these find little. */
    didYouMean: z.string().nullable(),
    /** Where nothing is found: the nearest that is of use. */
    instead: z.array(NearbyItem),
  }),
  status: 200,
  keyed: false,
  refusals: ['street_behind'],
});

export const Suggestion = z.object({
  kind: SearchField,
  text: z.string(),
  highlights: z.array(Stretch),
  /** The place, where the suggestion is one. */
  placeId: Id.nullable(),
  category: Category.nullable(),
  distanceMetres: z.int().nullable(),
  /** How many places it would find. */
  places: z.int(),
});
export type Suggestion = z.infer<typeof Suggestion>;

export const suggestWords = endpoint({
  name: 'suggestWords',
  method: 'GET',
  path: '/cities/:city/suggestions',
  who: ['anyone'],
  summary: 'What somebody is about to type, from the second character on',
  params: cityParams,
  query: z.strictObject({
    words: line(60),
    ...pointQuery,
  }),
  reply: z.object({ items: z.array(Suggestion) }),
  status: 200,
  keyed: false,
  refusals: ['street_behind'],
});
