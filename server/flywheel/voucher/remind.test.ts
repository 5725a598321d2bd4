import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs } from '#contract/kit/time.ts';
import { sweep } from '#kit/jobs.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { remindLapsing } from './remind.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());

const remind = () =>
  sweep(town.server.work, { name: 'test', everySeconds: 1, act: remindLapsing }, [city]);

/** What was told of a voucher that lasts so long, looked at once every `every` days. */
const toldOf = async (lasts: number, every = 1): Promise<string[]> => {
  town.clock.set(noon);
  const [voucher] = await buy(town, 'lin', await liveOffer(town, { validDays: lasts }));
  for (let day = 0; day < lasts; day += every) {
    town.clock.set(new Date(noon.getTime() + day * dayMs));
    await remind();
    await remind();
  }
  const rows = await town.sql<{ kind: string; day: string }>(
    `select kind, round(extract(epoch from given_at - $2) / 86400) as day
      from notice where subject_id = $1 order by given_at`,
    [voucher?.id, noon],
  );
  return rows.map(({ kind, day }) => `${kind} on day ${day}`);
};

describe('a voucher is reminded of', () => {
  it.each([
    [90, ['30 on day 60', '7 on day 83', '1 on day 89']],
    [60, ['7 on day 53', '1 on day 59']],
    [30, ['7 on day 23', '1 on day 29']],
    [14, ['1 on day 13']],
    [2, []],
  ])('lasting %i days: %j', async (lasts, told) => {
    expect(await toldOf(lasts)).toEqual(told.map((text) => `voucher_lapses_${text}`));
  });

  it('by the one that is true, where the sweep was away', async () => {
    // Looked at on days 0, 35 and 70 of 71: the thirty-day one is told late, the
    // seven-day one never, since the last day has come.
    expect(await toldOf(71, 35)).toEqual(['voucher_lapses_1 on day 70']);
  });

  it('no more once it is used or given back', async () => {
    town.clock.set(noon);
    const [voucher] = await buy(town, 'mei', await liveOffer(town, { validDays: 30 }));
    await town.sql(`update voucher set state = 'refunded' where id = $1`, [voucher?.id]);
    town.clock.set(new Date(noon.getTime() + 24 * dayMs));
    await remind();
    const rows = await town.sql('select 1 from notice where subject_id = $1', [
      voucher?.id,
    ]);
    expect(rows).toEqual([]);
  });
});
