import type { NearbyItem } from '#contract/exposure.ts';
import type { QueryOf, ReplyOf } from '#contract/kit/endpoint.ts';
import { rankingNow } from '#contract/ranking.ts';
import type { SearchItem, searchCity as searchCityEndpoint } from '#contract/search.ts';
import type { Work } from '#kit/work.ts';
import { itemOf, narrow, skipOf, viewerHere } from './list-nearby.ts';
import { opennessWeight } from './rank.ts';
import type { Hit } from './search/find.ts';
import { findPlaces, longestList, makeJudge } from './street/find.ts';
import type { FindAsked } from './street/find.ts';
import { metresFrom, nearShare } from './street/near.ts';
import type { Street } from './street/street.ts';

type Query = QueryOf<typeof searchCityEndpoint>;

/** What is offered where nothing is found. */
const insteadCount = 5;

/**
 * Places by words, those that answer most exactly first, and among equals the near and open
 * ones. Where nothing answers, the best nearby that the same filters let through.
 */
export const searchCity = async (
  work: Work<'street_behind'>,
  query: Query,
): Promise<ReplyOf<typeof searchCityEndpoint>> => {
  const { street, words } = await work.outside.streets.current(work);
  const [viewer, index] = await Promise.all([viewerHere(work), words.ready()]);
  const asked = narrow(work, street, { query, viewer });
  const skip = skipOf(query.cursor);
  const until = skip + query.limit;
  // By distance no price is looked at but where a filter asks for one.
  const { judge } = makeJudge(street, { ...asked, sort: 'distance' });
  const metresTo = metresFrom(street, asked.from);
  const { hits, didYouMean } = index.find(query.words, {
    limit: Math.min(until + 1, longestList),
    accept: (no) => judge(no, metresTo(no)) !== undefined,
    weigh: (no) =>
      opennessWeight(rankingNow, street.isOpen(no, asked.moment)) * nearShare(metresTo(no)),
  });
  return {
    items: hits.slice(skip, until).map((hit) => showHit(street, asked, hit, metresTo)),
    nextCursor: hits.length > until && until < longestList ? String(until) : null,
    didYouMean,
    instead: hits.length === 0 ? nearbyInstead(street, asked) : [],
  };
};

const showHit = (
  street: Street,
  asked: FindAsked,
  { no, field, text, highlights }: Hit,
  metresTo: (no: number) => number,
): SearchItem => ({
  ...itemOf(street, asked, { no, metres: metresTo(no), explored: false }),
  matched: { field, text, highlights },
});

const nearbyInstead = (street: Street, asked: FindAsked): NearbyItem[] =>
  findPlaces(street, asked, insteadCount).map((found) => itemOf(street, asked, found));
