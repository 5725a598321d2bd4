// `npm run verify-ledger -- [--city ID] [--head SEQ:HASH]`: reads every link of the chains
// beside the deeds and ledger entries that they stand for, and says OK with count and head,
// or which row is the first that was changed, removed or slipped in. `--head` asks whether
// a head that somebody kept is still where it was. It writes nothing. Exit code 0: in
// order; 1: not; 2: asked wrongly.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import type { ChainFinding } from '#contract/audit.ts';
import { beginOf, verifyEnd, verifyStretch } from '#flywheel/chain/verify.ts';
import type { Reached, Reader } from '#flywheel/chain/verify.ts';
import { findDatabase } from './import/database.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stretch = 5_000;
const usage = 'npm run verify-ledger -- [--city ID] [--head SEQ:HASH]';

type Head = { seq: number; hash: string };
type Asked = { city: string | undefined; head: Head | undefined };

process.exitCode = await main(process.argv.slice(2));

async function main(words: string[]): Promise<number> {
  const asked = readWords(words);
  if (!asked) {
    console.error(usage);
    return 2;
  }
  const { url, close } = await findDatabase(root);
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    // One moment for the whole reading, however long it takes.
    await client.query('begin isolation level repeatable read read only');
    const cities = await citiesOf(client, asked.city);
    let broken = cities.length === 0 ? 1 : 0;
    if (broken > 0) console.error('There is no such city. 没有这个城市。');
    for (const city of cities)
      broken += (await verifyCity(client, city, asked.head)) ? 0 : 1;
    return broken === 0 ? 0 : 1;
  } finally {
    await client.end();
    await close();
  }
}

function readWords(words: string[]): Asked | undefined {
  try {
    const { values } = parseArgs({
      args: words,
      options: { city: { type: 'string' }, head: { type: 'string' } },
    });
    if (values.head === undefined) return { city: values.city, head: undefined };
    const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(values.head) ?? [];
    if (!seq || !hash || values.city === undefined) return undefined;
    return { city: values.city, head: { seq: Number(seq), hash } };
  } catch {
    return undefined;
  }
}

async function citiesOf(client: pg.Client, city: string | undefined): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select id from city where $1::text is null or id = $1 order by id',
    [city ?? null],
  );
  return rows.map(({ id }) => id);
}

async function verifyCity(
  client: pg.Client,
  cityId: string,
  kept: Head | undefined,
): Promise<boolean> {
  const read: Reader = async (text, values) => (await client.query(text, values)).rows;
  const started = performance.now();
  const { reached, finding } = await readChain(read, cityId, kept);
  if (finding) {
    console.log(`${cityId}: NOT IN ORDER 对不上. ${sentenceOf(finding)}`);
    return false;
  }
  const seconds = (performance.now() - started) / 1_000;
  const pace = seconds > 1 ? `, ${Math.round(reached.seq / seconds)} rows/s` : '';
  console.log(`${cityId}: OK, ${reached.seq} rows${pace}, head ${tell(reached)}`);
  return true;
}

function tell({ seq, hash }: Reached): string {
  return `${seq}:${hash.toString('hex')}`;
}

async function readChain(read: Reader, cityId: string, kept: Head | undefined) {
  let reached = beginOf(cityId);
  for (;;) {
    const upTo = kept && kept.seq > reached.seq ? kept.seq - reached.seq : stretch;
    const limit = Math.min(stretch, upTo);
    const found = await verifyStretch(read, { cityId, from: reached, limit });
    reached = found.reached;
    if (found.finding) return { reached, finding: found.finding };
    if (kept && reached.seq === kept.seq && reached.hash.toString('hex') !== kept.hash) {
      return { reached, finding: notKept(kept) };
    }
    if (found.isEnd) break;
  }
  if (kept && kept.seq > reached.seq) return { reached, finding: notKept(kept) };
  const end = await verifyEnd(read, { cityId, reached });
  return { reached, finding: end === 'more' ? null : end };
}

function notKept({ seq }: Head): ChainFinding {
  return { trouble: 'link_changed', kind: null, rowId: null, seq };
}

function sentenceOf({ trouble, kind, rowId, seq }: ChainFinding): string {
  const row = `the ${kind === 'audit' ? 'deed' : 'ledger entry'} ${rowId}`;
  const sentences: Record<ChainFinding['trouble'], string> = {
    row_changed: `Link ${seq}: ${row} was changed. 第 ${seq} 环的内容被改过。`,
    row_removed: `Link ${seq}: ${row} was removed. 第 ${seq} 环的记录被删了。`,
    row_inserted: `${row} was slipped in. 这条记录是绕过链条塞进来的。`,
    link_missing: `Link ${seq} is missing. 第 ${seq} 环不见了。`,
    link_changed: `Link ${seq} does not fit what is before it, or the head that was kept.
第 ${seq} 环接不上前一环，或者和留底的链头对不上。`,
  };
  return sentences[trouble];
}
