import { hourMs } from '#contract/kit/time.ts';
import { offlineListHours } from '#contract/offline.ts';
import type { Bearer, CaseKind } from '#contract/offline.ts';

/**
 * How a scan without network could be judged by its device: by digits that only a phone
 * with the voucher's key shows at that time, by our signature, or by nothing.
 */
export type Proof = 'shown' | 'signed' | 'nothing';

export type CaseFacts = {
  kind: CaseKind;
  proof: Proof;
  scannedAt: Date;
  /** Null where the device had no list of ours. */
  listMadeAt: Date | null;
  /** When the use was taken, or its money began its way back; null where nobody knows. */
  goneAt: Date | null;
  withinCaps: boolean;
};

/**
 * Who bears what was handed out and can't be redeemed. The platform does where the device
 * did all that it could: the code was good, its list fresh, its caps kept, and the voucher
 * was used or given back behind its back. Whatever the device could have seen, or was told
 * not to accept, the merchant bears.
 */
export const ruleOnCase = (facts: CaseFacts): { kind: CaseKind; bornBy: Bearer } => {
  const { kind } = facts;
  const behindItsBack =
    (kind === 'used_elsewhere' || kind === 'given_back') &&
    facts.proof !== 'nothing' &&
    isFresh(facts) &&
    !wasOffTheList(facts);
  if (!behindItsBack) return { kind, bornBy: 'merchant' };
  return facts.withinCaps
    ? { kind, bornBy: 'platform' }
    : { kind: 'over_cap', bornBy: 'merchant' };
};

const isFresh = ({ listMadeAt, scannedAt }: CaseFacts): boolean =>
  listMadeAt !== null &&
  scannedAt.getTime() - listMadeAt.getTime() <= offlineListHours * hourMs;

/**
 * A voucher that was gone before the list was made is not on it, and a shown code can't be
 * judged without its row. A signed one is for vouchers that are on no list.
 */
const wasOffTheList = ({ proof, goneAt, listMadeAt }: CaseFacts): boolean =>
  proof === 'shown' && goneAt !== null && listMadeAt !== null && goneAt < listMadeAt;

export type CapFacts = {
  /** What one use of this voucher is worth. */
  worthFen: number;
  /** What the store had accepted and not told of at the moment of this scan. */
  waitingFen: number;
  /** The part of it that is of this voucher. */
  ofVoucherFen: number;
  /** What the platform bears of this store of the last 72 hours. */
  bornFen: number;
  caps: { storeFen: number; voucherFen: number };
};

/**
 * Whether the platform stands for one more: by the device's own rule, and by what was lost
 * at this store in three days, which telling often does not set back.
 */
export const isWithinCaps = ({ worthFen, caps, ...told }: CapFacts): boolean =>
  told.ofVoucherFen + worthFen <= caps.voucherFen &&
  told.waitingFen + worthFen <= caps.storeFen &&
  told.bornFen + worthFen <= caps.storeFen;
