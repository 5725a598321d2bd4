import type { Caller } from '#contract/kit/call.ts';
import { Unreachable } from '#contract/kit/call.ts';
import { minuteMs } from '#contract/kit/time.ts';
import { findRedemption, prepareRedemption, redeemVoucher } from '#contract/redemption.ts';
import type { RedemptionView } from '#contract/redemption.ts';
import { ready, step } from './flow.ts';
import type { Engine } from './offline/engine.ts';
import type { Accepted } from './offline/entry.ts';
import type { Attempt, Flow, Happening, Mode, No } from './flow.ts';

/** How long a cashier and a customer look at each other before we own up. */
const answerWithinMs = 8_000;
/** And how long where the device can decide by itself. */
const goesOfflineAfterMs = 2_500;
/** The same code again this soon is a second look at the first result. */
const sameAgainMs = 3 * minuteMs;

/** Redemptions whose answer was lost; outlives the page. */
export type OpenAttempts = {
  list: () => Attempt[];
  /** Known at once, and kept when it resolves: nothing is asked before that. */
  keep: (attempt: Attempt) => Promise<void>;
  drop: (key: string) => void;
};

export type CounterTerms = {
  call: Caller;
  city: string;
  place: string;
  open: OpenAttempts;
  makeKey: () => string;
  now: () => Date;
  /** What decides without network; a counter may be without. */
  offline?: Offline;
  mode?: Mode;
};

export type Offline = Pick<
  Engine,
  'state' | 'canJudge' | 'judge' | 'record' | 'failed' | 'answered' | 'redeemedOnline'
>;

export type Counter = {
  flow: () => Flow;
  send: (happening: Happening) => void;
  /** Press of the one big button. */
  confirm: () => void;
  subscribe: (changed: () => void) => () => void;
};

/**
 * Drives the flow: whenever it comes to wait for an answer, asks the server and tells the
 * flow what came. An answer that arrives after the cashier went on is dropped.
 */
export const makeCounter = (terms: CounterTerms): Counter => {
  let flow: Flow = ready;
  let last: RedemptionView | null = null;
  const listeners = new Set<() => void>();
  const send = (happening: Happening) => {
    const before = flow;
    flow = step(flow, inMode(happening, terms.mode));
    if (flow === before) return;
    if (settles(before, flow)) terms.open.drop(before.attempt.key);
    if (flow.at === 'redeemed') last = flow.redemption;
    tellOffline(before, flow, terms.offline);
    if (flow.at === 'undone') last = null;
    for (const changed of listeners) changed();
    void follow(flow);
  };
  const follow = async (asked: Flow) => {
    const happening = await answerTo(asked, terms, recent(last, terms.now()));
    if (happening && flow === asked) send(happening);
  };
  return {
    flow: () => flow,
    send,
    confirm: () => {
      const isDown = terms.offline !== undefined && !terms.offline.state().isUp;
      if (flow.at === 'confirm' && isDown) return send({ what: 'again' });
      send({ what: 'confirmed', key: terms.makeKey(), at: terms.now().toISOString() });
    },
    subscribe: (changed) => {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
  };
};

/** What is read means one thing at the real counter and another in practice. */
const inMode = (happening: Happening, mode: Mode = 'real'): Happening =>
  happening.what === 'read' ? { ...happening, mode } : happening;

type WithAttempt = Flow & { attempt: Attempt };

const settles = (before: Flow, after: Flow): before is WithAttempt =>
  'attempt' in before &&
  (after.at === 'redeemed' ||
    after.at === 'refused' ||
    (before.at === 'not_done' && after.at === 'ready'));

/** The device's own ledger hears of what was done with network, too. */
const tellOffline = (before: Flow, after: Flow, offline: Offline | undefined): void => {
  if (after.at !== 'redeemed' && after.at !== 'undone') return;
  const handle = 'attempt' in before ? (before.attempt.handle ?? null) : null;
  void offline?.redeemedOnline(after.redemption, handle);
};

const recent = (last: RedemptionView | null, now: Date): RedemptionView | null =>
  last && now.getTime() - Date.parse(last.redeemedAt) < sameAgainMs ? last : null;

const answerTo = async (
  flow: Flow,
  terms: CounterTerms,
  last: RedemptionView | null,
): Promise<Happening | null> => {
  try {
    if (flow.at === 'looking') return await look(flow, terms, last);
    if (flow.at === 'redeeming') return await redeem(flow.attempt, terms);
    if (flow.at === 'recording') return await record(flow.accepted, terms);
    return flow.at === 'checking' ? await find(flow.attempt, terms) : null;
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    terms.offline?.failed();
    return { what: 'lost' };
  }
};

const look = async (
  { code }: { code: string },
  terms: CounterTerms,
  last: RedemptionView | null,
): Promise<Happening> => {
  const { offline } = terms;
  if (offline && !offline.state().isUp) return judge(code, offline);
  try {
    return await prepare(code, terms, last);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    // Nothing was asked that changes anything, so the device may decide instead.
    if (!offline?.canJudge(code)) throw error;
    offline.failed();
    return judge(code, offline);
  }
};

const judge = async (code: string, offline: Offline): Promise<Happening> => ({
  what: 'judged',
  judged: await offline.judge(code),
});

const record = async (
  accepted: Accepted,
  { offline }: CounterTerms,
): Promise<Happening | null> => {
  const done = await offline?.record(accepted);
  if (!done) return null;
  return done.verdict === 'recorded'
    ? { what: 'recorded', entry: done.entry }
    : { what: 'judged', judged: done };
};

const prepare = async (
  code: string,
  terms: CounterTerms,
  last: RedemptionView | null,
): Promise<Happening> => {
  const { city, place, call, offline } = terms;
  const answer = await call(
    prepareRedemption,
    { city, place, code },
    { timeoutMs: offline?.canJudge(code) ? goesOfflineAfterMs : answerWithinMs },
  );
  offline?.answered();
  if (answer.ok) {
    const usedAt = last?.code === answer.value.code ? last.redeemedAt : null;
    return { what: 'prepared', preparation: answer.value, usedAt };
  }
  const mine =
    last !== null &&
    answer.refusal === 'voucher_already_redeemed' &&
    answer.facts.redemptionId === last.id;
  return mine ? { what: 'redeemed', redemption: last } : refused(answer);
};

// A connection that breaks at once is tried a second time before anybody is troubled; the
// key makes two requests one redemption.
const redeem = async (attempt: Attempt, terms: CounterTerms): Promise<Happening> => {
  const { city, place, call } = terms;
  await terms.open.keep(attempt);
  const { code, channel, key } = attempt;
  const ask = () =>
    call(redeemVoucher, { city, place, code, channel }, { key, timeoutMs: answerWithinMs });
  const startedAtMs = terms.now().getTime();
  const answer = await ask().catch((error: unknown) => {
    if (terms.now().getTime() - startedAtMs > answerWithinMs / 4) throw error;
    return ask();
  });
  return answer.ok ? { what: 'redeemed', redemption: answer.value } : refused(answer);
};

const find = async (attempt: Attempt, terms: CounterTerms): Promise<Happening> => {
  const { city, place, call } = terms;
  const answer = await call(
    findRedemption,
    { city, place, key: attempt.key },
    { timeoutMs: answerWithinMs },
  );
  if (answer.ok) return { what: 'redeemed', redemption: answer.value };
  return answer.refusal === 'redemption_not_found' ? { what: 'missing' } : refused(answer);
};

const refused = (no: No): Happening => ({ what: 'refused', no });
