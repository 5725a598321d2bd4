import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareRedemption, redeemVoucher } from '#contract/redemption.ts';
import type { UsableTimes } from '#contract/usable.ts';
import { holdVoucher, readVoucher, releaseVoucher } from '#contract/voucher.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, draftOf, liveOffer } from '#server/test/wheel.ts';
import { expectLaws } from '#server/test/laws.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

/** A voucher of a set meal with such times, bought on Tuesday at noon. */
const bought = async (times: Partial<UsableTimes>) => {
  town.clock.set(noon);
  const { terms } = draftOf(town);
  if (terms.kind !== 'package') throw new Error('the draft is a set meal');
  const usable = { windows: [], blackoutDays: [], ...times };
  const offer = await liveOffer(town, { terms: { ...terms, usable } });
  const [voucher] = await buy(town, 'lin', offer);
  if (!voucher) throw new Error('a paid order has its voucher');
  const asked = { city, place: town.places.noodles, code: voucher.code };
  return {
    id: voucher.id,
    at: async (moment: string) => {
      town.clock.set(new Date(moment));
      const looked = await town.caller('chen')(prepareRedemption, asked);
      const redeemed = await town.caller('chen')(redeemVoucher, {
        ...asked,
        channel: 'typed',
      });
      return [looked, redeemed].map((one) => (one.ok ? 'yes' : [one.refusal, one.facts]));
    },
  };
};
const lunch = { days: [1, 2, 3, 4, 5], from: '11:00', to: '14:00' };
const late = { days: [7], from: '22:00', to: '02:00' };
const not = (usableFrom: string | null) => ['voucher_not_now', { usableFrom }];

describe('a voucher with hours and days off', () => {
  const refused: [string, Partial<UsableTimes>, string, string | null][] = [
    [
      'after lunch',
      { windows: [lunch] },
      '2026-11-24T06:00:00Z',
      '2026-11-25T03:00:00.000Z',
    ],
    [
      'a minute early',
      { windows: [lunch] },
      '2026-11-25T02:59:59Z',
      '2026-11-25T03:00:00.000Z',
    ],
    [
      'at the weekend',
      { windows: [lunch] },
      '2026-11-28T04:00:00Z',
      '2026-11-30T03:00:00.000Z',
    ],
    [
      'on a day off',
      { blackoutDays: ['2026-11-25'] },
      '2026-11-25T04:00:00Z',
      '2026-11-25T16:00:00.000Z',
    ],
    [
      'past the end of a night',
      { windows: [late] },
      '2026-11-29T18:00:00Z',
      '2026-12-06T14:00:00.000Z',
    ],
  ];
  it.each(refused)('%s is told when it may be used', async (_, times, moment, from) => {
    expect(await (await bought(times)).at(moment)).toEqual([not(from), not(from)]);
  });

  const taken: [string, Partial<UsableTimes>, string][] = [
    ['at the first minute', { windows: [lunch] }, '2026-11-25T03:00:00Z'],
    ['at the last minute', { windows: [lunch] }, '2026-11-25T05:59:59Z'],
    [
      'on the day after a day off',
      { blackoutDays: ['2026-11-24'] },
      '2026-11-24T16:00:00Z',
    ],
    ['past midnight, from Sunday into Monday', { windows: [late] }, '2026-11-29T17:30:00Z'],
  ];
  it.each(taken)('%s is taken', async (_, times, moment) => {
    expect(await (await bought(times)).at(moment)).toEqual(['yes', 'yes']);
  });
});

describe('a voucher on hold', () => {
  const hold = (voucher: string) =>
    town.caller('xu')(holdVoucher, { city, voucher, because: '手机丢了' });
  const release = (voucher: string) => town.caller('xu')(releaseVoucher, { city, voucher });

  it('is not taken until it is released, and its holder sees why', async () => {
    const { id, at } = await bought({});
    expect(await hold(id)).toMatchObject({ ok: true });
    const stopped = ['voucher_on_hold', { because: '手机丢了' }];
    expect(await at('2026-11-24T05:00:00Z')).toEqual([stopped, stopped]);
    expect(await town.as('lin')(readVoucher, { city, voucher: id })).toMatchObject({
      heldBecause: '手机丢了',
    });
    expect(await release(id)).toMatchObject({ value: { heldBecause: null } });
    expect(await at('2026-11-24T05:00:00Z')).toEqual(['yes', 'yes']);
  });

  it('cannot be held once used, nor released twice, nor by others', async () => {
    const { id, at } = await bought({});
    expect(await release(id)).toMatchObject({ refusal: 'voucher_not_on_hold' });
    await at('2026-11-24T05:00:00Z');
    expect(await hold(id)).toMatchObject({ refusal: 'voucher_already_redeemed' });
    const asked = { city, voucher: id, because: 'x' };
    expect(await town.caller('zhou')(holdVoucher, asked)).toMatchObject({ status: 403 });
  });
});
