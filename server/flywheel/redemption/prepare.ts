import type { PreparationView } from '#contract/redemption.ts';
import { lookNamed } from '#flywheel/voucher/find.ts';
import type { Named, Voucher } from '#flywheel/voucher/find.ts';
import { thisCity } from '#kit/city.ts';
import { maskPhone } from '#kit/log.ts';
import type { Work } from '#kit/work.ts';
import { phoneOfPerson } from '#parties/person/grant-role.ts';
import { refuseUnusable } from './explain.ts';
import type { RedeemRefusals } from './explain.ts';
import { mustBeNamed, readNamed, redeemWith } from './named.ts';
import { countingTries } from './tries.ts';
import { counterLockOf, refuseLocked } from '#flywheel/watch/lock.ts';
import { mustWorkAt } from '#flywheel/place/counter-store.ts';

export type CodeAsked = { placeId: string; code: string };

/** What a code is good for at this store, before anything is done; changes nothing. */
export const prepareRedemption = (
  work: Work<RedeemRefusals>,
  asked: CodeAsked,
): Promise<PreparationView> => countingTries(work, asked, () => prepare(work, asked));

const prepare = async (
  work: Work<RedeemRefusals>,
  asked: CodeAsked,
): Promise<PreparationView> => {
  const read = await readNamed(work, asked);
  const [store, lockedUntil, found, { timeZone }] = await Promise.all([
    mustWorkAt(work, asked.placeId),
    counterLockOf(work, asked.placeId),
    typeof read === 'string' ? undefined : lookNamed(work, read),
    thisCity(work),
  ]);
  refuseLocked(work, lockedUntil);
  const named = mustBeNamed(work, read);
  const voucher = found ?? work.refuse('voucher_not_found', {});
  await refuseUnusable(work, voucher, { store, timeZone });
  if (wasTaken(named, voucher)) return work.refuse('code_shown_before', {});
  return {
    code: voucher.code,
    title: voucher.title,
    terms: voucher.terms,
    excludes: voucher.excludes,
    usesTotal: voucher.usesTotal,
    usesLeft: voucher.usesLeft,
    validUntil: voucher.validUntil.toISOString(),
    holderPhoneMasked: maskPhone(await phoneOfPerson(work, voucher.personId)),
    redeemWith: redeemWith(work, asked.placeId, named),
  };
};

const wasTaken = (named: Named, voucher: Voucher): boolean =>
  named.by === 'handle' && named.step <= voucher.lastStep;
