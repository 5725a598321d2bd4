import type { CityTable } from '#kit/city.ts';
import type { AnyWork } from '#kit/work.ts';
import { membershipOf } from '#parties/member/current.ts';
import { usesOfPerson } from '#flywheel/offer/sell.ts';
import type { OfferOnSale } from '#flywheel/offer/sell.ts';
import { localWeekMinute } from '#flywheel/place/local-time.ts';
import type { PriceInput } from './candidate.ts';

export type Moment = PriceInput['moment'];
export type Viewer = PriceInput['viewer'];

/** Somebody of whom nothing is known. */
export const anybody: Viewer = { member: false, usedByOffer: new Map() };

export const momentIn = (city: CityTable, at: Date): Moment => ({
  at,
  weekMinute: localWeekMinute(at, city.timeZone),
});

/** Who is looking, as far as prices care: membership here and what they already hold. */
export const viewerOf = async (
  work: AnyWork,
  offers: readonly OfferOnSale[],
): Promise<Viewer & { membershipId: string | null }> => {
  const limited = offers.filter((offer) => offer.perPersonLimit !== null);
  const { personId } = work.actor;
  if (personId === null) return { ...anybody, membershipId: null };
  const [membershipId, usedByOffer] = await Promise.all([
    membershipOf(work, personId),
    usesOfPerson(
      work,
      personId,
      limited.map((offer) => offer.id),
    ),
  ]);
  return { member: membershipId !== null, usedByOffer, membershipId };
};
