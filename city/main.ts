/**
 * `node city/main.ts --seed 7 [--days 1] [--errands 90] [--crowded] [--pilot]`: one seed,
 * one report line. What went wrong is listed above it with the command that brings it back.
 */
import { parseArgs } from 'node:util';
import { live } from './live.ts';
import { openScratch } from './scratch.ts';
import type { Report } from './live.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    days: { type: 'string', default: '1' },
    crowded: { type: 'boolean', default: false },
    errands: { type: 'string', default: '90' },
    pilot: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const days = Number(values.days);
const { crowded, pilot } = values;
const errands = Number(values.errands);
const startedAt = performance.now();

const scratch = await openScratch(`seed ${seed}${crowded ? ' crowded' : ''}`);
try {
  const report = await live({
    databaseUrl: scratch.url,
    seed,
    days,
    errands,
    crowded,
    pilot,
  });
  console.log(tell(report));
  if (report.wrong.length > 0) process.exitCode = 1;
} finally {
  await scratch.drop();
}

function tell({ counts, troubles, wrong, digest }: Report): string {
  const count = (what: string) => counts.get(what) ?? 0;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const facts = [
    `${days} day${days === 1 ? '' : 's'}`,
    `${count('quote')} quotes`,
    `${count('ordered')} orders`,
    `${count('issued')} issued`,
    `${count('redeemed')} redeemed`,
    `${count('undone')} undone`,
    `${count('given back')} given back`,
    ...[...counts.keys()].filter((what) => what.startsWith('pilot:')),
    `${troubles} troubles`,
    `${wrong.length} wrong`,
    `books ${digest}`,
    `${seconds} s`,
  ];
  const modes = `${crowded ? ' --crowded' : ''}${pilot ? ' --pilot' : ''}`;
  const options = `--seed ${seed} --days ${days} --errands ${errands}${modes}`;
  const again = `node city/main.ts ${options}`;
  const lines =
    wrong.length === 0
      ? []
      : [...wrong.slice(0, 40).map((one) => `  ${one}`), `again: ${again}`];
  const mode = crowded ? ' crowded' : '';
  return [...lines, `seed ${seed}${mode}: ${facts.join(', ')}`].join('\n');
}
