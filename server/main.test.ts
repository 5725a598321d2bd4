import { expect, it } from 'vitest';
import { openTown } from '#server/test/town.ts';

it('the server starts without calling on anything deprecated', async () => {
  const said: string[] = [];
  const note = (warning: Error) => said.push(`${warning.name}: ${warning.message}`);
  process.on('warning', note);
  await (await openTown()).close();
  process.off('warning', note);
  expect(said.filter((line) => line.includes('Deprecation'))).toEqual([]);
}, 60_000);
