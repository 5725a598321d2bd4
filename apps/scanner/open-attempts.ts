import type { OpenAttempts } from './counter.ts';
import type { Attempt } from './flow.ts';
import type { AttemptBox } from './offline/box.ts';

/** A disk that takes longer keeps nobody waiting: the request key is safe without it. */
const keptWithinMs = 1_000;

export type KeptAttempts = OpenAttempts & {
  /** All that is open, once what the device had from before is known. */
  load: () => Promise<readonly Attempt[]>;
};

/**
 * Lost answers of one store, oldest first, kept until somebody asked. An attempt is on the
 * disk before its request leaves: what a browser keeps lazily is gone with the battery.
 */
export const openAttemptsOf = (placeId: string, box: AttemptBox): KeptAttempts => {
  const here = new Map<string, Attempt>();
  const dropped = new Set<string>();
  const list = () =>
    [...here.values()].toSorted((a, b) => a.startedAt.localeCompare(b.startedAt));
  const read = async () => {
    const kept = await box.read().catch(() => []);
    for (const { placeId: at, ...attempt } of kept) {
      if (at === placeId && !dropped.has(attempt.key)) here.set(attempt.key, attempt);
    }
  };
  let loaded: Promise<void> | null = null;
  return {
    list,
    load: async () => {
      await (loaded ??= read());
      return list();
    },
    keep: async (attempt) => {
      here.set(attempt.key, attempt);
      const late = new Promise((go) => setTimeout(go, keptWithinMs));
      const kept = box.put({ ...attempt, placeId }).catch(() => undefined);
      await Promise.race([kept, late]);
    },
    drop: (key) => {
      here.delete(key);
      dropped.add(key);
      // One that stays is asked about once more, and has its answer.
      void box.drop(key).catch(() => undefined);
    },
  };
};
