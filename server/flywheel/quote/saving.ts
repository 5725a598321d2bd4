import type { Funded } from '#contract/card-savings.ts';
import { Funder } from '#contract/offer.ts';
import type { Basket, PriceLine } from '#contract/quote.ts';
import type { PriceInput } from './candidate.ts';
import { priceBasket } from './price.ts';

/** What a member's price saves against the price that a guest would get now. */
export type MemberSaving = { savedFen: number; funding: Funded[] };

/**
 * What the same basket would cost somebody who is no member, less what it costs here: not
 * the member's line alone, since a guest might take another path through the lanes. Null
 * where membership saves nothing.
 */
export const memberSaving = (
  asked: Omit<PriceInput, 'basket'> & { basket: Basket },
  priced: { totalFen: number; lines: readonly PriceLine[] },
): MemberSaving | null => {
  if (!asked.viewer.member) return null;
  const guest = priceBasket({ ...asked, viewer: { ...asked.viewer, member: false } });
  const savedFen = guest.available ? guest.totalFen - priced.totalFen : 0;
  if (!guest.available || savedFen <= 0) return null;
  return { savedFen, funding: fundedMore(priced.lines, guest.lines, savedFen) };
};

/**
 * Who carries more for a member than for a guest. Where somebody carries less, the others'
 * parts are cut to the saving, and the first takes the fen that does not divide.
 */
const fundedMore = (
  member: readonly PriceLine[],
  guest: readonly PriceLine[],
  savedFen: number,
): Funded[] => {
  const more = Funder.options
    .map((funder) => ({
      funder,
      fen: fundedFen(member, funder) - fundedFen(guest, funder),
    }))
    .filter(({ fen }) => fen > 0);
  const sumFen = more.reduce((sum, { fen }) => sum + fen, 0);
  const parts = more.map(({ funder, fen }) => ({
    funder,
    fen: Math.floor((fen * savedFen) / sumFen),
  }));
  const [first] = parts;
  if (first) first.fen += savedFen - parts.reduce((sum, { fen }) => sum + fen, 0);
  return parts.filter(({ fen }) => fen > 0);
};

const fundedFen = (lines: readonly PriceLine[], funder: Funder): number =>
  lines
    .flatMap(({ funding }) => funding)
    .reduce((sum, part) => sum + (part.funder === funder ? part.fen : 0), 0);
