import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';

const piece = fileURLToPath(new URL('until-stopped.ts', import.meta.url));

/** A process that needs `stopMs` to stop and then says so. */
async function start(stopMs: number) {
  const program = `
    const { untilStopped } = await import(${JSON.stringify(piece)});
    untilStopped(async () => {
      await new Promise((done) => setTimeout(done, ${stopMs}));
      console.log('all done');
    }, (line) => console.log(line));
    setInterval(() => {}, 1000);
    console.log('ready');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program]);
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  while (!said.includes('ready')) await sleep(10);
  return { child, ended, said: () => said };
}

test('signals that come in twos and threes stop it once, cleanly', async () => {
  const { child, ended, said } = await start(200);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGINT'] as const) child.kill(signal);
  expect(await ended).toBe(0);
  expect(said()).toContain('all done');
});

test('a second Ctrl-C that means it ends at once', async () => {
  const { child, ended, said } = await start(5_000);
  child.kill('SIGINT');
  await sleep(900);
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(said()).not.toContain('all done');
});
