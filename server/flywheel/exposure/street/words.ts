import { setImmediate as breathe } from 'node:timers/promises';
import { categoryWords, cuisineWords } from '#contract/place-words.ts';
import { makeSearchIndex } from '../search/search.ts';
import type { SearchIndex, Texts } from '../search/search.ts';
import type { Street } from './street.ts';

/**
 * What the places of a street can be found by: names, dishes, kinds, streets and the newest
 * note. Built when somebody first searches, a breath at a time, and told of every place
 * that changes.
 */
export type StreetWords = { ready(): Promise<SearchIndex> };

const inOneBreath = 500;

export const makeStreetWords = (street: Street): StreetWords => {
  let built: Promise<SearchIndex> | undefined;
  const build = async (): Promise<SearchIndex> => {
    const index = makeSearchIndex();
    const put = (no: number) => {
      if (street.places.rows.at.open[no] === 1) index.put(no, textsOf(street, no));
      else index.drop(no);
    };
    // Watched from the start: what changes while this goes on is put twice, never missed.
    street.watch(put);
    for (let no = 0; no < street.places.rows.length; no += 1) {
      put(no);
      if (no % inOneBreath === inOneBreath - 1) await breathe();
    }
    return index;
  };
  return {
    ready: () => {
      built ??= build();
      return built;
    },
  };
};

const textsOf = (street: Street, no: number): Texts => {
  const { places } = street;
  const { name, cuisines, address } = places.card(no);
  const kind = categoryWords[places.categoryOf(no)];
  const note = places.lastNote(no);
  return [
    { field: 'name', text: name },
    { field: 'category', text: kind.zh },
    { field: 'category', text: kind.en },
    ...cuisines.flatMap((cuisine) => cuisineTexts(cuisine)),
    ...dishesOf(street, no),
    ...(address === null ? [] : [{ field: 'district' as const, text: streetOf(address) }]),
    ...(note === null ? [] : [{ field: 'note' as const, text: note }]),
  ];
};

const cuisineTexts = (cuisine: string): Texts => [
  { field: 'category', text: cuisine.replaceAll('_', ' ') },
  { field: 'category', text: cuisineWords[cuisine] ?? '' },
];

const dishesOf = (street: Street, no: number): Texts =>
  street.links
    .offersOf(no)
    .map((offer) => street.offers.read(offer))
    .flatMap(({ title, terms }) => [
      { field: 'dish' as const, text: title },
      ...(terms.kind === 'package'
        ? terms.items.map(({ name }) => ({ field: 'dish' as const, text: name }))
        : []),
    ]);

/** "码头路 12 号" is on 码头路: doors are many, the street is what people look for. */
const streetOf = (address: string): string => address.replace(/\s*\d[\s\S]*$/, '').trim();
