import type { Flow, No } from './flow.ts';
import type { OfflineNo } from './offline/judge.ts';

/**
 * What fills the phone. `yes` is a circle with a tick, `no` and `not_now` an octagon with a
 * cross or a square with a clock, `unsure` a diamond with a question mark: told apart
 * without colour. `recorded` is a yes
 * that the server has not heard of: a tick in a circle that is not closed yet.
 */
export type VerdictTone = 'yes' | 'no' | 'not_now' | 'unsure' | 'recorded';

export type VerdictName =
  | 'redeemed'
  | 'again'
  | 'undone'
  | 'already'
  | 'expired'
  | 'given_back'
  | 'not_found'
  | 'not_staff'
  | 'undone_often'
  | 'used_today'
  | 'other'
  | 'mistyped'
  | 'wrong_store'
  | 'not_yet'
  | 'out_of_hours'
  | 'on_hold'
  | 'locked'
  | 'out_of_date'
  | 'shown_before'
  | 'for_offline'
  | 'for_practice'
  | 'unknown'
  | 'no_answer'
  | 'not_done'
  | 'recorded'
  | 'taken_back'
  | OfflineNo['why'];

const ofRefusal: Partial<Record<No['refusal'], VerdictName>> = {
  code_mistyped: 'mistyped',
  voucher_not_found: 'not_found',
  voucher_already_redeemed: 'already',
  voucher_expired: 'expired',
  voucher_not_valid_yet: 'not_yet',
  voucher_not_now: 'out_of_hours',
  voucher_on_hold: 'on_hold',
  voucher_given_back: 'given_back',
  store_not_included: 'wrong_store',
  not_staff_here: 'not_staff',
  too_many_undos: 'undone_often',
  used_today: 'used_today',
  code_out_of_date: 'out_of_date',
  code_shown_before: 'shown_before',
  code_for_offline: 'for_offline',
  code_for_practice: 'for_practice',
  counter_locked: 'locked',
};

const toneOf: Record<VerdictName, VerdictTone> = {
  redeemed: 'yes',
  again: 'yes',
  undone: 'yes',
  already: 'no',
  expired: 'not_now',
  given_back: 'no',
  not_found: 'no',
  not_staff: 'no',
  undone_often: 'no',
  used_today: 'not_now',
  other: 'no',
  mistyped: 'not_now',
  wrong_store: 'not_now',
  not_yet: 'not_now',
  out_of_hours: 'not_now',
  on_hold: 'no',
  locked: 'not_now',
  unknown: 'unsure',
  no_answer: 'unsure',
  not_done: 'unsure',
  out_of_date: 'not_now',
  shown_before: 'not_now',
  for_offline: 'not_now',
  for_practice: 'not_now',
  recorded: 'recorded',
  taken_back: 'yes',
  no_list: 'not_now',
  list_too_old: 'not_now',
  only_shown_codes: 'not_now',
  not_on_list: 'not_now',
  signed_but_listed: 'not_now',
  signed_not_ours: 'no',
  signed_offer_unknown: 'not_now',
  cannot_check_signed: 'not_now',
  over_store_cap: 'not_now',
  over_voucher_cap: 'not_now',
  maybe_done: 'unsure',
  not_kept: 'no',
};

/** The verdict of where the counter stands; null where there is none to give. */
export const verdictOf = (flow: Flow): { name: VerdictName; tone: VerdictTone } | null => {
  const name = nameOf(flow);
  return name && { name, tone: toneOf[name] };
};

const nameOf = (flow: Flow): VerdictName | null => {
  switch (flow.at) {
    case 'redeemed':
      return flow.again ? 'again' : 'redeemed';
    case 'undone':
    case 'no_answer':
    case 'not_done':
    case 'unknown':
    case 'recorded':
    case 'taken_back':
      return flow.at;
    case 'offline_no':
      return flow.no.why;
    case 'checking':
      return 'unknown';
    case 'redeeming':
      // Asked for a second time: still nobody knows.
      return flow.preparation ? null : 'unknown';
    case 'refused':
      return ofRefusal[flow.no.refusal] ?? 'other';
    case 'ready':
    case 'looking':
    case 'confirm':
    case 'offline_confirm':
    case 'recording':
      return null;
  }
};
