import { Logger, run } from 'graphile-worker';
import type { Runner } from 'graphile-worker';
import type pg from 'pg';
import type { Job, Module } from './module.ts';
import type { Log } from './log.ts';
import { jobSeconds } from './metrics.ts';
import { relayOutbox } from './outbox.ts';
import { inWork, system } from './work.ts';
import type { WorkTerms } from './work.ts';

/**
 * Timers are sweeps: every process may run one, graphile-worker sees to it that each runs
 * in one place at a time and again after a crash. A sweep reads what is due from the
 * tables, so 48 hours without a worker make things late and nothing else.
 */
export type Jobs = {
  stop(): Promise<void>;
};

/** The rounds that one call of a sweep may take before others get their turn. */
const roundsLimit = 1_000;

/** Runs one sweep over every city until nothing is due; returns how many it did. */
export const sweep = async (
  terms: WorkTerms,
  job: Job,
  cities: string[],
): Promise<number> => {
  const ended = jobSeconds.startTimer({ job: job.name });
  let done = 0;
  try {
    for (const cityId of cities) {
      for (let round = 0; round < roundsLimit; round += 1) {
        const did = await inWork(terms, { cityId, actor: system }, job.act);
        done += did;
        if (did === 0) break;
      }
    }
    ended({ outcome: 'done' });
    return done;
  } catch (error) {
    ended({ outcome: 'failed' });
    throw error;
  }
};

export const allCities = async (terms: WorkTerms): Promise<string[]> =>
  (await terms.db.selectFrom('city').select('id').orderBy('id').execute()).map(
    (row) => row.id,
  );

/** Starts the worker: sweeps on their timetable, and the outbox several times a second. */
export const startJobs = async (
  terms: WorkTerms,
  pool: pg.Pool,
  modules: readonly Module[],
  log: Log,
): Promise<Jobs> => {
  const jobs = modules.flatMap((module) => module.jobs ?? []);
  const runner = await run({
    pgPool: pool,
    crontab: '',
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') log.warn(message);
    }),
    noHandleSignals: true,
    concurrency: 2,
    pollInterval: 1_000,
    taskList: Object.fromEntries(
      jobs.map((job) => [
        job.name,
        async () => {
          await sweep(terms, job, await allCities(terms));
        },
      ]),
    ),
  });
  const timers = jobs.map((job) =>
    every(job.everySeconds * 1_000, log, () =>
      runner.addJob(
        job.name,
        {},
        {
          jobKey: job.name,
          jobKeyMode: 'preserve_run_at',
          maxAttempts: 5,
        },
      ),
    ),
  );
  const relay = every(200, log, () => relayOutbox(terms, modules, log));
  return { stop: () => stopAll([...timers, relay], runner) };
};

const stopAll = async (timers: Timer[], runner: Runner): Promise<void> => {
  await Promise.all(timers.map((timer) => timer.stop()));
  await runner.stop();
};

export type Timer = { stop(): Promise<void> };

/**
 * Calls `act` again and again, never twice at once; stopping waits for the one in flight.
 */
export const every = (ms: number, log: Log, act: () => Promise<unknown>): Timer => {
  let stopped = false;
  let wake: () => void = () => undefined;
  const loop = (async () => {
    while (!stopped) {
      try {
        await act();
      } catch (error) {
        log.error({ err: error }, 'a timer failed and will be tried again');
      }
      if (stopped) break;
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, ms).unref();
      });
    }
  })();
  return {
    stop: () => {
      stopped = true;
      wake();
      return loop;
    },
  };
};
