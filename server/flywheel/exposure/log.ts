import type { Log } from '#kit/log.ts';
import { every } from '#kit/jobs.ts';
import { inWork, system } from '#kit/work.ts';
import type { WorkTerms } from '#kit/work.ts';
import { insertExposures } from './sql.ts';
import type { Exposure } from './sql.ts';

/**
 * What was shown is written down in batches, a moment later: a list must not wait for it.
 * What a process has not yet written when it is killed is lost, half a second of lists; a
 * list that finds no room says so by having no id.
 */
export type ExposureLog = {
  /** False where there is no room: the database has not kept up. */
  log(cityId: string, row: Row): boolean;
  /** Writes down what waits. */
  flush(): Promise<void>;
  stop(): Promise<void>;
};
type Row = Omit<Exposure, 'cityId'>;

declare module '#kit/work.ts' {
  interface Outside {
    exposures: ExposureLog;
  }
}

const room = 20_000;
const batch = 200;

export const makeExposureLog = (asked: {
  terms: () => WorkTerms;
  log: Log;
  byHand: boolean;
}): ExposureLog => {
  let waiting: { cityId: string; row: Row }[] = [];
  let writing: Promise<void> | undefined;

  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const taken = waiting.slice(0, batch);
      const byCity = Map.groupBy(taken, ({ cityId }) => cityId);
      for (const [cityId, rows] of byCity) {
        await inWork(asked.terms(), { cityId, actor: system }, (work) =>
          insertExposures(
            work,
            rows.map(({ row }) => row),
          ),
        );
      }
      // Only now: what fails is tried again, and the same row twice is one row.
      waiting = waiting.slice(taken.length);
    }
  };
  const flush = (): Promise<void> => {
    writing ??= write().finally(() => {
      writing = undefined;
    });
    return writing;
  };
  const timer = asked.byHand ? undefined : every(500, asked.log, flush);
  return {
    log: (cityId, row) => {
      if (waiting.length >= room) return false;
      waiting.push({ cityId, row });
      return true;
    },
    flush,
    stop: async () => {
      await timer?.stop();
      await flush();
    },
  };
};
