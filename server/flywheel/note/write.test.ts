import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNote } from '#contract/note.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());

const write = (who: 'lin' | 'mei', placeId = town.places.tea) =>
  town.caller(who)(writeNote, { city, placeId, text: '靠窗的位子最好。' });

describe('a note', () => {
  it('may follow another after thirty seconds', async () => {
    expect(await write('lin')).toMatchObject({ ok: true });
    town.clock.add(29_000);
    expect(await write('lin')).toMatchObject({
      status: 429,
      refusal: 'note_too_soon',
      facts: { retryAfterSeconds: 1 },
    });
    expect(await write('mei')).toMatchObject({ ok: true });
    town.clock.add(1_000);
    expect(await write('lin')).toMatchObject({ ok: true });
  });

  it('is one when ten are sent at once', async () => {
    town.clock.add(60_000);
    const answers = await Promise.all(Array.from({ length: 10 }, () => write('lin')));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  it('names a place that is there', async () => {
    town.clock.add(60_000);
    expect(await write('lin', crypto.randomUUID())).toMatchObject({
      refusal: 'place_not_found',
    });
  });
});
