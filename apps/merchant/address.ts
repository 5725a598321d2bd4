import { useParams, useSearch } from '@tanstack/react-router';

// The router's types are registered once for the whole checkout, by whichever app does so;
// these say what holds for this console. The routes keep only text in a question.

type Named = Record<'city' | 'merchant' | 'offer' | 'place', string | undefined>;

/** The named parts of this page's address. */
export const useNamed = (): Named => {
  const given: Record<string, unknown> = useParams({ strict: false });
  return {
    city: textIn(given['city']),
    merchant: textIn(given['merchant']),
    offer: textIn(given['offer']),
    place: textIn(given['place']),
  };
};

export type Asked = Partial<Record<'to' | 'state' | 'kind' | 'day' | 'store', string>>;

/** What stands behind the question mark. */
export const useAsked = (): Record<keyof Asked, string | undefined> => {
  const given: Record<string, unknown> = useSearch({ strict: false });
  return {
    to: textIn(given['to']),
    state: textIn(given['state']),
    kind: textIn(given['kind']),
    day: textIn(given['day']),
    store: textIn(given['store']),
  };
};

/** A question for a link or a navigation. */
export const question = (asked: Asked): never =>
  // Each route checks it again when it is read; see above.
  asked as never;

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;
