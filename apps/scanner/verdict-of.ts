import type { Flow, No } from './flow.ts';

/**
 * What fills the phone. `yes` is a circle with a tick, `no` and `not_now` an octagon with a
 * cross or a square with a clock, `unsure` a diamond with a question mark: told apart
 * without colour.
 */
export type VerdictTone = 'yes' | 'no' | 'not_now' | 'unsure';

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
  | 'other'
  | 'mistyped'
  | 'wrong_store'
  | 'not_yet'
  | 'unknown'
  | 'no_answer'
  | 'not_done';

const ofRefusal: Partial<Record<No['refusal'], VerdictName>> = {
  code_mistyped: 'mistyped',
  voucher_not_found: 'not_found',
  voucher_already_redeemed: 'already',
  voucher_expired: 'expired',
  voucher_not_valid_yet: 'not_yet',
  voucher_given_back: 'given_back',
  store_not_included: 'wrong_store',
  not_staff_here: 'not_staff',
  too_many_undos: 'undone_often',
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
  other: 'no',
  mistyped: 'not_now',
  wrong_store: 'not_now',
  not_yet: 'not_now',
  unknown: 'unsure',
  no_answer: 'unsure',
  not_done: 'unsure',
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
      return flow.at;
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
      return null;
  }
};
