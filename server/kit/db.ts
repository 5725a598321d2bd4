import { Kysely, sql } from 'kysely';
import pg from 'pg';
import { nameStatements } from './named-statements.ts';
import { PipelinedDialect, writeTogether } from './pipeline.ts';
import { CamelCaseRows } from './snake-case.ts';

/**
 * Every table of the database. Each module's `sql.ts` adds its own by declaration merging
 * and then narrows to it, so that another module's table is a type error.
 */
// oxlint-disable-next-line no-empty-interface -- filled by the modules
export interface Tables {}

export type Database = Kysely<Tables> & { pool: pg.Pool; dialect: PipelinedDialect };

// A bigint column counts fen or rows: both stay far below 2^53, so numbers are exact.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export type DatabaseTerms = { url: string; connections: number };

/**
 * Opens a pool. Waits are bounded: 5 s for a connection or a lock, 15 s for a statement,
 * 30 s for a transaction that its owner forgot.
 */
export const openDatabase = (terms: DatabaseTerms): Database => {
  const pool = new pg.Pool({
    connectionString: terms.url,
    max: terms.connections,
    connectionTimeoutMillis: 5_000,
    pipeline: true,
    options:
      '-c lock_timeout=5s -c statement_timeout=15s ' +
      '-c idle_in_transaction_session_timeout=30s -c timezone=UTC',
  });
  keepAlive(pool);
  pool.on('connect', (client) => {
    nameStatements(client);
    writeTogether(client);
  });
  const dialect = new PipelinedDialect(pool);
  const db = new Kysely<Tables>({ dialect, plugins: [new CamelCaseRows()] });
  return Object.assign(db, { pool, dialect });
};

/**
 * The database's own clock: a session must not live longer because a test's clock stands.
 */
export const databaseNow = sql<Date>`now()`;

/**
 * A connection that the database closes is replaced at the next need; what was asked on it
 * fails by itself. Unheard, the same news would end the whole process: the pool listens
 * only while a connection is idle.
 */
export const keepAlive = (pool: pg.Pool): void => {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
};
