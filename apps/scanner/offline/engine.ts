import { readCode } from '#contract/kit/code.ts';
import { Unreachable } from '#contract/kit/call.ts';
import { tagOf } from '#contract/kit/sealed-row.ts';
import { minuteMs } from '#contract/kit/time.ts';
import { readOfflineList } from '#contract/offline.ts';
import { undoWithinMinutes } from '#contract/redemption.ts';
import type { RedemptionView } from '#contract/redemption.ts';
import type { TrueTime } from '#ui/true-time.ts';
import type { Ledger } from './box.ts';
import { makeDesk } from './desk.ts';
import type { Desk, EngineTerms } from './desk.ts';
import { canTakeBack } from './entry.ts';
import type { Accepted, Entry } from './entry.ts';
import { judgeOffline } from './judge.ts';
import type { Judged } from './judge.ts';
import { makeTeller } from './tell.ts';

export type Recorded = { verdict: 'recorded'; entry: Entry } | Judged;

export type Engine = ReturnType<typeof makeEngine>;

const notKept: Judged = { verdict: 'offline_no', no: { why: 'not_kept' } };
const listEveryMs = 10 * minuteMs;
const listWithinMs = 30_000;

/** What keeps a counter going without network: judges, records, and tells it afterwards. */
export const makeEngine = (terms: EngineTerms) => {
  const { box, line, time, store } = terms;
  const desk = makeDesk(terms);
  const learn = makeLearner(time);
  const judge = (text: string) => judgeAt(desk, text, learn);
  let refreshing: Promise<void> | null = null;
  const refreshList = (): Promise<void> =>
    (refreshing ??= fetchList(desk).finally(() => (refreshing = null)));
  const tell = makeTeller(desk, refreshList);
  line.subscribe(() => {
    desk.set({ isUp: line.isUp() });
    if (line.isUp()) void tell();
  });
  return {
    state: desk.state,
    subscribe: desk.subscribe,
    store,
    time,
    judge,
    tell,
    refreshList,
    listEveryMs,
    failed: line.failed,
    answered: line.answered,
    record: async (accepted: Accepted): Promise<Recorded> => {
      const recorded = await recordAt(desk, accepted).catch(() => 'not_kept' as const);
      if (recorded === 'not_kept') desk.set({ keeps: false });
      if (recorded === 'not_kept') return notKept;
      if (!recorded) return judge(accepted.text);
      void tell();
      return { verdict: 'recorded', entry: recorded };
    },
    takeBack: (key: string) => takeBackAt(desk, key),
    /** Whether waiting longer for the network is worth nothing. */
    canJudge: (text: string): boolean =>
      desk.state().list !== null && ['rotating', 'signed'].includes(readCode(text).kind),
    /** Made with network; the list on the device may be older. */
    redeemedOnline: async (view: RedemptionView, handle: string | null): Promise<void> => {
      const tag = handle === null ? null : await tagOf(handle);
      const { id: key, placeId, code, redeemedAt: at, undoneAt } = view;
      const use = { key, placeId, code, tag, at, undone: undoneAt !== null };
      await box.putOnline(use).catch(() => desk.set({ keeps: false }));
    },
    markRead: async (key: string): Promise<void> => {
      await box.change(key, (entry) => ({ ...entry, isRead: true })).catch(() => null);
      await desk.look();
    },
    /** What the device has from before, then what the server has now. */
    start: async (): Promise<void> => {
      desk.set({ list: await box.readList(store.placeId).catch(() => null) });
      await desk.look();
      void tell();
      await refreshList();
    },
  };
};

const judgeAt = async (
  { terms, state, look }: Desk,
  text: string,
  learn: (accepted: Accepted) => void,
): Promise<Judged> => {
  const [ledger, openRequests] = await Promise.all([look(), openOf(terms)]);
  if (!ledger) return notKept;
  const read = readCode(text);
  if (read.kind === 'practice') {
    return { verdict: 'refused', no: { refusal: 'code_for_practice', facts: {} } };
  }
  if (read.kind !== 'code' && read.kind !== 'rotating' && read.kind !== 'signed') {
    return { verdict: 'refused', no: { refusal: 'code_mistyped', facts: {} } };
  }
  const judged = await judgeOffline({
    read,
    store: terms.store,
    list: state().list,
    ledger: ledger.entries,
    online: ledger.online,
    openRequests,
    time: timeNow(terms.time),
  });
  if (judged.verdict === 'accepted') learn(judged.accepted);
  return judged;
};

/**
 * One code that disagrees with the clock is a guess; another voucher's that agrees with the
 * guess is proof.
 */
const makeLearner = (time: TrueTime) => {
  let guessedBy: string | null = null;
  return ({ by, tag, scannedAt, clockSure }: Accepted): void => {
    if (by !== 'list' || clockSure) return;
    const saidMs = Date.parse(scannedAt);
    const agrees = Math.abs(saidMs - time.nowMs()) < minuteMs;
    if (agrees && tag !== guessedBy) time.confirm();
    if (agrees) return;
    time.guess(saidMs);
    guessedBy = tag;
  };
};

/** Keeps it, and only then says so; null where something came in between. */
const recordAt = async (
  { terms, look }: Desk,
  accepted: Accepted,
): Promise<Entry | null> => {
  const { cityId, placeId } = terms.store;
  const entry: Entry = {
    ...accepted,
    key: terms.makeKey(),
    no: 0,
    cityId,
    placeId,
    triedAt: null,
    inList: false,
    said: null,
    isRead: false,
    state: 'waiting',
  };
  const ofVoucher = (entries: readonly Entry[]) =>
    entries.filter(({ tag }) => tag === accepted.tag).length;
  const fits = (entries: readonly Entry[]) => ofVoucher(entries) === accepted.seen;
  const added = await terms.box.add(entry, fits);
  await look();
  return added;
};

/** Undone on the device alone, while nobody was told; null where that is over. */
const takeBackAt = async ({ terms, look }: Desk, key: string): Promise<Entry | null> => {
  const fromMs = terms.time.nowMs() - undoWithinMinutes * minuteMs;
  const undone = await terms.box
    .change(key, (entry) =>
      canTakeBack(entry) && Date.parse(entry.scannedAt) > fromMs
        ? { ...entry, state: 'undone', isRead: true }
        : null,
    )
    .catch(() => null);
  await look();
  return undone;
};

/** Keeps the store's list anew; where it does not come, the older one goes on. */
const fetchList = async (desk: Desk): Promise<void> => {
  const { terms, set, look } = desk;
  const before = await look();
  if (!before || !terms.line.isUp()) return;
  const { cityId: city, placeId: place } = terms.store;
  try {
    const asked = { timeoutMs: listWithinMs };
    const answer = await terms.call(readOfflineList, { city, place }, asked);
    if (!answer.ok) return;
    await terms.box.putList(place, answer.value, settledIn(before));
    set({ list: answer.value });
    await look();
  } catch (error) {
    if (!(error instanceof Unreachable)) set({ keeps: false });
  }
};

const timeNow = (time: TrueTime) => ({
  nowMs: time.nowMs(),
  isSure: time.isSure(),
  floorMs: time.floorMs(),
  offMs: time.offMs(),
});

const openOf = async ({ openAttempts }: EngineTerms) =>
  Promise.all(
    (await openAttempts()).map(async ({ voucher, handle, title }) => ({
      code: voucher ?? null,
      tag: handle ? await tagOf(handle) : null,
      title,
    })),
  );

/** What the server had answered before it was asked for a list is counted in that list. */
const settledIn = ({ entries, online }: Ledger): Set<string> =>
  new Set([
    ...entries
      .filter(({ state }) => state === 'redeemed' || state === 'case')
      .map(({ key }) => key),
    ...online.map(({ key }) => key),
  ]);
