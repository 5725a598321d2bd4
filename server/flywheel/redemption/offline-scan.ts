import { readCode } from '#contract/kit/code.ts';
import { stepShown } from '#contract/kit/rotating-code.ts';
import { readSigned } from '#contract/kit/signed-code.ts';
import { hourMs, minuteMs } from '#contract/kit/time.ts';
import {
  offlineAheadMinutes,
  offlineListHours,
  offlineStepReach,
} from '#contract/offline.ts';
import type { CaseKind } from '#contract/offline.ts';
import { whyNotRedeemable } from '#contract/redeemable.ts';
import type { WhyNotRedeemable } from '#contract/redeemable.ts';
import type { NamedOffline, Voucher } from '#flywheel/voucher/find.ts';
import type { AnyWork } from '#kit/work.ts';
import type { Proof } from './case.ts';

/** What the digits of a scan say, and how they prove it. */
export type ScanRead = {
  named: NamedOffline | null;
  proof: Proof;
  /** The step that a shown code showed; null where it is none, or showed nothing then. */
  step: number | null;
  /** Whether the digits are good by themselves. */
  good: boolean;
};

/** What names nothing, or may name nothing now. */
export const notOurs: ScanRead = { named: null, proof: 'nothing', step: null, good: false };

/**
 * Reads a scan as its device had to: a shown code by the steps near the moment of the scan,
 * a signed one by its signature. Twelve digits name a voucher and prove nothing.
 */
export const readScan = async (
  work: AnyWork,
  { text, scannedAt }: { text: string; scannedAt: Date },
): Promise<ScanRead> => {
  const read = readCode(text);
  switch (read.kind) {
    case 'code': {
      const named = { by: 'code', code: read.code } as const;
      return { named, proof: 'nothing', step: null, good: true };
    }
    case 'rotating': {
      const { handle, otp } = read;
      const key = work.outside.codes.keyOf(work.cityId, handle);
      const step = await stepShown(key, otp, { at: scannedAt, reach: offlineStepReach });
      const named = { by: 'handle', handle } as const;
      return { named, proof: 'shown', step, good: step !== null };
    }
    case 'signed': {
      const said = await readSigned(read.text, work.outside.codes.publicKeys);
      if (!said) return notOurs;
      return {
        named: { by: 'tag', tag: said.tag },
        proof: 'signed',
        step: null,
        good: true,
      };
    }
    default:
      return notOurs;
  }
};

export type ScanFacts = {
  read: Pick<ScanRead, 'named' | 'good'>;
  voucher: Voucher | undefined;
  placeId: string;
  timeZone: string;
  scannedAt: Date;
  toldAt: Date;
  listMadeAt: Date | null;
  /** Whether another redemption took the very step that was scanned. */
  stepIsTaken: boolean;
};

/** Why a scan can't be redeemed as of its own moment; null where it can. */
export const whyCase = (facts: ScanFacts): CaseKind | null => {
  const { voucher, placeId, scannedAt, timeZone } = facts;
  if (!facts.read.named) return 'code_not_good';
  if (!voucher) return 'voucher_unknown';
  if (!isBelieved(facts)) return 'time_in_doubt';
  if (!facts.read.good) return 'code_not_good';
  // One that lapsed after it was used is judged by its time alone.
  const state = voucher.state === 'expired' ? 'issued' : voucher.state;
  const why = whyNotRedeemable(
    { ...voucher, state },
    { placeId, now: scannedAt, timeZone },
  );
  if (why) return kindOf[why];
  return facts.stepIsTaken ? 'used_elsewhere' : null;
};

/**
 * A device's clock is its own affair: a scan is not older than the list it was judged by,
 * or than a list may be, and not of the future.
 */
const isBelieved = ({ scannedAt, toldAt, listMadeAt }: ScanFacts): boolean => {
  const at = scannedAt.getTime();
  const oldest = toldAt.getTime() - offlineListHours * hourMs;
  const from = listMadeAt ? listMadeAt.getTime() : oldest;
  return at >= from && at <= toldAt.getTime() + offlineAheadMinutes * minuteMs;
};

const kindOf: Record<WhyNotRedeemable, CaseKind> = {
  given_back: 'given_back',
  already_redeemed: 'used_elsewhere',
  too_many_undos: 'used_elsewhere',
  used_today: 'used_elsewhere',
  expired: 'expired',
  not_valid_yet: 'not_valid_yet',
  store_not_included: 'wrong_store',
  // Stopped, and told to no device that had no network.
  on_hold: 'given_back',
  not_now: 'not_valid_yet',
};
