// `npm test`: everything that can be asked of a checkout, cheapest question first, with one
// line to read at the end. Arguments go to vitest as a filter, and then only it runs.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Postgres } from '#kit/postgres.ts';
import { buildApps } from './build.ts';
import { layTable } from './steps.ts';
import { openTestPostgres } from './test-postgres.ts';

type Count = { passed: number; failed: number; skipped?: number };
type Step = { name: string; needs?: string; run: () => Promise<Count> };

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const home = join(root, '.arrival');
const filters = process.argv.slice(2);
const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const children = new Set<ReturnType<typeof spawn>>();
let database: Postgres | undefined;

const bin = (path: string) => join(root, 'node_modules', path);
const checks: Step[] = [
  { name: 'tidy', run: () => check(['tools/tidy.ts']) },
  { name: 'types', run: () => check([bin('typescript/bin/tsc'), '--noEmit']) },
  {
    name: 'lint',
    run: () => check([bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings']),
  },
  { name: 'format', run: () => check([bin('oxfmt/bin/oxfmt'), '--check']) },
];
const tests: Step[] = [
  { name: 'apps', needs: 'apps', run: buildAll },
  { name: 'tests', run: runVitest },
];
const towns: Step[] = [
  { name: 'city, ten seeds', needs: 'city/main.ts', run: liveTenDays },
  {
    name: 'bench, toy size',
    needs: 'bench/main.ts',
    run: () => check(['bench/main.ts', '--toy']),
  },
];

await main();

async function main(): Promise<void> {
  process.chdir(root);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      for (const child of children) child.kill(signal);
      void closeDatabase().finally(() => process.exit(130));
    });
  }
  const rows: string[][] = [];
  const total = { passed: 0, failed: 0 };
  const steps = filters.length > 0 ? tests : [...checks, ...tests, ...towns];
  for (const step of steps) {
    if (step === tests[0]) database = await openTestPostgres();
    const { row, count } = await runStep(step);
    rows.push(row);
    total.passed += count.passed;
    total.failed += count.failed;
  }
  await closeDatabase();
  console.log(`\n${layTable(rows).join('\n')}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

async function closeDatabase(): Promise<void> {
  const open = database;
  database = undefined;
  await open?.stop();
}

async function runStep(step: Step): Promise<{ row: string[]; count: Count }> {
  const { name, needs, run } = step;
  if (needs !== undefined && !existsSync(join(root, needs))) {
    console.log(`\n── ${name}: absent, there is no ${needs}`);
    return { row: ['-', name, '', `absent: ${needs}`], count: { passed: 0, failed: 0 } };
  }
  console.log(`\n── ${name}`);
  const startedAt = performance.now();
  const count = await run().catch((error: unknown): Count => {
    console.log(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1 };
  });
  const seconds = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  const mark = count.failed === 0 ? '✓' : '✗';
  const skipped = count.skipped ? `, ${count.skipped} skipped` : '';
  const says = `${count.passed} passed, ${count.failed} failed${skipped}`;
  console.log(`${mark} ${name}  ${seconds}`);
  return { row: [mark, name, seconds, says], count };
}

// ---- the kinds of step ----------------------------------------------------------------

/** One program that is right when it ends with 0; what it said is shown when it is not. */
async function check(args: string[]): Promise<Count> {
  const { code, said } = await runNode(args, 'pipe');
  if (code === 0) return { passed: 1, failed: 0 };
  console.log(said.trimEnd());
  return { passed: 0, failed: 1 };
}

/**
 * Each seed is a test of its own; a failing one says its number, which replays it. A day
 * waits as often as it works, so two are lived at a time.
 */
async function liveTenDays(): Promise<Count> {
  const count = { passed: 0, failed: 0 };
  const waiting = [...seeds];
  const live = async () => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
      const { passed, failed } = await check(['city/main.ts', '--seed', String(seed)]);
      console.log(`${failed === 0 ? '✓' : '✗'} seed ${seed}`);
      count.passed += passed;
      count.failed += failed;
    }
  };
  await Promise.all([live(), live()]);
  return count;
}

async function buildAll(): Promise<Count> {
  const built = await buildApps(root);
  console.log(built.length > 0 ? `built ${built.join(', ')}` : 'as they were');
  return { passed: 1, failed: 0 };
}

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

async function runVitest(): Promise<Count> {
  const file = join(home, `tests-${process.pid}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const args = [
    bin('vitest/vitest.mjs'),
    'run',
    '--passWithNoTests',
    ...reporters,
    ...filters,
  ];
  const { code } = await runNode(args, 'inherit');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  await rm(file, { force: true });
  if (text === undefined) throw new Error(`vitest ended with ${code} and left no report`);
  const report: Report = JSON.parse(text);
  // A file that does not even load has no test to fail, and an error between tests has none
  // either: both still count as one.
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + unloaded;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests,
  };
}

async function runNode(args: string[], out: 'pipe' | 'inherit') {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', out, out],
    env: { ...process.env, ...(database && { ARRIVAL_TEST_POSTGRES: database.url }) },
  });
  children.add(child);
  let said = '';
  child.stdout?.on('data', (chunk) => (said += String(chunk)));
  child.stderr?.on('data', (chunk) => (said += String(chunk)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  children.delete(child);
  return { code, said };
}
