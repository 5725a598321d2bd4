import type { QueryOf, ReplyOf } from '#contract/kit/endpoint.ts';
import type { Category } from '#contract/place.ts';
import { categoryWords } from '#contract/place-words.ts';
import type { Suggestion, suggestWords as suggestWordsEndpoint } from '#contract/search.ts';
import type { Work } from '#kit/work.ts';
import type { Suggested } from './search/suggest.ts';
import { metresFrom, nearShare } from './street/near.ts';
import type { Street } from './street/street.ts';

type Query = QueryOf<typeof suggestWordsEndpoint>;

const longest = 8;

/** What somebody is about to type, from the second character on; the near first. */
export const suggestWords = async (
  work: Work<'street_behind'>,
  query: Query,
): Promise<ReplyOf<typeof suggestWordsEndpoint>> => {
  const { street, words } = await work.outside.streets.current(work);
  const index = await words.ready();
  const metresTo = metresFrom(street, query);
  const found = index.suggest(query.words, {
    limit: longest,
    weigh: (no) => nearShare(metresTo(no)),
  });
  return { items: found.map((each) => show(street, each, metresTo)) };
};

const show = (
  street: Street,
  { field, text, highlights, no, places }: Suggested,
  metresTo: (no: number) => number,
): Suggestion => {
  const place = field === 'name' ? no : null;
  return {
    kind: field,
    text,
    highlights,
    placeId: place === null ? null : street.places.ids.idOf(place),
    category: field === 'category' ? categoryOfWord(text) : null,
    distanceMetres: place === null ? null : Math.round(metresTo(place)),
    places,
  };
};

const byWord = new Map<string, Category>();
for (const [category, { zh, en }] of Object.entries(categoryWords)) {
  byWord.set(zh, category as Category); // the keys are categories
  byWord.set(en, category as Category); // the keys are categories
}
const categoryOfWord = (word: string): Category | null => byWord.get(word) ?? null;
