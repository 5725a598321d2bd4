import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isCode, isPracticeCode } from '#contract/kit/code.ts';
import { dayMs, minuteMs } from '#contract/kit/time.ts';
import {
  createOffer,
  pauseOffer,
  readOffer,
  resumeOffer,
  reviewOffer,
  submitOffer,
} from '#contract/offer.ts';
import { makeQuote } from '#contract/quote.ts';
import { redeemVoucher } from '#contract/redemption.ts';
import {
  completeRehearsal,
  listLapsedStores,
  listReadiness,
  readReadiness,
  startRehearsal,
} from '#contract/rehearsal.ts';
import { cast, city, noon, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { buy, draftOf, liveOffer } from '#server/test/wheel.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());
beforeEach(async () => {
  await town.sql('delete from store_lapse');
  await town.sql('delete from rehearsal');
  await town.sql('delete from message');
  town.clock.set(noon);
});

const at = () => ({ city, place: town.places.noodles });
const proof = {
  channel: 'typed',
  deviceId: '01a20bb5-e600-7d7f-885e-84afd8feedf5',
  seconds: 40,
} as const;
const begin = (who: Name = 'chen') => town.as(who)(startRehearsal, at());
const finish = (code: string, who: Name = 'chen', place = town.places.noodles) =>
  town.caller(who)(completeRehearsal, { city, place, code, ...proof });

describe('a rehearsal', () => {
  it('gives a code that is no voucher’s, good for ten minutes at this store', async () => {
    const { code, goodUntil, placeName } = await begin();
    expect(isPracticeCode(code)).toBe(true);
    expect(isCode(code)).toBe(false);
    expect(placeName).toBe('码头面馆');
    expect(Date.parse(goodUntil) - noon.getTime()).toBe(10 * minuteMs);
  });

  it('makes its store redeemable for thirty days, and moves nothing', async () => {
    const before = await town.sql('select count(*) from entry');
    const { code } = await begin();
    const done = await finish(code);
    expect(done).toMatchObject({
      ok: true,
      value: {
        state: 'redeemable',
        triedBy: 'rehearsal',
        readyUntil: new Date(noon.getTime() + 30 * dayMs).toISOString(),
      },
    });
    const kept = await town.sql(
      'select staff_id, device_id, channel, seconds from rehearsal where code = $1',
      [code],
    );
    const { deviceId, channel, seconds } = proof;
    expect(kept).toEqual([
      { staff_id: town.ids.chen, device_id: deviceId, channel, seconds },
    ]);
    expect(await town.sql('select count(*) from entry')).toEqual(before);
  });

  it('counts once, also when two devices read the code at the same time', async () => {
    const { code } = await begin();
    const answers = await Promise.all([finish(code), finish(code), finish(code, 'zhou')]);
    expect(answers.filter(({ ok }) => ok).length).toBe(1);
    expect(await finish(code)).toMatchObject({
      status: 409,
      refusal: 'rehearsal_already_done',
      facts: { completedAt: noon.toISOString() },
    });
  });

  it('has the same answer for the same request key', async () => {
    const { code } = await begin();
    const input = { ...at(), code, ...proof };
    const ask = () =>
      town.caller('chen')(completeRehearsal, input, { key: 'the-key-of-chen' });
    expect(await ask()).toEqual(await ask());
  });

  it('is over after ten minutes', async () => {
    const { code, goodUntil } = await begin();
    town.clock.add(10 * minuteMs + 1);
    expect(await finish(code)).toMatchObject({
      status: 410,
      refusal: 'rehearsal_over',
      facts: { endedAt: goodUntil },
    });
  });

  it('is done at its own store', async () => {
    const { code } = await begin();
    expect(await finish(code, 'zhou', town.places.tea)).toMatchObject({
      status: 409,
      refusal: 'rehearsal_elsewhere',
      facts: { stores: [{ placeId: town.places.noodles, name: '码头面馆' }] },
    });
    expect(await finish(code)).toMatchObject({ ok: true });
  });

  it('knows its own codes, and those of nobody else', async () => {
    expect(await finish('892222222220')).toMatchObject({ refusal: 'code_mistyped' });
    await begin();
    const { code } = await begin();
    await town.sql('delete from rehearsal where code = $1', [code]);
    expect(await finish(code)).toMatchObject({
      status: 404,
      refusal: 'rehearsal_not_found',
    });
  });

  it('is for those who work at the store', async () => {
    const { code } = await begin();
    const noStaff = { status: 403, refusal: 'not_staff_here' };
    expect(await finish(code, 'tang')).toMatchObject(noStaff);
    expect(await town.caller('tang')(startRehearsal, at())).toMatchObject(noStaff);
    expect(await town.caller('tang')(readReadiness, at())).toMatchObject(noStaff);
    expect(await town.caller('lin')(startRehearsal, at())).toMatchObject({ ok: false });
  });

  it('redeems nothing where a voucher is wanted', async () => {
    const { code } = await begin();
    const asked = { ...at(), code, channel: 'typed' } as const;
    expect(await town.caller('chen')(redeemVoucher, asked)).toMatchObject({
      refusal: 'code_for_practice',
    });
  });
});

const submitted = async (): Promise<string> => {
  const { merchants } = town;
  const drafted = { city, merchant: merchants.zhou, ...draftOf(town) };
  const { id: offer } = await town.as('zhou')(createOffer, drafted);
  await town.as('zhou')(submitOffer, { city, offer });
  return offer;
};
const accept = (offer: string) =>
  town.caller('xu')(reviewOffer, { city, offer, verdict: 'accept' });

describe('an offer', () => {
  it('goes live once one of its stores has rehearsed', async () => {
    const offer = await submitted();
    expect(await accept(offer)).toMatchObject({
      status: 409,
      refusal: 'store_not_rehearsed',
      facts: { stores: [{ placeId: town.places.noodles, name: '码头面馆' }] },
    });
    await finish((await begin()).code);
    expect(await accept(offer)).toMatchObject({ ok: true, value: { state: 'live' } });
  });

  it('may be refused by the operator whatever was rehearsed', async () => {
    const no = { city, offer: await submitted(), verdict: 'refuse', reason: '价格写错了' };
    const refuse = { ...no, verdict: 'refuse' } as const;
    expect(await town.caller('xu')(reviewOffer, refuse)).toMatchObject({ ok: true });
  });

  it('sells on when its store lapses, and is not resumed until it tries', async () => {
    const offer = await liveOffer(town);
    town.clock.add(30 * dayMs + 1);
    const basket = { kind: 'package', offerId: offer, count: 1 } as const;
    const asked = { city, placeId: town.places.noodles, basket };
    expect(await town.caller('lin')(makeQuote, asked)).toMatchObject({ ok: true });
    await town.as('zhou')(pauseOffer, { city, offer });
    expect(await town.caller('zhou')(resumeOffer, { city, offer })).toMatchObject({
      refusal: 'store_not_rehearsed',
    });
    await finish((await begin()).code);
    await town.as('zhou')(resumeOffer, { city, offer });
    expect(await town.as('zhou')(readOffer, { city, offer })).toMatchObject({
      state: 'live',
    });
  });
});

describe('a store', () => {
  it('that was never tried is untried, and one that redeemed is redeemable', async () => {
    const offer = await liveOffer(town);
    const [voucher] = await buy(town, 'lin', offer);
    await town.sql('delete from rehearsal');
    expect(await town.as('chen')(readReadiness, at())).toMatchObject({
      state: 'untried',
      readyUntil: null,
    });
    const code = voucher?.code ?? '';
    await town.as('chen')(redeemVoucher, { ...at(), code, channel: 'scan' });
    expect(await town.as('chen')(readReadiness, at())).toMatchObject({
      state: 'redeemable',
      triedBy: 'redemption',
    });
    await town.sql('update redemption set redeemed_at = $1', ['2026-01-01']);
  });

  it('that lapsed still redeems: the counter never fails', async () => {
    const [voucher] = await buy(town, 'lin', await liveOffer(town, { validDays: 60 }));
    town.clock.add(30 * dayMs + 1);
    expect(await town.as('chen')(readReadiness, at())).toMatchObject({ state: 'lapsed' });
    const code = voucher?.code ?? '';
    const asked = { ...at(), code, channel: 'scan' } as const;
    expect(await town.caller('chen')(redeemVoucher, asked)).toMatchObject({ ok: true });
    await town.sql('update redemption set redeemed_at = $1', ['2026-01-01']);
  });

  it('lapses after thirty days to the millisecond', async () => {
    await finish((await begin()).code);
    town.clock.add(30 * dayMs);
    expect(await town.as('zhou')(readReadiness, at())).toMatchObject({
      state: 'redeemable',
    });
    town.clock.add(1);
    expect(await town.as('zhou')(readReadiness, at())).toMatchObject({ state: 'lapsed' });
  });

  it('is shown to its owner with all others, and the lapsed to the operator', async () => {
    await finish((await begin()).code);
    const asked = { city, merchant: town.merchants.zhou };
    const mine = await town.as('zhou')(listReadiness, asked);
    expect(mine.items.map(({ placeName, state }) => [placeName, state])).toEqual([
      ['码头面馆', 'redeemable'],
      ['海风茶楼', 'untried'],
    ]);
    expect(await town.caller('tang')(listReadiness, asked)).toMatchObject({
      refusal: 'not_your_merchant',
    });
    town.clock.add(31 * dayMs);
    const lapsed = await town.as('xu')(listLapsedStores, { city });
    expect(lapsed.items).toMatchObject([{ placeName: '码头面馆', merchantName: '周记' }]);
  });
});

describe('a lapse', () => {
  const phonesTold = async () =>
    (await town.sql<{ phone: string }>('select phone from message order by phone')).map(
      ({ phone }) => phone,
    );

  it('is told once, to the owner and the staff of the store', async () => {
    await finish((await begin()).code);
    town.clock.add(30 * dayMs + 1);
    await town.server.tick();
    await town.server.tick();
    expect(await phonesTold()).toEqual([cast.chen, cast.zhou]);
    const happened = await town.sql(
      "select facts->>'placeId' as place from outbox where name = 'rehearsal.lapsed'",
    );
    expect(happened).toEqual([{ place: town.places.noodles }]);
  });

  it('that comes again is told again', async () => {
    for (const expected of [2, 4]) {
      await finish((await begin()).code);
      town.clock.add(30 * dayMs + 1);
      await town.server.tick();
      expect((await phonesTold()).length).toBe(expected);
    }
  });

  it('of a store that was never tried is none', async () => {
    town.clock.add(300 * dayMs);
    await town.server.tick();
    expect(await phonesTold()).not.toContain(cast.tang);
  });
});
