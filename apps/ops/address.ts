import { useParams, useSearch } from '@tanstack/react-router';

// The router's types are registered once for the whole checkout, by whichever app does so;
// these say what holds for this console. The routes keep only text in a question.

type Named = 'city' | 'entry' | 'programme';

/** The named parts of this page's address. */
export const useNamed = (): Record<Named, string | undefined> => {
  const given: Record<string, unknown> = useParams({ strict: false });
  return {
    city: textIn(given['city']),
    entry: textIn(given['entry']),
    programme: textIn(given['programme']),
  };
};

export const askedNames = [
  'to',
  'state',
  'merchant',
  'prefix',
  'account',
  'order',
  'voucher',
  'deed',
  'actor',
  'subject',
  'day',
  'rail',
] as const;
export type Asked = Partial<Record<(typeof askedNames)[number], string>>;

/** What stands behind the question mark. */
export const useAsked = (): Asked => {
  const given: Record<string, unknown> = useSearch({ strict: false });
  return Object.fromEntries(
    askedNames.flatMap((name) => {
      const text = textIn(given[name]);
      return text ? [[name, text] as const] : [];
    }),
  );
};

/** A question for a link or a navigation. */
export const question = (asked: Asked): never =>
  // Each route checks it again when it is read; see above.
  asked as never;

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;
