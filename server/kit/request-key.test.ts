import { afterAll, beforeAll, expect, it } from 'vitest';
import { hourMs } from '#contract/kit/time.ts';
import { writeNote } from '#contract/note.ts';
import { renameMe } from '#contract/person.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());

const keysKept = async (): Promise<number> => {
  const rows = await town.sql<{ kept: number }>(
    'select count(*)::integer as kept from request_key',
  );
  return rows[0]?.kept ?? 0;
};

it('keeps a key for 48 hours and forgets it then, city or none', async () => {
  const lin = town.as('lin');
  await lin(writeNote, { city, placeId: town.places.tea, text: '茶很香。' });
  await lin(renameMe, { name: '林晓' });
  town.clock.add(48 * hourMs);
  await town.server.tick();
  expect(await keysKept()).toBe(2);
  town.clock.add(1);
  await town.server.tick();
  expect(await keysKept()).toBe(0);
});
