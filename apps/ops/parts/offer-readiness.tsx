import { useQuery } from '@tanstack/react-query';
import type { OfferView } from '#contract/offer.ts';
import { useWords } from '#ui/language.tsx';
import { Note } from '#ui/states.tsx';
import { useHere } from '../here.tsx';
import { readinessQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** Why an offer can't go live for want of a store that can redeem; null where it can. */
export const useNotRehearsed = ({ merchantId, placeIds }: OfferView): string[] | null => {
  const { city } = useHere();
  const read = useQuery(readinessQuery(city, merchantId)).data;
  if (!read) return null;
  const theirs = read.items.filter(({ placeId }) => placeIds.includes(placeId));
  const any = theirs.some(({ state }) => state === 'redeemable');
  // A list that was cut short decides nothing: the server has the last word.
  return any || read.nextCursor ? null : theirs.map(({ placeName }) => placeName);
};

export const NotRehearsed = ({ stores }: { stores: string[] }) => {
  const words = useWords(zh, en).review;
  return <Note tone="soon">{words.notRehearsed(stores.join(words.comma))}</Note>;
};
