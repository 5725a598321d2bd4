import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liftCounterLock, listMerchantSignals, listSignals } from '#contract/fraud.ts';
import { prepareRedemption, redeemBatch, redeemVoucher } from '#contract/redemption.ts';
import { createTill } from '#contract/till.ts';
import { makeCaller } from '#contract/kit/call.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';

let town: Town;
let code = '';
beforeAll(async () => {
  town = await openTown();
  const [voucher] = await buy(town, 'lin', await liveOffer(town));
  code = voucher?.code ?? '';
}, 60_000);
afterAll(() => town.close());

const unknown = '000000000000';
const minuteMs = 60_000;
const at = (text: string, place = town.places.noodles) => ({ city, place, code: text });
const prepare = (who: Name, text: string, place?: string) =>
  town.caller(who)(prepareRedemption, at(text, place));
const guess = async (who: Name, times: number, text = unknown) => {
  for (let time = 0; time < times; time += 1) await prepare(who, text);
};
const until = (minutes: number) =>
  new Date(town.clock.now().getTime() + minutes * minuteMs).toISOString();
const lift = (who: Name, asker: Name) =>
  town.caller(who)(liftCounterLock, {
    city,
    merchant: town.merchants.zhou,
    place: town.places.noodles,
    asker: town.ids[asker],
  });

describe('who tries codes', () => {
  it('is locked after ten refused tries, at that store, for fifteen minutes', async () => {
    await guess('chen', 6);
    await guess('chen', 3, '123');
    const ninth = await prepare('chen', code);
    expect(ninth).toMatchObject({ ok: true });
    await guess('chen', 1);
    const locked = {
      status: 423,
      refusal: 'counter_locked',
      facts: { until: until(15) },
    };
    expect(await prepare('chen', code)).toMatchObject(locked);
    const redeem = { ...at(code), channel: 'typed' as const };
    expect(await town.caller('chen')(redeemVoucher, redeem)).toMatchObject(locked);
    const batch = { city, place: town.places.noodles, codes: [code], channel: 'scan' };
    expect(
      await town.caller('chen')(redeemBatch, { ...batch, channel: 'scan' }),
    ).toMatchObject(locked);
  });

  it('stops nobody beside them', async () => {
    expect(await prepare('zhou', code)).toMatchObject({ ok: true });
    expect(await prepare('zhou', unknown, town.places.tea)).toMatchObject({
      refusal: 'voucher_not_found',
    });
  });

  it('is seen by operator and owner, who may lift it; nobody else may', async () => {
    const seen = { kind: 'many_tries', askerId: town.ids.chen, lockedUntil: until(15) };
    const { merchants } = town;
    const ofZhou = await town.as('zhou')(listMerchantSignals, {
      city,
      merchant: merchants.zhou,
    });
    expect(ofZhou.items).toMatchObject([seen]);
    expect((await town.as('xu')(listSignals, { city })).items).toMatchObject([seen]);
    const ofTang = { city, merchant: merchants.tang };
    expect((await town.as('tang')(listMerchantSignals, ofTang)).items).toEqual([]);
    expect(await lift('tang', 'chen')).toMatchObject({ refusal: 'not_your_merchant' });
    expect(await lift('xu', 'zhou')).toMatchObject({ refusal: 'counter_not_locked' });
    expect(await lift('zhou', 'chen')).toMatchObject({ ok: true });
    expect(await prepare('chen', code)).toMatchObject({ ok: true });
    const [signal] = (await town.as('xu')(listSignals, { city })).items;
    expect(signal).toMatchObject({ lockedUntil: null });
  });

  it('is let in again when the time is over, under the same request key too', async () => {
    await guess('chen', 10);
    const key = crypto.randomUUID();
    const redeem = () =>
      town.caller('chen')(redeemVoucher, { ...at(code), channel: 'typed' }, { key });
    expect(await redeem()).toMatchObject({ refusal: 'counter_locked' });
    town.clock.set(new Date(town.clock.now().getTime() + 15 * minuteMs));
    expect(await redeem()).toMatchObject({ ok: true });
  });

  it('forgets tries that are ten minutes old', async () => {
    await guess('chen', 9);
    town.clock.set(new Date(town.clock.now().getTime() + 10 * minuteMs));
    await guess('chen', 9);
    expect(await prepare('chen', unknown)).toMatchObject({ refusal: 'voucher_not_found' });
    expect(await prepare('chen', unknown)).toMatchObject({ refusal: 'counter_locked' });
  });
});

describe('tries that are counted', () => {
  it('are all that came at once', async () => {
    const tries = Array.from({ length: 12 }, () => prepare('zhou', unknown));
    await Promise.all(tries);
    expect(await prepare('zhou', unknown)).toMatchObject({ refusal: 'counter_locked' });
  });

  it('are not the same refused request again, nor those of a stranger', async () => {
    const place = town.places.tea;
    const key = crypto.randomUUID();
    const asked = { ...at(unknown, place), channel: 'typed' as const };
    for (let time = 0; time < 15; time += 1) {
      await town.caller('zhou')(redeemVoucher, asked, { key });
      expect(await prepare('chen', unknown, place)).toMatchObject({
        refusal: 'not_staff_here',
      });
    }
    expect(await prepare('zhou', unknown, place)).toMatchObject({
      refusal: 'voucher_not_found',
    });
    const rows = await town.sql<{ tries: number }>(
      `select cardinality(refused_at) as tries from counter_tries where place_id = $1`,
      [place],
    );
    expect(rows).toEqual([{ tries: 2 }]);
  });

  it('are a till’s, one by one and in a batch', async () => {
    const { merchants, places } = town;
    const made = { city, merchant: merchants.zhou, placeId: places.tea, name: 'till' };
    const { key } = await town.as('zhou')(createTill, made);
    const till = makeCaller({ base: `${town.server.address}/api`, token: () => key });
    const asked = { city, place: places.tea, channel: 'scan' as const };
    for (let time = 0; time < 10; time += 1)
      await till(redeemBatch, { ...asked, codes: [unknown] });
    expect(await till(redeemVoucher, { ...asked, code: unknown })).toMatchObject({
      refusal: 'counter_locked',
    });
  });
});
