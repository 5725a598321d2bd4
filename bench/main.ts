// `node bench/main.ts [name] [--toy] [--profile]`: measures, beside references in the same
// run; `--toy` asks at a small size only whether what is measured is right; `--profile`
// says where the server's time goes.
import { parseArgs } from 'node:util';
import { browseAtDusk } from './browse-at-dusk.ts';
import { profileDusk } from './dusk-profile.ts';
import { flashAtNoon } from './flash-at-noon.ts';
import { expireAtMidnight } from './expire-at-midnight.ts';
import { printFigures, writeReport } from './figures.ts';
import { openGround } from './ground.ts';
import type { Ground } from './ground.ts';
import { openTheApp } from './open-the-app.ts';
import { profileLunch } from './profile.ts';
import { quoteEverything } from './quote-everything.ts';
import { rankTheCity } from './rank-the-city.ts';
import { readAPhoto } from './read-a-photo.ts';
import { scanAtLunch } from './scan-at-lunch.ts';
import type { Outcome } from './scan-at-lunch.ts';
import { scanToVerdict } from './scan-to-verdict.ts';
import { searchAName } from './search-a-name.ts';
import { settleAMonth } from './settle-a-month.ts';

const benches: Record<string, (ground: Ground, toy: boolean) => Promise<Outcome>> = {
  'browse-at-dusk': browseAtDusk,
  'flash-at-noon': flashAtNoon,
  'expire-at-midnight': expireAtMidnight,
  'open-the-app': openTheApp,
  'quote-everything': quoteEverything,
  'rank-the-city': rankTheCity,
  'read-a-photo': readAPhoto,
  'scan-at-lunch': scanAtLunch,
  'scan-to-verdict': scanToVerdict,
  'search-a-name': searchAName,
  'settle-a-month': settleAMonth,
};

/** Whose servers can be looked into. */
const profiles: Record<string, (ground: Ground) => Promise<void>> = {
  'browse-at-dusk': profileDusk,
  'scan-at-lunch': profileLunch,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { toy: { type: 'boolean' }, profile: { type: 'boolean' } },
});
const toy = values.toy === true;
const names = positionals.length > 0 ? positionals : Object.keys(benches);
const unknown = names.find((name) => !benches[name]);
if (unknown !== undefined) {
  console.error(`no bench is called ${unknown}: ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}

const ground = await openGround(toy);
try {
  if (values.profile) await (profiles[names[0] ?? ''] ?? profileLunch)(ground);
  else for (const name of names) await runBench(name);
} finally {
  await ground.close();
}

async function runBench(name: string): Promise<void> {
  const outcome = await benches[name]?.(ground, toy);
  if (!outcome) return;
  const { figures, failures, notes } = outcome;
  if (toy) console.log(`${name}: ${failures.length === 0 ? 'right' : 'wrong'}`);
  else {
    printFigures(name, figures);
    for (const note of notes) console.log(note);
    await writeReport(name, { figures, failures, notes, measuredAt: new Date() });
  }
  for (const failure of failures) console.error(`✗ ${failure}`);
  if (failures.length > 0) process.exitCode = 1;
}
