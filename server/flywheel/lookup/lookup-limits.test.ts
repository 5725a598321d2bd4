import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listRedemptions, redeemVoucher } from '#contract/redemption.ts';
import { expectLaws } from '#server/test/laws.ts';
import { endOf, lookups } from '#server/test/lookups.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { liveOffer } from '#server/test/wheel.ts';

let town: Town;
let by: ReturnType<typeof lookups>;
beforeAll(async () => {
  town = await openTown();
  by = lookups(town, await liveOffer(town));
}, 60_000);
// Each case has a quiet ten minutes behind it.
beforeEach(() => town.clock.add(11 * 60_000));
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

describe('no oracle', () => {
  it('answers alike whether anybody has such a number or not', async () => {
    await by.one();
    const some = await by.start(endOf('lin'));
    const none = await by.start('9876');
    const shapeOf = (answer: object) =>
      JSON.stringify(answer).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID');
    expect(shapeOf(some)).toBe(shapeOf(none));
    if (!some.ok || !none.ok) throw new Error('both are answered');
    const waits = await Promise.all(
      [some, none].map(({ value }) => by.read(value.lookupId)),
    );
    expect(shapeOf(waits[0] ?? {})).toBe(shapeOf(waits[1] ?? {}));
  });

  it('takes the same time, too', async () => {
    await by.one();
    const spans: Record<string, number[]> = { [endOf('lin')]: [], '9876': [] };
    for (let round = 0; round < 40; round += 1) {
      town.clock.add(11 * 60_000);
      const both = Object.keys(spans);
      // Whoever comes first pays for what the other finds warm.
      for (const lastFour of round % 2 === 0 ? both : both.toReversed()) {
        const began = performance.now();
        await by.start(lastFour);
        spans[lastFour]?.push(performance.now() - began);
      }
    }
    const [some = 0, none = 0] = Object.values(spans).map(medianOf);
    // A quarter, and a moment that a busy machine may always take.
    expect(Math.abs(some - none)).toBeLessThan(Math.max(some, none) * 0.25 + 3);
  }, 60_000);
});

const medianOf = (spans: number[]) =>
  spans.toSorted((a, b) => a - b)[spans.length >> 1] ?? 0;

describe('too many', () => {
  it('ten in ten minutes are one person’s, and it is said when more may', async () => {
    for (let count = 0; count < 10; count += 1)
      expect(await by.start('0000')).toMatchObject({ ok: true });
    expect(await by.start('0000')).toMatchObject({
      status: 429,
      refusal: 'too_many_lookups',
      facts: { retryAfterSeconds: 600 },
    });
    town.clock.add(10 * 60_000 + 1_000);
    expect(await by.start('0000')).toMatchObject({ ok: true });
  });

  it('thirty in ten minutes are a store’s, however many ask at once', async () => {
    await town.sql(
      `insert into lookup (city_id, id, place_id, asked_by, asked_at, expires_at)
       select $1, gen_random_uuid(), $2, $3, $4, $4 from generate_series(1, 28)`,
      [city, town.places.noodles, town.ids.mei, town.clock.now()],
    );
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, no) =>
        by.start('0000', no % 2 === 0 ? 'chen' : 'zhou'),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
  });

  it('keeps who, when, where and how many, and never the digits', async () => {
    const lookup = await by.started();
    const [row] = await town.sql('select * from lookup where id = $1', [lookup]);
    expect(row).toMatchObject({ asked_by: town.ids.chen, place_id: town.places.noodles });
    expect(JSON.stringify(row).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')).not.toContain(
      endOf('lin'),
    );
  });
});

describe('everybody at once', () => {
  it.each([2, 10, 50])(
    '%i redeem one look-up while its voucher is scanned',
    async (count) => {
      const voucher = await by.one();
      const lookup = await by.started();
      await by.say(lookup, [voucher.id]);
      const scan = { ...by.here, code: voucher.code, channel: 'scan' as const };
      const answers = await Promise.all(
        Array.from({ length: count }, (_, no) =>
          no % 2 === 0 ? by.redeem(lookup) : town.caller('chen')(redeemVoucher, scan),
        ),
      );
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      const rows = await town.sql('select 1 from redemption where voucher_id = $1', [
        voucher.id,
      ]);
      expect(rows).toHaveLength(1);
    },
  );

  it.each([2, 10, 50])('%i confirm, redeem and scan in any order', async (count) => {
    const voucher = await by.one();
    const lookup = await by.started();
    const scan = { ...by.here, code: voucher.code, channel: 'scan' as const };
    const deeds = [
      () => by.say(lookup, [voucher.id]),
      () => town.caller('chen')(redeemVoucher, scan),
      () => by.redeem(lookup),
    ];
    await Promise.all(
      Array.from({ length: count }, async (_, no) => deeds[no % deeds.length]?.()),
    );
    const rows = await town.sql('select 1 from redemption where voucher_id = $1', [
      voucher.id,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('a lost answer is asked for again under its key', async () => {
    const [voucher, second] = [await by.one(), await by.one()];
    const lookup = await by.started();
    await by.say(lookup, [voucher.id, second.id]);
    const first = await by.redeem(lookup, 'a-key-of-a-look-up');
    expect(first).toMatchObject({ value: { items: [{}, {}] } });
    expect(await by.redeem(lookup, 'a-key-of-a-look-up')).toEqual(first);
    expect(await by.redeem(lookup)).toMatchObject({
      refusal: 'lookup_not_confirmed',
      facts: { state: 'redeemed' },
    });
    const log = await town.as('chen')(listRedemptions, { ...by.here, limit: 2 });
    expect(log.items.map(({ channel }) => channel)).toEqual(['phone', 'phone']);
  });

  it('one that was used meanwhile takes none of the others', async () => {
    const [voucher, second] = [await by.one(), await by.one()];
    const lookup = await by.started();
    await by.say(lookup, [voucher.id, second.id]);
    const scan = { ...by.here, code: second.code, channel: 'scan' as const };
    await town.as('chen')(redeemVoucher, scan);
    expect(await by.redeem(lookup)).toMatchObject({ refusal: 'voucher_already_redeemed' });
    expect(await by.isUsed(voucher.id)).toBe(false);
    expect(await by.stateOf(lookup)).toBe('confirmed');
  });
});
