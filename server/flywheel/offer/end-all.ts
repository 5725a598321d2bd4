import { offerCan } from '#contract/offer.ts';
import type { AnyWork } from '#kit/work.ts';
import { lockOffer, moveOffer } from './sql.ts';

/**
 * Takes these offers off sale for good because what they belong to ends; how many that
 * were. What was sold or quoted stays good. Locked in the order of their ids.
 */
export const endOffers = async (
  work: AnyWork,
  asked: { offerIds: readonly string[]; reason: string },
): Promise<number> => {
  let ended = 0;
  for (const id of asked.offerIds.toSorted()) {
    const offer = await lockOffer(work, id);
    if (!offer || !offerCan.end(offer.state)) continue;
    await moveOffer(work, { id, to: 'ended', reason: asked.reason });
    const facts = { offerId: id, from: offer.state, to: 'ended' };
    work.emit({ name: 'offer.stepped', facts });
    ended += 1;
  }
  return ended;
};
