// pg_trgm as one would use it: the names in a table with a GIN index, a beginning looked
// for with `ilike`, a whole name by its similarity.
import pg from 'pg';
import { watchPostgresCpu } from './postgres-cpu.ts';

type Ask = (words: string, isBegun: boolean, limit: number) => Promise<void>;

export type Trigrams = {
  /** Milliseconds of CPU of the server while `act` asks; wall time without /proc. */
  measure(act: (ask: Ask) => Promise<void>): Promise<number>;
  close(): Promise<void>;
};

const batch = 20_000;

export async function openTrigrams(
  url: string,
  names: readonly string[],
): Promise<Trigrams> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create extension pg_trgm');
  await client.query('create table sign (no int primary key, name text not null)');
  for (let from = 0; from < names.length; from += batch) {
    await client.query(
      `insert into sign select $1 + at, name
       from unnest($2::text[]) with ordinality x(name, at)`,
      [from, names.slice(from, from + batch)],
    );
  }
  await client.query('create index on sign using gin (name gin_trgm_ops)');
  await client.query('vacuum analyze sign');
  const cpu = await watchPostgresCpu(client);
  const ask: Ask = async (words, isBegun, limit) => {
    await (isBegun
      ? client.query('select no, name from sign where name ilike $1 limit $2', [
          `%${words}%`,
          limit,
        ])
      : client.query(
          `select no, name from sign where name % $1
           order by similarity(name, $1) desc limit $2`,
          [words, limit],
        ));
  };
  return {
    measure: async (act) => {
      const [before, startedAt] = [cpu(), performance.now()];
      await act(ask);
      const after = cpu();
      return before === undefined || after === undefined
        ? performance.now() - startedAt
        : after - before;
    },
    close: () => client.end(),
  };
}
