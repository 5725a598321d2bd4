/**
 * What time it really is, on a device whose clock may be wrong by days. The server's word
 * gives the error; within a page a steady clock, which nobody can move, carries it on; over
 * a reload a floor that only rises keeps time from going back. Where the device's clock
 * jumped and nobody has confirmed the time since, it is not sure, and says so.
 */
export type TrueTime = {
  nowMs: () => number;
  /** The device's clock less the true time: positive where it is ahead. */
  offMs: () => number;
  /** Whether the time is known well enough to call a code out of date. */
  isSure: () => boolean;
  /** What can't be true is before this. */
  floorMs: () => number;
  /** The server's clock, and the steady moments between which it was asked. */
  hear: (heard: { serverMs: number; askedMs: number; answeredMs: number }) => void;
  /** Something that proves the time agrees with it. */
  confirm: () => void;
  /** The best guess there is; not sure. */
  guess: (nowMs: number) => void;
};

export type KeptTime = { offMs: number; floorMs: number };

export type TimeTerms = {
  wallMs: () => number;
  steadyMs: () => number;
  read: () => KeptTime | null;
  keep: (time: KeptTime) => void;
};

/** Two readings of one clock differ by a little; beyond this it was moved. */
const slackMs = 2_000;
/** An unwatched span that hides a moved clock without harm: three steps of a code. */
const trustedGapMs = 60_000;
/** An answer that took longer says too little about the time. */
const roundAtMostMs = 6_000;
const keepEveryMs = 5_000;

type Anchor = { trueMs: number; steadyMs: number; wallMs: number };

export const makeTrueTime = (terms: TimeTerms): TrueTime => {
  const kept = terms.read();
  let floorMs = kept?.floorMs ?? 0;
  const started = startOf(terms.wallMs(), kept);
  let isSure = started.isSure;
  let anchor: Anchor = here(started.trueMs);
  let keptAtMs = -Infinity;

  function here(trueMs: number): Anchor {
    return { trueMs, steadyMs: terms.steadyMs(), wallMs: terms.wallMs() };
  }
  const keep = (nowMs: number) => {
    if (isSure) floorMs = nowMs;
    keptAtMs = terms.steadyMs();
    terms.keep({ offMs: terms.wallMs() - nowMs, floorMs });
  };
  const nowMs = (): number => {
    const steady = terms.steadyMs() - anchor.steadyMs;
    const drift = terms.wallMs() - anchor.wallMs - steady;
    if (Math.abs(drift) > slackMs) {
      // The steady clock stands still while a phone sleeps, so a leap forward may be sleep
      // or a hand at the clock; it never runs fast, so a leap back is a hand.
      if (drift > trustedGapMs) isSure = false;
      anchor = here(anchor.trueMs + steady + Math.max(0, drift));
      keep(anchor.trueMs);
      return anchor.trueMs;
    }
    const now = anchor.trueMs + steady;
    if (terms.steadyMs() - keptAtMs > keepEveryMs) keep(now);
    return now;
  };
  const set = (trueMs: number, sure: boolean) => {
    isSure = sure;
    anchor = here(trueMs);
    keep(trueMs);
  };
  return {
    nowMs,
    offMs: () => terms.wallMs() - nowMs(),
    isSure: () => (nowMs(), isSure),
    floorMs: () => floorMs,
    hear: ({ serverMs, askedMs, answeredMs }) => {
      const roundMs = answeredMs - askedMs;
      if (roundMs < 0 || roundMs > roundAtMostMs) return;
      set(serverMs + roundMs / 2 + (terms.steadyMs() - answeredMs), true);
    },
    confirm: () => set(nowMs(), true),
    guess: (guessMs) => set(guessMs, false),
  };
};

const startOf = (wallMs: number, kept: KeptTime | null) => {
  if (!kept) return { trueMs: wallMs, isSure: false };
  const trueMs = wallMs - kept.offMs;
  // Before the floor: the clock was moved back while nobody watched.
  if (trueMs < kept.floorMs - slackMs) return { trueMs: kept.floorMs, isSure: false };
  return { trueMs, isSure: trueMs - kept.floorMs <= trustedGapMs };
};

const storageKey = 'arrival.time';

/** This device's. */
export const trueTime = makeTrueTime({
  wallMs: () => Date.now(),
  steadyMs: () => performance.now(),
  read: () => {
    try {
      const text = localStorage.getItem(storageKey);
      // Only `keep` below writes under this name.
      return text === null ? null : (JSON.parse(text) as KeptTime);
    } catch {
      return null;
    }
  },
  keep: (time) => {
    try {
      localStorage.setItem(storageKey, JSON.stringify(time));
    } catch {
      // Without storage the next start is simply not sure.
    }
  },
});

/** Asks the server what time it is; `ask` gives its clock in ms, null where none came. */
export const hearTime = async (
  ask: () => Promise<number | null>,
  time: TrueTime = trueTime,
): Promise<boolean> => {
  const askedMs = performance.now();
  const serverMs = await ask();
  if (serverMs === null) return false;
  time.hear({ serverMs, askedMs, answeredMs: performance.now() });
  return true;
};

/**
 * What `/health` says: whether the server is there, and its clock. Anything else that
 * answers in its place, such as the sign-in page of a hotel's network, is nobody.
 */
export const askHealth = async (timeoutMs = 2_500): Promise<number | null> => {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await fetch('/health', { cache: 'no-store', signal });
    const said: unknown = await answer.json();
    const at = said !== null && typeof said === 'object' && 'at' in said ? said.at : null;
    const ms = typeof at === 'string' ? Date.parse(at) : Number.NaN;
    return Number.isNaN(ms) ? null : ms;
  } catch {
    return null;
  }
};
