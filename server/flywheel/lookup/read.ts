import type { LookupView } from '#contract/lookup.ts';
import { mustWorkAt } from '#flywheel/place/counter-store.ts';
import { vouchersOfHolder } from '#flywheel/voucher/of-holder.ts';
import { maskPhone } from '#kit/log.ts';
import type { Work } from '#kit/work.ts';
import { phoneOfPerson } from '#parties/person/grant-role.ts';
import { showOffered, stateOf } from './lookup.ts';
import { countDenied, selectLookup } from './sql.ts';
import type { Lookup } from './sql.ts';

export type LookupAsked = { placeId: string; lookupId: string };
type ReadRefusals = 'not_staff_here' | 'lookup_not_found' | 'voucher_not_found';

/** Where a look-up stands, for those who work at its store. */
export const readLookup = async (
  work: Work<ReadRefusals>,
  asked: LookupAsked,
): Promise<LookupView> => {
  const store = await mustWorkAt(work, asked.placeId);
  const lookup =
    (await selectLookup(work, { id: asked.lookupId, placeId: store.id })) ??
    work.refuse('lookup_not_found', {});
  const state = stateOf(lookup, await countDenied(work, lookup.id), work.now);
  return {
    lookupId: lookup.id,
    state,
    expiresAt: lookup.expiresAt.toISOString(),
    ...(state === 'confirmed' ? await chosenIn(work, lookup) : nothingYet),
  };
};

const nothingYet = { holderPhoneMasked: null, vouchers: [] };

/** Who it is and what they chose; nothing of it before they said so. */
const chosenIn = async (work: Work<ReadRefusals>, lookup: Lookup) => {
  const personId = lookup.confirmedBy ?? '';
  const [phone, vouchers] = await Promise.all([
    phoneOfPerson(work, personId),
    vouchersOfHolder(work, { personId, ids: lookup.voucherIds ?? [] }),
  ]);
  return { holderPhoneMasked: maskPhone(phone), vouchers: vouchers.map(showOffered) };
};
