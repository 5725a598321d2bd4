// PostgreSQL's own bench on the same server, or the same transaction through `pg` where the
// program is not installed. Which of the two it was is said with every figure.
import { execFile } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const scale = 10;
const accounts = scale * 100_000;

export type TpcB = {
  /** `pgbench`, or the name of what stands in for it. */
  name: string;
  /** Transactions a second over so many clients. */
  measure(seconds: number, clients: number): Promise<number>;
};

/** Fills the tables of tpcb-like in a database of their own. */
export async function openTpcB(url: string, toy: boolean): Promise<TpcB> {
  const program = findPgbench();
  if (!program || toy) return openStandIn(url, toy ? 1_000 : accounts);
  await run(program, ['-i', '-q', '-s', String(scale), url]);
  return {
    name: 'pgbench',
    measure: async (seconds, clients) => {
      const asked = ['-n', '-b', 'tpcb-like', '-T', String(seconds), '-c', String(clients)];
      const { stdout } = await run(program, [...asked, '-j', '1', url]);
      return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
    },
  };
}

/** In the path, or where Debian keeps the programs of each version. */
function findPgbench(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  try {
    folders.push(...readdirSync(debian).map((version) => join(debian, version, 'bin')));
  } catch {
    // Another system: only the path counts.
  }
  return folders.map((folder) => join(folder, 'pgbench')).find(isProgram);
}

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

async function openStandIn(url: string, rows: number): Promise<TpcB> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(tables);
  await client.query(
    'insert into pgbench_accounts select no, 0, 0 from generate_series(1, $1) as no',
    [rows],
  );
  await client.end();
  return {
    name: 'tpcb-like through pg (pgbench not installed: skipped)',
    measure: async (seconds, clients) => {
      const until = performance.now() + seconds * 1_000;
      const each = Array.from({ length: clients }, () => bankUntil(url, rows, until));
      const counts = await Promise.all(each);
      return counts.reduce((sum, count) => sum + count, 0) / seconds;
    },
  };
}

const tables = `
  create table pgbench_accounts (aid integer primary key, bid integer, abalance integer);
  create table pgbench_tellers (tid integer primary key, bid integer, tbalance integer);
  create table pgbench_branches (bid integer primary key, bbalance integer);
  create table pgbench_history (tid integer, bid integer, aid integer, delta integer,
    mtime timestamp);
  insert into pgbench_branches select no, 0 from generate_series(1, ${scale}) as no;
  insert into pgbench_tellers select no, 1, 0 from generate_series(1, ${scale * 10}) as no`;

async function bankUntil(url: string, rows: number, until: number): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let count = 0;
  while (performance.now() < until) {
    await bankOnce(client, rows);
    count += 1;
  }
  await client.end();
  return count;
}

const upTo = (limit: number) => 1 + Math.floor(Math.random() * limit);

async function bankOnce(client: pg.Client, rows: number): Promise<void> {
  const [aid, tid, bid] = [upTo(rows), upTo(scale * 10), upTo(scale)];
  const delta = upTo(10_000) - 5_000;
  const move = (table: string, key: string, balance: string, id: number) =>
    client.query(
      `update pgbench_${table} set ${balance} = ${balance} + $1 where ${key} = $2`,
      [delta, id],
    );
  await client.query('begin');
  await move('accounts', 'aid', 'abalance', aid);
  await client.query('select abalance from pgbench_accounts where aid = $1', [aid]);
  await move('tellers', 'tid', 'tbalance', tid);
  await move('branches', 'bid', 'bbalance', bid);
  await client.query('insert into pgbench_history values ($1, $2, $3, $4, now())', [
    tid,
    bid,
    aid,
    delta,
  ]);
  await client.query('commit');
}
