import type { EndRehearsal } from '#contract/programme-end.ts';
import { earnedFen } from '#flywheel/ledger/earned.ts';
import { held } from '#flywheel/ledger/ledger.ts';
import { offersOfIds } from '#flywheel/offer/sell.ts';
import { placesByIds } from '#flywheel/place/find.ts';
import { partlyUsedOf, unusedOf } from '#flywheel/voucher/of-offers.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { lockFor } from '#parties/programme/find.ts';
import { noteStep, selectParts } from '#parties/programme/move.ts';
import { accountsOf } from './accounts.ts';

/**
 * Tries the end without ending: who would be told, and what would go back, counted from the
 * vouchers. The ledger says what is held for them; the two must agree to the fen.
 */
export const rehearseEnd = async (
  work: Work<'programme_not_found' | 'programme_not_in_state'>,
  programmeId: string,
): Promise<EndRehearsal> => {
  const programme = await lockFor(work, programmeId, 'rehearseEnd');
  const { offerIds } = await selectParts(work, programme.id);
  const [merchants, unused, { items }] = [
    await merchantsOf(work, programme.id),
    await unusedOf(work, offerIds),
    await accountsOf(work, programme.id),
  ];
  const run = {
    merchants: merchants.length,
    members: unused.members,
    vouchers: unused.vouchers,
    refundFen: unused.wholeFen + (await leftOfPartly(work, offerIds)),
    heldFen: items.find(({ account }) => account === held)?.balanceFen ?? 0,
  };
  noteStep(work, programme.id, 'end_rehearsed', run);
  return { ranAt: work.now.toISOString(), ...run };
};

const leftOfPartly = async (
  work: AnyWork,
  offerIds: readonly string[],
): Promise<number> => {
  let fen = 0;
  for (const { id, paidFen } of await partlyUsedOf(work, offerIds)) {
    fen += paidFen - (await earnedFen(work, id));
  }
  return fen;
};

/** The merchants whom an end concerns: of its stores and of its offers. */
export const merchantsOf = async (
  work: AnyWork,
  programmeId: string,
): Promise<string[]> => {
  const { stores, offerIds } = await selectParts(work, programmeId);
  const places = await placesByIds(
    work,
    stores.map(({ placeId }) => placeId),
  );
  const offers = await offersOfIds(work, offerIds);
  const ids = [
    ...[...places.values()].flatMap(({ merchantId }) => merchantId ?? []),
    ...offers.map(({ merchantId }) => merchantId),
  ];
  return [...new Set(ids)].toSorted();
};
