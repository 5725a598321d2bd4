import type { RefusalName } from '#contract/refusals.ts';
import type { CaseKind } from '#contract/offline.ts';
import type { OfflineNo } from '../../../apps/scanner/offline/judge.ts';

// What a counter answers to every voucher in every state, by every way in, as data: with
// network it is the server's answer, without it the device's. The scanner's table of
// redemptions runs each row twice.

/** What was bought. */
export type Goods =
  | 'meal'
  /** Three uses. */
  | 'card'
  /** A meal on weekdays from 11:00 to 14:00. */
  | 'lunch'
  /** Every day but 25 November. */
  | 'days_off'
  /** Sundays from 22:00 to 02:00. */
  | 'night'
  /** The tea house's alone. */
  | 'tea'
  /** The noodle bar's and the tea house's. */
  | 'both'
  /** Another merchant's. */
  | 'book';

/** What happens to the voucher or around it, elsewhere unless it says `here`. */
export type Deed =
  | 'bought'
  | 'used'
  | 'used_at_tea'
  | 'undone'
  | 'used_and_undone'
  | 'given_back'
  /** Its customer wants the money of the use back; the merchant says no. */
  | 'asked_back'
  | 'turned_down'
  | 'held'
  | 'released'
  /** The network saw this very code: the answer to it was lost. */
  | 'this_code_used'
  | 'scanned_here'
  | 'taken_back_here'
  | 'low_store_cap'
  | 'low_voucher_cap'
  /** Somebody's hand at the device's clock. */
  | 'clock_half_a_day_ahead'
  | 'clock_days_ahead'
  | 'clock_days_back';

/** What is shown or typed; `steps` of 20 seconds off the moment of the scan. */
export type Shown =
  | { steps: number }
  | 'digits_qr'
  | 'typed'
  | 'typed_in_groups'
  | 'signed'
  | 'signed_and_changed'
  | 'shown_and_changed'
  | 'shown_of_nobody'
  | 'digits_of_nobody'
  | 'digits_and_changed'
  | 'practice'
  | 'too_short'
  | 'payment_code'
  | 'words';

export type Answer = 'redeemed' | RefusalName | OfflineNo['why'];
export type Teller = 'chen' | 'zhou' | 'tang' | 'lin' | null;

export type Row = {
  name: string;
  goods?: Goods;
  show?: Shown;
  /** Before the device read its list: noon on Tuesday, or the moment that `list` says. */
  before?: readonly Deed[];
  /** When the list is read; `null`: there was never any. */
  list?: string | null;
  /** Meanwhile, with the device cut off. */
  then?: readonly Deed[];
  /** Minutes from the list to the scan. */
  after?: number;
  /** Who asks; without network, who tells of it. */
  who?: Teller;
  online: Answer;
  /** Where it is left out it is the same as online, and no reason is asked for. */
  offline?: Answer;
  /** Why the two differ. */
  because?: string;
  /** What becomes of an accepted one when it is told; `waits`: nobody would hear of it. */
  told?: 'redeemed' | CaseKind | 'waits';
  /** Days from the scan until it is told. */
  toldAfterDays?: number;
};

export const behindItsBack =
  'what happened behind its back no device knows: it becomes a case';
export const notListed = 'the list names only what may be used: whatever else is not on it';
export const digitsProveNothing =
  'twelve digits prove nothing, and only the server knows whose they are';
export const forWithout =
  'with network the changing code is there; the signed one is for without';
export const nobodyIsAsked =
  'a device asks nobody who they are; the server will, when it is told';
