import type { Transaction } from 'kysely';
import type { RoleName } from '#contract/person.ts';
import type { FactsOf, RefusalName } from '#contract/refusals.ts';
import type { Clock } from './clock.ts';
import type { Database, Tables } from './db.ts';
import type { IdSource } from './id.ts';
import { inTransaction, onConnection } from './pipeline.ts';
import { refuse } from './refuse.ts';

/**
 * `work` is what one request or one job does: a transaction, the clock, ids, who asks, the
 * outbox and the outside world. It is opened and committed at the edge and handed down, so
 * that a verb never opens a transaction, reads a clock or calls the network by itself.
 */
export type Role = {
  /** A till is no person's role: it comes with the till's own key. */
  role: RoleName | 'till';
  merchantId: string | null;
  placeId: string | null;
};

export type Actor = {
  kind: 'anyone' | 'person' | 'till' | 'rail' | 'system';
  personId: string | null;
  tillId: string | null;
  name: string;
  phone: string;
  roles: readonly Role[];
};

/**
 * What reaches outside the building; each module adds its own part and the edge fills it.
 */
// oxlint-disable-next-line no-empty-interface -- filled by the modules
export interface Outside {}

/** Something that happened, past tense; it leaves through the outbox when work commits. */
export type Happening = { name: string; facts: Record<string, unknown> };

/** One statement, ready to go: it is sent when it is executed, before anything later. */
export type Write = { execute(): Promise<unknown> };

/**
 * `R` lists the refusals that may be raised: a verb that says no asks for a `Work` that
 * may, and an endpoint that does not declare the refusal can't give one.
 */
export type Work<R extends RefusalName = never> = {
  readonly db: Transaction<Tables>;
  readonly now: Date;
  readonly cityId: string;
  readonly actor: Actor;
  readonly ids: IdSource;
  readonly outside: Outside;
  id(): string;
  emit(happening: Happening): void;
  /**
   * Lets a write go whose outcome the rest does not need: it travels with what follows, and
   * the work fails with it. Never for a claim, whose outcome decides.
   */
  alongside(write: Write): void;
  /**
   * What is done where this request is refused after all: in a transaction of its own, once
   * the request's is rolled back. Only the door refuses; in a job nothing comes of it.
   */
  ifRefused(act: AfterRefusal): void;
  readonly refuse: (<N extends R>(name: N, facts: FactsOf<N>) => never) & {
    readonly allowed?: (name: R) => void;
  };
};

/** Any work at all; for questions that never refuse. */
export type AnyWork = Omit<Work, 'refuse'>;

export type WorkTerms = {
  db: Database;
  clock: Clock;
  ids: IdSource;
  outside: Outside;
};

export const nobody: Actor = {
  kind: 'anyone',
  personId: null,
  tillId: null,
  name: '',
  phone: '',
  roles: [],
};
export const system: Actor = { ...nobody, kind: 'system', name: 'system' };

export type AfterRefusal = (work: AnyWork) => Promise<void>;
export type Asked = { cityId: string; actor: Actor; ifRefused?: AfterRefusal[] };

/** Runs `act` in one transaction; what it emitted is in the outbox when it commits. */
export const inWork = async <R extends RefusalName, T>(
  terms: WorkTerms,
  asked: Asked,
  act: (work: Work<R>) => Promise<T>,
): Promise<T> => {
  const left: Left = { happenings: [], writes: [] };
  try {
    return await inTransaction(terms.db, async (db) => {
      const work = makeWork<R>(terms, asked, db, left);
      const result = await act(work);
      if (left.happenings.length > 0) writeOutbox(work, left.happenings);
      return result;
    });
  } catch (error) {
    throw (await firstFailure(left.writes)) ?? error;
  }
};

/** What the work has sent out and not waited for. */
type Left = { happenings: Happening[]; writes: Promise<unknown>[] };

/** After a write that failed, the rest says only that the transaction is lost. */
const firstFailure = async (writes: Promise<unknown>[]): Promise<unknown> => {
  const outcomes = await Promise.allSettled(writes);
  return outcomes.find((outcome) => outcome.status === 'rejected')?.reason;
};

/**
 * Runs a question without a transaction: each statement sees the newest committed state,
 * and two round trips are saved. Nothing may be emitted.
 */
export const inQuestion = <R extends RefusalName, T>(
  terms: WorkTerms,
  asked: Asked,
  act: (work: Work<R>) => Promise<T>,
): Promise<T> =>
  onConnection(terms.db, (held) => act(makeWork<R>(terms, asked, held, null)));

const makeWork = <R extends RefusalName>(
  terms: WorkTerms,
  asked: Asked,
  db: Transaction<Tables>,
  left: Left | null,
): Work<R> => ({
  db,
  now: terms.clock.now(),
  cityId: asked.cityId,
  actor: asked.actor,
  ids: terms.ids,
  outside: terms.outside,
  id: () => terms.ids.id(),
  emit: (happening) => {
    if (!left) throw new Error('a question may not emit');
    left.happenings.push(happening);
  },
  alongside: (write) => {
    if (!left) throw new Error('a question may not write');
    const written = write.execute();
    // Its failure is told at the end of the work.
    written.catch(() => undefined);
    left.writes.push(written);
  },
  ifRefused: (act) => {
    asked.ifRefused?.push(act);
  },
  refuse,
});

export type OutboxTable = {
  cityId: string;
  id: string;
  name: string;
  facts: string;
  happenedAt: Date;
  handledAt: Date | null;
  attempts: number;
  nextAt: Date;
};
declare module './db.ts' {
  interface Tables {
    outbox: OutboxTable;
  }
}

const writeOutbox = (work: AnyWork, happenings: Happening[]): void => {
  work.alongside(
    work.db.insertInto('outbox').values(
      happenings.map((happening) => ({
        cityId: work.cityId,
        id: work.id(),
        name: happening.name,
        facts: JSON.stringify(happening.facts),
        happenedAt: work.now,
        handledAt: null,
        attempts: 0,
        nextAt: work.now,
      })),
    ),
  );
};
