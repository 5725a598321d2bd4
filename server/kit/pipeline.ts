import { PostgresDialect, PostgresDriver, Transaction } from 'kysely';
import type { DatabaseConnection, Kysely, TransactionSettings } from 'kysely';
import type pg from 'pg';
import { SnakeCaseCompiler } from './snake-case.ts';

/**
 * Statements that do not wait for each other travel together: a connection in pipeline mode
 * sends each as it comes, and those of one turn of the event loop leave in one write. So a
 * transaction begins with its first statement, and its last writes leave with the commit.
 */
export class PipelinedDialect extends PostgresDialect {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    super({ pool });
    this.#pool = pool;
  }

  override createDriver(): PostgresDriver {
    return new PipelinedDriver({ pool: this.#pool });
  }

  override createQueryCompiler(): SnakeCaseCompiler {
    return new SnakeCaseCompiler();
  }
}

/**
 * Runs `act` in one transaction whose statements may be on the way together. Kysely's own
 * transactions send a statement only when the one before it is answered.
 */
export const inTransaction = <Tables, T>(
  db: Kysely<Tables>,
  dialect: PipelinedDialect,
  act: (db: Transaction<Tables>) => Promise<T>,
): Promise<T> => db.transaction().execute((held) => freed(held, dialect, act));

/** Runs `act` on one connection without a transaction: each statement stands alone. */
export const onConnection = <Tables, T>(
  db: Kysely<Tables>,
  dialect: PipelinedDialect,
  act: (db: Transaction<Tables>) => Promise<T>,
): Promise<T> => db.connection().execute((held) => freed(held, dialect, act));

const freed = <Tables, T>(
  held: Kysely<Tables>,
  dialect: PipelinedDialect,
  act: (db: Transaction<Tables>) => Promise<T>,
): Promise<T> => {
  const executor = held.getExecutor();
  return executor.provideConnection(async (connection) => {
    let over = false;
    const free = executor.withConnectionProvider({
      provideConnection: (consume) => {
        // A branch that goes on after another has failed must not write behind the end.
        if (over) throw new Error('the work on this connection is over');
        return consume(connection);
      },
    });
    const driver = dialect.createDriver();
    try {
      return await act(
        new Transaction({ config: { dialect }, dialect, driver, executor: free }),
      );
    } finally {
      over = true;
    }
  });
};

class PipelinedDriver extends PostgresDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    if (settings.isolationLevel ?? settings.accessMode) {
      return super.beginTransaction(connection, settings);
    }
    // Not waited for. A `begin` that fails ends its connection (see `writeTogether`), and
    // so
    // everything that was sent behind it.
    super.beginTransaction(connection, settings).catch(() => undefined);
  }
}

type Query = (...asked: unknown[]) => unknown;

/** Makes a connection send what is asked in one turn of the event loop in one write. */
export const writeTogether = (client: pg.ClientBase): void => {
  const { stream } = socketOf(client);
  // `pg` has many shapes of `query`; each passes through as it came.
  const query = client.query.bind(client) as Query; // the widest of its shapes
  let held = false;
  const together: Query = (asked, ...rest) => {
    if (!held) {
      held = true;
      stream.cork();
      process.nextTick(() => {
        held = false;
        stream.uncork();
      });
    }
    const answer = query(asked, ...rest);
    if (asked === 'begin' && answer instanceof Promise) {
      // Without its transaction nothing that follows may stand.
      answer.catch(() => stream.destroy());
    }
    return answer;
  };
  Object.assign(client, { query: together });
};

const socketOf = (
  client: pg.ClientBase,
): { stream: { cork(): void; uncork(): void; destroy(): void } } =>
  (client as unknown as { connection: ReturnType<typeof socketOf> }).connection; // pg's own
