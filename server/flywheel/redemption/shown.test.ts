import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeStep, otpAt, rotatingText } from '#contract/kit/rotating-code.ts';
import { prepareRedemption, redeemVoucher, undoRedemption } from '#contract/redemption.ts';
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
// Far enough apart that what one case tries does not lock the counter of the next.
beforeEach(() => town.clock.add(11 * 60_000));
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

const one = async (offerId = meal): Promise<VoucherView> => {
  const [voucher] = await buy(town, 'lin', offerId);
  if (!voucher) throw new Error('a paid order has its voucher');
  return voucher;
};
/** What the phone shows, so many steps from now. */
const shown = async ({ shown: kept }: VoucherView, off = 0): Promise<string> => {
  if (!kept) throw new Error('a usable voucher is shown');
  const otp = await otpAt(kept.codeKey, codeStep(town.clock.now()) + off);
  return rotatingText({ handle: kept.handle, otp });
};
const at = (code: string, place = town.places.noodles) => ({ city, place, code });
const redeem = (code: string) =>
  town.caller('chen')(redeemVoucher, { ...at(code), channel: 'scan' });
const prepare = (code: string) => town.caller('chen')(prepareRedemption, at(code));

describe('a code that changes', () => {
  it.each([-1, 0, 1])('is taken %i steps from now', async (off) => {
    expect(await redeem(await shown(await one(), off))).toMatchObject({ ok: true });
  });

  it.each([-4_000, -2, 2, 4_000])('is out of date %i steps from now', async (off) => {
    const code = await shown(await one(), off);
    expect(await redeem(code)).toMatchObject({ refusal: 'code_out_of_date' });
    expect(await prepare(code)).toMatchObject({ refusal: 'code_out_of_date' });
  });

  it('is nobody’s under a handle that was made up', async () => {
    const { shown: kept } = await one();
    const text = rotatingText({ handle: kept?.handle ?? '', otp: '0123456789' });
    expect(await redeem(text)).toMatchObject({ refusal: 'code_out_of_date' });
    const wrong = text.slice(0, 33) + String((Number(text[33]) + 1) % 10);
    expect(await redeem(wrong)).toMatchObject({ refusal: 'code_mistyped' });
  });

  it('is taken once, although the card has more uses', async () => {
    const voucher = await one(card);
    const code = await shown(voucher);
    expect(await redeem(code)).toMatchObject({ value: { usesLeft: 2 } });
    expect(await redeem(code)).toMatchObject({ refusal: 'code_shown_before' });
    expect(await prepare(code)).toMatchObject({ refusal: 'code_shown_before' });
    expect(await redeem(await shown(voucher, 1))).toMatchObject({ value: { usesLeft: 1 } });
    expect(await redeem(await shown(voucher, -1))).toMatchObject({
      refusal: 'code_shown_before',
    });
  });

  it('is taken once of fifty at the same moment', async () => {
    const code = await shown(await one(card));
    const answers = await Promise.all(Array.from({ length: 50 }, () => redeem(code)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  it('does not come back to life with an undo', async () => {
    const voucher = await one();
    const code = await shown(voucher);
    const first = await redeem(code);
    if (!first.ok) throw new Error(first.refusal);
    await town.as('chen')(undoRedemption, { city, redemption: first.value.id });
    expect(await redeem(code)).toMatchObject({ refusal: 'code_shown_before' });
    expect(await redeem(await shown(voucher, 1))).toMatchObject({ ok: true });
  });
});

describe('what a preparation says to send', () => {
  it('redeems minutes later, when the code has long changed', async () => {
    const prepared = await prepare(await shown(await one()));
    if (!prepared.ok) throw new Error(prepared.refusal);
    town.clock.add(2 * 60_000);
    expect(await redeem(prepared.value.redeemWith)).toMatchObject({ ok: true });
    expect(await redeem(prepared.value.redeemWith)).toMatchObject({
      refusal: 'voucher_already_redeemed',
    });
  });

  it('is out of date after three minutes, and of no use elsewhere', async () => {
    const prepared = await prepare(await shown(await one()));
    if (!prepared.ok) throw new Error(prepared.refusal);
    const { redeemWith } = prepared.value;
    const tea = { ...at(redeemWith, town.places.tea), channel: 'scan' as const };
    expect(await town.caller('zhou')(redeemVoucher, tea)).toMatchObject({
      refusal: 'code_mistyped',
    });
    expect(await redeem(`${redeemWith}x`)).toMatchObject({ refusal: 'code_mistyped' });
    town.clock.add(3 * 60_000 + 1);
    expect(await redeem(redeemWith)).toMatchObject({ refusal: 'code_out_of_date' });
  });
});

it('a signed code is for stores without network', async () => {
  const { shown: kept } = await one();
  expect(await redeem(kept?.signedText ?? '')).toMatchObject({
    refusal: 'code_for_offline',
  });
});
