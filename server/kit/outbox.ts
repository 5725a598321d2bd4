import { sql } from 'kysely';
import type { Listener, Module } from './module.ts';
import type { Log } from './log.ts';
import { happeningsTotal, outboxWaiting } from './metrics.ts';
import { inWork, system } from './work.ts';
import type { WorkTerms } from './work.ts';

/**
 * After commit, each happening goes to every listener at least once, in the order of its
 * city. Any number of processes may relay: rows are taken with SKIP LOCKED. A listener that
 * fails puts its happening off, longer each time, and never holds up the others for good.
 */
const batch = 50;
const attemptsLimit = 20;

/** Hands out one batch of due happenings; returns how many it took. */
export const relayOutbox = async (
  terms: WorkTerms,
  modules: readonly Module[],
  log: Log,
): Promise<number> => {
  const listeners = modules.flatMap((module) => module.hears ?? []);
  const due = await terms.db
    .selectFrom('outbox')
    .select(['cityId', 'id'])
    .where('handledAt', 'is', null)
    .where('nextAt', '<=', terms.clock.now())
    .where('attempts', '<', attemptsLimit)
    .orderBy('id')
    .limit(batch)
    .execute();
  outboxWaiting.set(due.length);
  for (const { cityId, id } of due) await relayOne(terms, listeners, log, cityId, id);
  return due.length;
};

const relayOne = async (
  terms: WorkTerms,
  listeners: readonly Listener[],
  log: Log,
  cityId: string,
  id: string,
): Promise<void> => {
  try {
    await inWork(terms, { cityId, actor: system }, async (work) => {
      const row = await work.db
        .selectFrom('outbox')
        .select(['name', 'facts'])
        .where('cityId', '=', cityId)
        .where('id', '=', id)
        .where('handledAt', 'is', null)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (!row) return;
      // jsonb comes back parsed, whatever the insert's type says.
      const facts = row.facts as unknown as Record<string, unknown>;
      for (const listener of listeners) {
        if (listener.hears === row.name)
          await listener.act(work, { name: row.name, facts });
      }
      await work.db
        .updateTable('outbox')
        .set({ handledAt: work.now })
        .where('cityId', '=', cityId)
        .where('id', '=', id)
        .execute();
      happeningsTotal.inc({ name: row.name });
    });
  } catch (error) {
    log.error({ err: error, cityId, id }, 'a listener failed; its happening is put off');
    await putOff(terms, cityId, id);
  }
};

const putOff = async (terms: WorkTerms, cityId: string, id: string): Promise<void> => {
  await terms.db
    .updateTable('outbox')
    .set((eb) => ({
      attempts: eb('attempts', '+', 1),
      nextAt: sql<Date>`${terms.clock.now()}::timestamptz
        + least(3600, power(2, attempts)) * interval '1 second'`,
    }))
    .where('cityId', '=', cityId)
    .where('id', '=', id)
    .execute();
};
