import { afterAll, beforeAll, expect, it } from 'vitest';
import { withCheckDigit } from '#contract/kit/code.ts';
import { prepareRedemption, redeemVoucher } from '#contract/redemption.ts';
import { readVoucher } from '#contract/voucher.ts';
import { openDevice, shownAt } from '#server/test/offline.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { expectLaws } from '#server/test/laws.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

it('telling of scans is no way to try codes past the counter’s lock', async () => {
  const [guessed, honest] = await buy(town, 'lin', await liveOffer(town), 2);
  if (!guessed || !honest) throw new Error('a paid order has its vouchers');
  const { tell } = await openDevice(town);
  const at = town.clock.now();
  for (let no = 0; no < 10; no += 1)
    await tell(`80${withCheckDigit(String(no).padStart(11, '0'))}`, at);
  // Nothing is said of a code that is right: neither what it is, nor that it is one.
  expect(await tell(`80${guessed.code}`, at)).toMatchObject({
    value: { case: { kind: 'code_not_good', code: null, title: null, amountFen: 0 } },
  });
  const { state } = await town.as('lin')(readVoucher, { city, voucher: guessed.id });
  expect(state).toBe('issued');
  const asked = { city, place: town.places.noodles, code: guessed.code };
  expect(await town.caller('chen')(prepareRedemption, asked)).toMatchObject({
    refusal: 'counter_locked',
  });
  // What proves itself is redeemed all the same, and others at the store go on.
  expect(await tell(await shownAt(honest, at), at)).toMatchObject({
    value: { outcome: 'redeemed' },
  });
  const other = { ...asked, channel: 'typed' as const };
  expect(await town.caller('zhou')(redeemVoucher, other)).toMatchObject({ ok: true });
});

it('a code that was shown too early or late is no try', async () => {
  const [voucher] = await buy(town, 'lin', await liveOffer(town));
  if (!voucher) throw new Error('a paid order has its voucher');
  const { tell } = await openDevice(town, { who: 'zhou' });
  const at = town.clock.now();
  for (let off = 100; off < 112; off += 1) await tell(await shownAt(voucher, at, off), at);
  const asked = { city, place: town.places.noodles, code: voucher.code };
  expect(await town.caller('zhou')(prepareRedemption, asked)).toMatchObject({ ok: true });
});
