import type { PreparationView } from '#contract/redemption.ts';
import { findByCode } from '#flywheel/voucher/find.ts';
import { maskPhone } from '#kit/log.ts';
import type { Work } from '#kit/work.ts';
import { phoneOfPerson } from '#parties/person/grant-role.ts';
import { refuseUnusable } from './explain.ts';
import type { RedeemRefusals } from './explain.ts';
import { codeIn } from './redemption.ts';
import { mustWorkAt } from './store.ts';

export type CodeAsked = { placeId: string; code: string };

/** What a code is good for at this store, before anything is done; changes nothing. */
export const prepareRedemption = async (
  work: Work<RedeemRefusals>,
  asked: CodeAsked,
): Promise<PreparationView> => {
  const code = codeIn(asked.code);
  const [store, found] = await Promise.all([
    mustWorkAt(work, asked.placeId),
    code === null ? undefined : findByCode(work, code),
  ]);
  const voucher = found ?? work.refuse('code_mistyped', {});
  await refuseUnusable(work, voucher, store);
  return {
    code: voucher.code,
    title: voucher.title,
    terms: voucher.terms,
    excludes: voucher.excludes,
    usesTotal: voucher.usesTotal,
    usesLeft: voucher.usesLeft,
    validUntil: voucher.validUntil.toISOString(),
    holderPhoneMasked: maskPhone(await phoneOfPerson(work, voucher.personId)),
  };
};
