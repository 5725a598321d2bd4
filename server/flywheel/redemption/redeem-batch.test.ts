import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeStep, otpAt, rotatingText } from '#contract/kit/rotating-code.ts';
import { findRedemption, redeemBatch, redeemVoucher } from '#contract/redemption.ts';
import { readVoucher } from '#contract/voucher.ts';
import type { VoucherView } from '#contract/voucher.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, draftOf, liveOffer } from '#server/test/wheel.ts';
import { expectLaws } from '#server/test/laws.ts';

let town: Town;
let meal = '';
let card = '';
beforeAll(async () => {
  town = await openTown();
  meal = await liveOffer(town);
  card = await liveOffer(town, {
    terms: { ...draftOf(town).terms, kind: 'package', usesTotal: 3 } as never, // a set meal
  });
}, 60_000);
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

const batch = (codes: string[], key: string = crypto.randomUUID()) => {
  const place = town.places.noodles;
  const asked = { city, place, codes, channel: 'scan' as const };
  return town.caller('chen')(redeemBatch, asked, { key });
};
const codesOf = (vouchers: readonly VoucherView[]) => vouchers.map(({ code }) => code);
const shown = async ({ shown: kept }: VoucherView): Promise<string> => {
  if (!kept) throw new Error('a usable voucher is shown');
  const otp = await otpAt(kept.codeKey, codeStep(town.clock.now()));
  return rotatingText({ handle: kept.handle, otp });
};
const usesLeft = async ({ id }: VoucherView) =>
  (await town.as('lin')(readVoucher, { city, voucher: id })).usesLeft;

describe('several codes at once', () => {
  it('are redeemed in the order in which they were sent', async () => {
    const vouchers = await buy(town, 'lin', meal, 10);
    const codes = codesOf(vouchers).toReversed();
    const done = await batch(codes);
    expect(done.ok && done.value.items.map(({ code }) => code)).toEqual(codes);
  });

  it('may be shown and typed, and the same card more than once', async () => {
    const [[one], [three]] = [await buy(town, 'lin', meal), await buy(town, 'lin', card)];
    if (!one || !three) throw new Error('paid orders have their vouchers');
    const done = await batch([three.code, await shown(one), three.code]);
    expect(done).toMatchObject({
      value: { items: [{ useNo: 1, usesLeft: 2 }, {}, { useNo: 2, usesLeft: 1 }] },
    });
  });

  it('are all refused when one is, with which and why', async () => {
    const vouchers = await buy(town, 'lin', meal, 3);
    const [first = '', used = '', last = ''] = codesOf(vouchers);
    await town.as('chen')(redeemVoucher, {
      city,
      place: town.places.noodles,
      code: used,
      channel: 'typed',
    });
    expect(await batch([first, last, used])).toMatchObject({
      status: 409,
      refusal: 'batch_item_refused',
      facts: {
        item: 3,
        refusal: 'voucher_already_redeemed',
        facts: { placeName: '码头面馆', staffName: 'chen' },
      },
    });
    expect(await batch([first, last])).toMatchObject({ ok: true });
  });

  it('are refused for one that names nothing, or for one that is twice there', async () => {
    const [voucher] = await buy(town, 'lin', meal);
    const code = voucher?.code ?? '';
    const why = async (codes: string[]) => {
      const answer = await batch(codes);
      return answer.ok || answer.refusal !== 'batch_item_refused' ? answer : answer.facts;
    };
    expect(await why([code, 'hello'])).toMatchObject({
      item: 2,
      refusal: 'code_mistyped',
    });
    expect(await why(['000000000000', code])).toMatchObject({
      item: 1,
      refusal: 'voucher_not_found',
    });
    expect(await why([code, code])).toMatchObject({
      item: 2,
      refusal: 'voucher_already_redeemed',
      facts: { redemptionId: null },
    });
    expect(voucher && (await usesLeft(voucher))).toBe(1);
  });

  it('are one to ten', async () => {
    for (const codes of [[], Array.from({ length: 11 }, () => '000000000000')])
      expect(await batch(codes)).toMatchObject({ refusal: 'malformed_request' });
  });

  it('are found again by the key of their request, all of them', async () => {
    const key = crypto.randomUUID();
    const done = await batch(codesOf(await buy(town, 'lin', meal, 4)), key);
    if (!done.ok) throw new Error(done.refusal);
    const place = town.places.noodles;
    const found = await town.as('chen')(findRedemption, { city, place, key });
    expect(found.items).toEqual(done.value.items);
    expect(found.id).toBe(done.value.items[0]?.id);
  });

  it('get the same bytes under the same key, and their key is theirs', async () => {
    const key = crypto.randomUUID();
    const [first, second] = codesOf(await buy(town, 'lin', meal, 2));
    const done = await batch([first ?? ''], key);
    expect(await batch([first ?? ''], key)).toEqual(done);
    const single = { city, place: town.places.noodles, code: second ?? '' };
    expect(
      await town.caller('chen')(redeemVoucher, { ...single, channel: 'typed' }, { key }),
    ).toMatchObject({ status: 409, refusal: 'request_key_reused' });
  });
});

describe('batches that cross', () => {
  it.each([2, 10, 50])(
    '%i at once over the same ten: one wins, none hangs',
    async (many) => {
      const vouchers = await buy(town, 'lin', meal, 10);
      const texts = await Promise.all(
        vouchers.map(async (voucher, no) => (no % 2 === 0 ? voucher.code : shown(voucher))),
      );
      const orders = Array.from({ length: many }, (_, no) =>
        no % 2 === 0 ? texts : texts.toReversed(),
      );
      const answers = await Promise.all(orders.map((codes) => batch(codes)));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]));
      expect(new Set(refused)).toEqual(new Set(['batch_item_refused']));
      expect(await Promise.all(vouchers.map(usesLeft))).toEqual(vouchers.map(() => 0));
    },
  );

  it('take every use of a card once', async () => {
    const [voucher] = await buy(town, 'lin', card);
    if (!voucher) throw new Error('a paid order has its voucher');
    const twice = [voucher.code, voucher.code];
    const answers = await Promise.all(Array.from({ length: 10 }, () => batch(twice)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await usesLeft(voucher)).toBe(1);
  });
});
