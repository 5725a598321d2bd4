import { isCode, isPracticeCode } from '#contract/kit/code.ts';
import { readRotating } from '#contract/kit/rotating-code.ts';
import type { Channel, PreparationView, RedemptionView } from '#contract/redemption.ts';
import type { FactsOf, RefusalName } from '#contract/refusals.ts';
import type { Accepted, Entry } from './offline/entry.ts';
import type { Judged, OfflineNo } from './offline/judge.ts';
import { whatCode } from './what-code.ts';
import type { Stray, WhatCode } from './what-code.ts';

/** A "no" with its facts, from the server or found before the network was asked. */
export type No = { [N in RefusalName]: { refusal: N; facts: FactsOf<N> } }[RefusalName];

/** One redemption asked for. Its key outlives a lost answer and a flat battery. */
export type Attempt = {
  key: string;
  /** What is sent: the preparation's word, which keeps the moment of the scan. */
  code: string;
  channel: CounterChannel;
  title: string;
  startedAt: string;
  /** Which voucher it is: its twelve digits, and what its phone showed it by. */
  voucher?: string;
  handle?: string | null;
};

/** What a cashier does; the other ways in need nobody here. */
export type CounterChannel = Extract<Channel, 'scan' | 'typed'>;

/** What was read that is no code of ours; said beside the camera, nothing stops for it. */
export type Hint =
  | Stray
  | { kind: 'too_short'; missing: number }
  | { kind: 'same_again' }
  /** A practice code at the real counter. */
  | { kind: 'practice_code'; code: string }
  /** And a real one in practice. */
  | { kind: 'real_code' };

/** In practice real codes are strays, and the other way about. */
export type Mode = 'real' | 'practice';

/** `code` is what was read: twelve digits, or what a phone shows. */
type Asked = { code: string; channel: CounterChannel };

/** Where the counter stands; looking, redeeming and checking wait for an answer. */
export type Flow =
  | { at: 'ready'; hint: Hint | null }
  | ({ at: 'looking' } & Asked)
  | ({ at: 'no_answer' } & Asked)
  | ({ at: 'confirm'; preparation: PreparationView; usedAt: string | null } & Asked)
  | { at: 'redeeming'; attempt: Attempt; preparation: PreparationView | null }
  | { at: 'unknown'; attempt: Attempt; later: boolean }
  | { at: 'checking'; attempt: Attempt; later: boolean }
  | { at: 'not_done'; attempt: Attempt }
  | { at: 'redeemed'; redemption: RedemptionView; again: boolean }
  | { at: 'undone'; redemption: RedemptionView }
  | { at: 'refused'; no: No; code: string | null }
  /** Without network, from here on: by what the device itself has. */
  | { at: 'offline_confirm'; code: string; accepted: Accepted }
  | { at: 'recording'; accepted: Accepted }
  | { at: 'recorded'; entry: Entry }
  | { at: 'taken_back'; entry: Entry }
  | { at: 'offline_no'; no: OfflineNo; code: string; channel: CounterChannel };

export type Happening =
  /** `format`: the decoder's name of the kind of code; a typed text has none. */
  | { what: 'read'; text: string; format?: string; channel: CounterChannel; mode?: Mode }
  /** `usedAt`: when the same card was used here a moment ago. */
  | { what: 'prepared'; preparation: PreparationView; usedAt: string | null }
  | { what: 'confirmed'; key: string; at: string }
  | { what: 'redeemed'; redemption: RedemptionView }
  | { what: 'refused'; no: No }
  | { what: 'lost' }
  | { what: 'check' }
  | { what: 'missing' }
  | { what: 'again' }
  | { what: 'pick_up'; attempt: Attempt }
  | { what: 'undone'; redemption: RedemptionView }
  | { what: 'judged'; judged: Judged }
  | { what: 'recorded'; entry: Entry }
  | { what: 'taken_back'; entry: Entry }
  | { what: 'hinted'; hint: Hint }
  | { what: 'next' };

export const ready: Flow = { at: 'ready', hint: null };

/**
 * The scanner's whole course as arithmetic: where it stands and what happened give where it
 * stands next. Whatever makes no sense there changes nothing, so a late answer, a second
 * press or a scan in the middle of a redemption can do no harm.
 */
export const step = (flow: Flow, happening: Happening): Flow => {
  switch (happening.what) {
    case 'read':
      return takesCodes(flow) ? reading(flow, happening) : flow;
    case 'hinted':
      return flow.at === 'ready' ? { at: 'ready', hint: happening.hint } : flow;
    case 'next':
      return mayLeave(flow) ? ready : flow;
    case 'pick_up':
      return flow.at === 'ready'
        ? { at: 'unknown', attempt: happening.attempt, later: true }
        : flow;
    case 'prepared':
    case 'confirmed':
    case 'redeemed':
    case 'refused':
    case 'lost':
    case 'check':
    case 'missing':
    case 'again':
    case 'undone':
    case 'judged':
    case 'recorded':
    case 'taken_back':
      return answered(flow, happening);
  }
};

type Reply = Exclude<Happening, { what: 'read' | 'hinted' | 'next' | 'pick_up' }>;

const answered = (flow: Flow, happening: Reply): Flow => {
  switch (flow.at) {
    case 'looking':
      return looked(flow, happening);
    case 'confirm':
      // The network went while the two looked at each other: nothing was asked for yet.
      if (happening.what === 'again') return lookAgain(flow);
      return happening.what === 'confirmed' ? redeeming(flow, happening) : flow;
    case 'redeeming':
      return redeemed(flow, flow.attempt, happening);
    case 'checking':
      return checked(flow, happening);
    case 'unknown':
      return happening.what === 'check' ? { ...flow, at: 'checking' } : flow;
    case 'not_done':
      return happening.what === 'again' ? afresh(flow.attempt) : flow;
    case 'no_answer':
      return happening.what === 'again' ? { ...flow, at: 'looking' } : flow;
    case 'offline_no':
      return happening.what === 'again' ? lookAgain(flow) : flow;
    case 'offline_confirm':
      return happening.what === 'confirmed'
        ? { at: 'recording', accepted: flow.accepted }
        : flow;
    case 'recording':
      return recorded(flow, happening);
    case 'recorded':
      return happening.what === 'taken_back'
        ? { at: 'taken_back', entry: happening.entry }
        : flow;
    case 'redeemed':
      return happening.what === 'undone'
        ? { at: 'undone', redemption: happening.redemption }
        : flow;
    case 'ready':
    case 'undone':
    case 'taken_back':
    case 'refused':
      return flow;
  }
};

const lookAgain = ({ code, channel }: Flow & Asked): Flow => ({
  at: 'looking',
  code,
  channel,
});

const recorded = (flow: Flow & { at: 'recording' }, happening: Reply): Flow => {
  if (happening.what === 'recorded') return { at: 'recorded', entry: happening.entry };
  if (happening.what !== 'judged') return flow;
  return judged(flow.accepted.text, 'scan', happening.judged);
};

const judged = (code: string, channel: CounterChannel, said: Judged): Flow => {
  if (said.verdict === 'accepted') {
    return { at: 'offline_confirm', code, accepted: said.accepted };
  }
  return said.verdict === 'refused'
    ? { at: 'refused', no: said.no, code: digitsOf(code) }
    : { at: 'offline_no', no: said.no, code, channel };
};

const looked = (flow: Flow & { at: 'looking' }, happening: Reply): Flow => {
  const { code, channel } = flow;
  if (happening.what === 'prepared') {
    const { preparation, usedAt } = happening;
    return { at: 'confirm', code, channel, preparation, usedAt };
  }
  if (happening.what === 'refused') {
    return { at: 'refused', no: happening.no, code: digitsOf(code) };
  }
  if (happening.what === 'lost') return { at: 'no_answer', code, channel };
  if (happening.what === 'judged') return judged(code, channel, happening.judged);
  return happening.what === 'redeemed'
    ? { at: 'redeemed', redemption: happening.redemption, again: true }
    : flow;
};

const redeeming = (
  flow: Flow & { at: 'confirm' },
  happening: Happening & { what: 'confirmed' },
): Flow => ({
  at: 'redeeming',
  preparation: flow.preparation,
  attempt: {
    key: happening.key,
    code: flow.preparation.redeemWith,
    channel: flow.channel,
    title: flow.preparation.title,
    startedAt: happening.at,
    voucher: flow.preparation.code,
    handle: readRotating(flow.code)?.handle ?? null,
  },
});

const redeemed = (flow: Flow, attempt: Attempt, happening: Reply): Flow => {
  if (happening.what === 'redeemed') {
    return { at: 'redeemed', redemption: happening.redemption, again: false };
  }
  if (happening.what === 'refused') {
    return { at: 'refused', no: happening.no, code: digitsOf(attempt.code) };
  }
  return happening.what === 'lost' ? { at: 'unknown', attempt, later: false } : flow;
};

/** Under the same key, with nothing left on screen to show beside it. */
const afresh = (attempt: Attempt): Flow => ({
  at: 'redeeming',
  attempt,
  preparation: null,
});

// A redemption that the server never heard of is asked for once more under the same key
// while the customer is still standing there; later somebody has to decide.
const checked = (flow: Flow & { at: 'checking' }, happening: Reply): Flow => {
  if (happening.what === 'lost') return { ...flow, at: 'unknown' };
  if (happening.what !== 'missing') return redeemed(flow, flow.attempt, happening);
  return flow.later ? { at: 'not_done', attempt: flow.attempt } : afresh(flow.attempt);
};

const reading = (flow: Flow, read: Happening & { what: 'read' }): Flow => {
  const { text, format = null, channel, mode = 'real' } = read;
  const what = whatCode(text, format);
  if (mode === 'practice' && isReal(what.kind)) return hinted(flow, { kind: 'real_code' });
  switch (what.kind) {
    case 'code':
      return lookAt(flow, what.code, channel);
    case 'rotating':
    case 'signed':
      return lookAt(flow, what.text, channel);
    case 'mistyped':
      return { at: 'refused', no: { refusal: 'code_mistyped', facts: {} }, code: null };
    case 'practice':
      return mode === 'practice'
        ? lookAt(flow, what.code, channel)
        : hinted(flow, { kind: 'practice_code', code: what.code });
    default:
      return hinted(flow, what);
  }
};

const isReal = (kind: WhatCode['kind']): boolean =>
  kind === 'code' || kind === 'rotating' || kind === 'signed';

// Before the button is pressed a stray code must not take the voucher off the screen.
const hinted = (flow: Flow, hint: Hint): Flow =>
  isAsked(flow) ? flow : { at: 'ready', hint };

/** The card on screen goes on being shown to the camera, and its digits change. */
const lookAt = (flow: Flow, code: string, channel: CounterChannel): Flow =>
  isAsked(flow) && cardOf(flow.code) === cardOf(code)
    ? flow
    : { at: 'looking', code, channel };

const isAsked = (flow: Flow) => flow.at === 'confirm' || flow.at === 'offline_confirm';

const cardOf = (code: string): string => readRotating(code)?.handle ?? code;

/** What people can read to each other; a shown code has nothing of the kind. */
const digitsOf = (code: string): string | null =>
  isCode(code) || isPracticeCode(code) ? code : null;

/** Whether a code that turns up now is taken. Never while an answer is open. */
export const takesCodes = (flow: Flow): boolean =>
  !['looking', 'redeeming', 'recording', 'unknown', 'checking', 'not_done'].includes(
    flow.at,
  );

/** Whether the cashier may turn to the next customer; an open redemption is kept aside. */
export const mayLeave = (flow: Flow): boolean =>
  flow.at !== 'redeeming' && flow.at !== 'checking' && flow.at !== 'recording';

/** Whether the camera is of use now. */
export const wantsCamera = (flow: Flow): boolean => flow.at === 'ready';
