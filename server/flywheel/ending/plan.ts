import type { ProgrammePlan, ProgrammeView } from '#contract/programme.ts';
import { offersOfIds } from '#flywheel/offer/sell.ts';
import { placesByIds } from '#flywheel/place/find.ts';
import type { Work } from '#kit/work.ts';
import { lockFor, readProgramme } from '#parties/programme/find.ts';
import { keepPlan, noteStep, offersTaken } from '#parties/programme/move.ts';

type MayNot =
  | 'programme_not_found'
  | 'programme_not_in_state'
  | 'programme_offer_taken'
  | 'programme_store_unfit'
  | 'offer_not_found';

/**
 * Keeps the whole plan of a draft: its stores belong to merchants and are open, its offers
 * exist and belong to no other programme.
 */
export const planProgramme = async (
  work: Work<MayNot>,
  asked: ProgrammePlan & { programmeId: string },
): Promise<ProgrammeView> => {
  const { programmeId, ...plan } = asked;
  await lockFor(work, programmeId, 'plan');
  const stores = uniqueBy(plan.stores, ({ placeId }) => placeId);
  const texts = uniqueBy(plan.texts, ({ audience }) => audience);
  const offerIds = [...new Set(plan.offerIds)];
  await mustBeFit(work, programmeId, { stores, offerIds });
  await keepPlan(work, programmeId, { ...plan, stores, texts, offerIds });
  noteStep(work, programmeId, 'planned', {
    stores: stores.length,
    offers: offerIds.length,
  });
  return readProgramme(work, programmeId);
};

const mustBeFit = async (
  work: Work<MayNot>,
  programmeId: string,
  { stores, offerIds }: Pick<ProgrammePlan, 'stores' | 'offerIds'>,
): Promise<void> => {
  const places = await placesByIds(
    work,
    stores.map(({ placeId }) => placeId),
  );
  for (const { placeId } of stores) {
    const place = places.get(placeId);
    if (!place?.merchantId || place.closedAt) {
      work.refuse('programme_store_unfit', { placeId });
    }
  }
  const known = new Set((await offersOfIds(work, offerIds)).map(({ id }) => id));
  const unknown = offerIds.find((id) => !known.has(id));
  if (unknown) work.refuse('offer_not_found', { offerId: unknown });
  const [taken] = await offersTaken(work, programmeId, offerIds);
  if (taken) work.refuse('programme_offer_taken', { offerId: taken });
};

const uniqueBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] => [
  ...new Map(items.map((item) => [keyOf(item), item])).values(),
];
