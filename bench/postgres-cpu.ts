// What a PostgreSQL has computed, all of its processes together.
import { readFileSync, readdirSync } from 'node:fs';
import type pg from 'pg';

const tickMs = 10;

export type PostgresCpu = () => number | undefined;

/**
 * A reading of user and system time in milliseconds, of the server that this client is
 * connected to. Undefined where the machine has no /proc.
 */
export async function watchPostgresCpu(client: pg.Client | pg.Pool): Promise<PostgresCpu> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const parent = statOf(rows[0]?.pid ?? 0)?.parent;
  return () => (parent === undefined ? undefined : sumOf(parent));
}

/** What ended backends used is in their parent's books, what runs is in its own. */
const sumOf = (parent: number): number => {
  const own = statOf(parent);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((stat) => stat?.parent === parent);
  const ticks = children.reduce((sum, stat) => sum + (stat?.ticks ?? 0), 0);
  return (ticks + (own?.ticks ?? 0) + (own?.endedTicks ?? 0)) * tickMs;
};

type Stat = { parent: number; ticks: number; endedTicks: number };

const statOf = (pid: number): Stat | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // A process may be called anything: the numbers begin behind its last bracket.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const at = (no: number) => Number(fields[no]);
    return { parent: at(1), ticks: at(11) + at(12), endedTicks: at(13) + at(14) };
  } catch {
    return undefined;
  }
};
