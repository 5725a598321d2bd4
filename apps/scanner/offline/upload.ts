import { Unreachable } from '#contract/kit/call.ts';
import type { Caller } from '#contract/kit/call.ts';
import { uploadOfflineRedemption } from '#contract/offline.ts';
import type { RefusalName } from '#contract/refusals.ts';
import type { Box } from './box.ts';
import type { Entry } from './entry.ts';

export type UploadTerms = {
  call: Caller;
  box: Box;
  device: string;
  nowIso: () => string;
  /** Something was kept: look at the ledger again. */
  changed: () => Promise<void>;
  /** The server said something, or nothing. */
  heard: (answered: boolean) => void;
};

/** `later`: something waits on, and only time or another person helps. */
export type Uploaded = 'done' | 'later';

const answerWithinMs = 15_000;
/** Asked again these would be refused again: a person has to look. */
const hopeless: readonly RefusalName[] = [
  'malformed_request',
  'request_key_reused',
  'request_too_large',
];

/**
 * Tells the server of what was accepted without it: oldest first, one at a time, each under
 * its own key for ever, so that a lost answer is simply asked for again. Before the first
 * byte leaves, the ledger says that it may have: from then on nothing is undone here.
 */
export const uploadAll = async (terms: UploadTerms): Promise<Uploaded> => {
  const { entries } = await terms.box.readLedger();
  const closed = new Set<string>();
  for (const entry of entries.filter(({ state }) => state === 'waiting')) {
    if (closed.has(entry.placeId)) continue;
    const outcome = await uploadOne(entry, terms);
    if (outcome === 'stop') return 'later';
    // This person doesn't work there: the next one who does will tell.
    if (outcome === 'not_here') closed.add(entry.placeId);
  }
  return closed.size > 0 ? 'later' : 'done';
};

const uploadOne = async (
  { key }: Entry,
  terms: UploadTerms,
): Promise<'told' | 'not_here' | 'stop'> => {
  const entry = await terms.box.change(key, (now) =>
    now.state === 'waiting' ? { ...now, triedAt: now.triedAt ?? terms.nowIso() } : null,
  );
  if (!entry) return 'told';
  await terms.changed();
  try {
    const answer = await ask(entry, terms);
    terms.heard(true);
    if (answer.ok) {
      const { value } = answer;
      const said = value.outcome === 'case' ? value.case.kind : null;
      await settle(terms, key, { state: value.outcome, said });
      return 'told';
    }
    if (hopeless.includes(answer.refusal)) {
      await settle(terms, key, { state: 'stuck', said: answer.refusal });
      return 'told';
    }
    return answer.refusal === 'not_staff_here' ? 'not_here' : 'stop';
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    terms.heard(false);
    return 'stop';
  }
};

const ask = (entry: Entry, { call, device }: UploadTerms) => {
  const { key, cityId, placeId, text, scannedAt, listId, clockOffMs, clockSure } = entry;
  const said = { text, scannedAt, listId, clockOffMs, clockSure, device };
  return call(
    uploadOfflineRedemption,
    { city: cityId, place: placeId, ...said },
    { key, timeoutMs: answerWithinMs },
  );
};

const settle = async (
  { box, changed }: UploadTerms,
  key: string,
  word: Pick<Entry, 'state' | 'said'>,
): Promise<void> => {
  const isRead = word.state === 'redeemed';
  await box.change(key, (entry) => ({ ...entry, ...word, isRead }));
  await changed();
};
