// `npm run serve`: production. A database of your own, no demo data, no one-click sign-ins;
// everything is set by the environment, and what is missing is said in one sentence.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig, type Config } from '#kit/config.ts';
import { migrate } from '#kit/migrate.ts';
import { startServer } from '#server/main.ts';
import { areBuilt, buildApps } from './build.ts';
import { openSteps } from './steps.ts';
import { untilStopped } from './until-stopped.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const say = (line: string) => console.log(line);

await main();

async function main(): Promise<void> {
  const config = readSettings();
  if (!config) return;
  const steps = openSteps();
  try {
    if (config.serves && !(await areBuilt(root))) {
      await steps.run('Apps', (note) => buildApps(root, note));
    }
    await steps.run('Tables', (note) => migrate(config.databaseUrl, note));
    const server = await steps.run('Server', () => startServer(config));
    untilStopped(() => server.stop(), say);
    say(`Arrival answers at ${config.publicUrl}`);
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  }
}

function readSettings(): Config | undefined {
  try {
    return readConfig({ ...process.env, ARRIVAL_DEMO: undefined });
  } catch (error) {
    const missing = error instanceof Error ? error.message : String(error);
    say(
      `${missing}\nSettings are described under "Production" in README.md; ` +
        'for a demo without any, say `npm start`.',
    );
    process.exitCode = 1;
    return undefined;
  }
}
