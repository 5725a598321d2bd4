// `npm run import -- places FILE --city ID`: brings the places of a city from a file. It
// shows what it understood before it writes, writes in one transaction, and says what
// became of every row. Exit code 0: done; 1: nothing was changed; 2: asked wrongly.
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { importSnapshot, type Imported } from '#flywheel/place/import-snapshot.ts';
import { readSnapshot, type Snapshot } from '#flywheel/place/read-snapshot.ts';
import { sourceNameOf } from '#flywheel/place/source-name.ts';
import { systemClock } from '#kit/clock.ts';
import { randomIds } from '#kit/id.ts';
import { inWork, system, type Work, type WorkTerms } from '#kit/work.ts';
import { openForImport, type Opened } from './import/database.ts';
import { readFlags, usage, type Flags } from './import/flags.ts';
import { openProgress } from './import/progress.ts';
import { previewLines, reasonLine, summaryLines } from './import/show.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const say = (line: string) => console.log(line);
type ImportWork = Work<'import_closes_too_many'>;

process.exitCode = await main(process.argv.slice(2));

async function main(words: string[]): Promise<number> {
  let flags: Flags;
  try {
    flags = readFlags(words);
  } catch (error) {
    console.error(`${reasonLine(error)}\n\n${usage}`);
    return 2;
  }
  let opened: Opened | undefined;
  try {
    const snapshot = await read(flags);
    const source = flags.source ?? sourceNameOf(snapshot, flags.file);
    for (const line of previewLines(snapshot, source)) say(line);
    if (!(await isAgreed(flags))) throw new Error('It was not agreed to.');
    opened = await openForImport(root);
    const { view, changedNothing } = await write(opened, flags, snapshot, source);
    const reasons = snapshot.rejections.map(({ reason }) => reason);
    say('');
    for (const line of summaryLines(view.summary, reasons)) say(line);
    if (changedNothing) say('\nEverything was as the file says already. 没有变化。');
    return 0;
  } catch (error) {
    console.error(`\n${reasonLine(error)}\nNothing was changed. 未作任何改动。`);
    return 1;
  } finally {
    await opened?.close();
  }
}

async function read(flags: Flags): Promise<Snapshot> {
  // npm runs us in the checkout; a file is meant as seen from where it was called.
  const path = resolve(process.env['INIT_CWD'] ?? '.', flags.file);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new Error(`The file ${path} cannot be read.`, { cause: error });
  });
  const progress = openProgress('Reading 读取');
  const onRows = (rows: number) => progress.show(rows, 0);
  const snapshot = await readSnapshot({ bytes, datum: flags.datum, onRows });
  onRows(snapshot.rows);
  progress.end();
  return snapshot;
}

// Asking needs somebody who can answer; a script that gets here has decided already.
async function isAgreed({ yes }: Flags): Promise<boolean> {
  if (yes || !process.stdin.isTTY || !process.stdout.isTTY) return true;
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asking.question('\nWrite this? 写入吗？ [y/N] ');
  asking.close();
  return /^(y|yes|是|好)$/i.test(answer.trim());
}

async function write(
  { db }: Opened,
  flags: Flags,
  snapshot: Snapshot,
  source: string,
): Promise<Imported> {
  const terms: WorkTerms = {
    db,
    clock: systemClock,
    ids: randomIds(systemClock),
    // An import asks nothing of the outside world.
    outside: {} as WorkTerms['outside'],
  };
  const progress = openProgress('Writing 写入');
  const asked = { cityId: flags.city, actor: { ...system, name: 'npm run import' } };
  const imported = await inWork(terms, asked, async (work: ImportWork) => {
    await haveCity(work, flags, snapshot);
    return importSnapshot(work, {
      snapshot,
      source,
      fileName: basename(flags.file),
      partial: flags.partial,
      allowMassClosing: flags.allowMassClosing,
      onWritten: progress.show,
    });
  });
  progress.end();
  return imported;
}

async function haveCity(work: ImportWork, flags: Flags, snapshot: Snapshot): Promise<void> {
  const cities = await work.db.selectFrom('city').select(['id', 'name']).execute();
  if (cities.some(({ id }) => id === flags.city)) return;
  if (!flags.createCity) {
    const known = cities
      .map(({ id, name }) => `${id} (${name})`)
      .sort()
      .join(', ');
    throw new Error(
      `There is no city ${flags.city}. Known: ${known || 'none yet'}.\nTo make it, add ` +
        '--create-city "name,time zone", such as --create-city "上海,Asia/Shanghai".',
    );
  }
  const { name, timeZone } = flags.createCity;
  const lat = middle(snapshot.drafts.map(({ position }) => position.lat));
  const lon = middle(snapshot.drafts.map(({ position }) => position.lon));
  const city = { id: flags.city, name, nameEn: name, timeZone, lat, lon };
  await work.db.insertInto('city').values(city).execute();
}

function middle(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
}
