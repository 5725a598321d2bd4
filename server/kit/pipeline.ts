import { PostgresDialect, PostgresDriver, Transaction } from 'kysely';
import type {
  ConnectionProvider,
  DatabaseConnection,
  Kysely,
  TransactionSettings,
} from 'kysely';
import type pg from 'pg';
import { SnakeCaseCompiler } from './snake-case.ts';

/**
 * Statements that do not wait for each other travel together: a connection in pipeline mode
 * sends each as it comes, and those of one turn of the event loop leave in one write. So a
 * transaction begins with its first statement, and its last writes leave with the commit.
 */
export class PipelinedDialect extends PostgresDialect {
  readonly driver: PostgresDriver;

  constructor(pool: pg.Pool) {
    super({ pool });
    this.driver = new PipelinedDriver({ pool });
  }

  override createDriver(): PostgresDriver {
    return this.driver;
  }

  override createQueryCompiler(): SnakeCaseCompiler {
    return new SnakeCaseCompiler();
  }
}

type Pipelined<Tables> = Kysely<Tables> & { dialect: PipelinedDialect };
type Act<Tables, T> = (db: Transaction<Tables>) => Promise<T>;

/**
 * Runs `act` in one transaction whose statements may be on the way together. Kysely's own
 * transactions send a statement only when the one before it is answered.
 */
export const inTransaction = <Tables, T>(
  db: Pipelined<Tables>,
  act: Act<Tables, T>,
): Promise<T> =>
  db.transaction().execute((held) =>
    held.getExecutor().provideConnection((connection) =>
      // At once: what is let go must be on its way before the commit is.
      freed(held, db.dialect, (consume) => consume(connection), act),
    ),
  );

/**
 * Runs `act` without a transaction: each statement stands alone. They share one connection,
 * which is taken with the first of them: who asks nothing takes none.
 */
export const onConnection = async <Tables, T>(
  db: Pipelined<Tables>,
  act: Act<Tables, T>,
): Promise<T> => {
  const ended = Promise.withResolvers<void>();
  let taken: Promise<DatabaseConnection> | undefined;
  const take = (): Promise<DatabaseConnection> =>
    new Promise((resolve, reject) => {
      const hold = (connection: DatabaseConnection) => {
        resolve(connection);
        return ended.promise;
      };
      db.getExecutor().provideConnection(hold).catch(reject);
    });
  try {
    const provide: Provide = async (consume) => consume(await (taken ??= take()));
    return await freed(db, db.dialect, provide, act);
  } finally {
    ended.resolve();
  }
};

type Provide = ConnectionProvider['provideConnection'];

const freed = async <Tables, T>(
  held: Kysely<Tables>,
  dialect: PipelinedDialect,
  provide: Provide,
  act: Act<Tables, T>,
): Promise<T> => {
  let over = false;
  const executor = held.getExecutor().withConnectionProvider({
    provideConnection: (consume) =>
      provide((connection) => {
        // A branch that goes on after another has failed must not write behind the end.
        if (over) throw new Error('the work on this connection is over');
        return consume(connection);
      }),
  });
  const { driver } = dialect;
  try {
    return await act(new Transaction({ config: { dialect }, dialect, driver, executor }));
  } finally {
    over = true;
  }
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
    // so everything that was sent behind it.
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
