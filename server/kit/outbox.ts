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
  const byCity = Map.groupBy(due, (row) => row.cityId);
  for (const [cityId, rows] of byCity) {
    const ids = rows.map((row) => row.id);
    await relayTogether(terms, listeners, log, { cityId, ids });
  }
  return due.length;
};

type Due = { cityId: string; ids: string[] };

/**
 * One transaction for all that is due in a city, which is what relaying mostly costs. When
 * a
 * listener fails, that is undone and each goes by itself, so only the failing one is put
 * off.
 */
const relayTogether = async (
  terms: WorkTerms,
  listeners: readonly Listener[],
  log: Log,
  due: Due,
): Promise<void> => {
  try {
    await relay(terms, listeners, due);
  } catch (error) {
    const [id = ''] = due.ids;
    if (due.ids.length > 1) {
      for (const one of due.ids) {
        await relayTogether(terms, listeners, log, { ...due, ids: [one] });
      }
      return;
    }
    log.error({ err: error, ...due }, 'a listener failed; its happening is put off');
    await putOff(terms, due.cityId, id);
  }
};

const relay = (
  terms: WorkTerms,
  listeners: readonly Listener[],
  { cityId, ids }: Due,
): Promise<void> =>
  inWork(terms, { cityId, actor: system }, async (work) => {
    const rows = await work.db
      .selectFrom('outbox')
      .select(['id', 'name', 'facts'])
      .where('cityId', '=', cityId)
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .where('handledAt', 'is', null)
      .orderBy('id')
      .forUpdate()
      .skipLocked()
      .execute();
    if (rows.length === 0) return;
    for (const { name, facts } of rows) {
      for (const listener of listeners) {
        // jsonb comes back parsed, whatever the insert's type says.
        const told = { name, facts: facts as unknown as Record<string, unknown> };
        if (listener.hears === name) await listener.act(work, told);
      }
    }
    const taken = rows.map((row) => row.id);
    await work.db
      .updateTable('outbox')
      .set({ handledAt: work.now })
      .where('cityId', '=', cityId)
      .where('id', '=', sql<string>`any(${taken}::uuid[])`)
      .execute();
    for (const { name } of rows) happeningsTotal.inc({ name });
  });

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
