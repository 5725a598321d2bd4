import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareRedemption, redeemVoucher, undoRedemption } from '#contract/redemption.ts';
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

/** A card of five that may be used so often a day, bought on Tuesday at noon. */
const card = async (usesPerDay: number) => {
  town.clock.set(noon);
  const { terms } = draftOf(town);
  if (terms.kind !== 'package') throw new Error('the draft is a set meal');
  const offer = await liveOffer(town, { terms: { ...terms, usesTotal: 5, usesPerDay } });
  const [voucher] = await buy(town, 'lin', offer);
  if (!voucher) throw new Error('a paid order has its voucher');
  const asked = { city, place: town.places.noodles, code: voucher.code };
  return {
    look: () => town.caller('chen')(prepareRedemption, asked),
    use: () => town.caller('chen')(redeemVoucher, { ...asked, channel: 'typed' }),
  };
};
const usedToday = (nextDay: string) => ({ refusal: 'used_today', facts: { nextDay } });

describe('a card with a limit a day', () => {
  it('is used so often, and from the next local day on again', async () => {
    const { use, look } = await card(2);
    expect(await use()).toMatchObject({ ok: true });
    expect(await use()).toMatchObject({ ok: true });
    expect(await use()).toMatchObject(usedToday('2026-11-25'));
    expect(await look()).toMatchObject(usedToday('2026-11-25'));
    // Midnight in Shanghai is four in the afternoon in UTC.
    town.clock.set(new Date('2026-11-24T15:59:59.000Z'));
    expect(await use()).toMatchObject(usedToday('2026-11-25'));
    town.clock.set(new Date('2026-11-24T16:00:00.000Z'));
    expect(await use()).toMatchObject({ value: { usesLeft: 2 } });
  });

  it('gets the use of the day back with an undo', async () => {
    const { use } = await card(1);
    const first = await use();
    if (!first.ok) throw new Error(first.refusal);
    expect(await use()).toMatchObject(usedToday('2026-11-25'));
    await town.as('chen')(undoRedemption, { city, redemption: first.value.id });
    expect(await use()).toMatchObject({ ok: true });
    expect(await use()).toMatchObject(usedToday('2026-11-25'));
  });

  it('gets nothing for today with an undo of a use before midnight', async () => {
    const { use } = await card(1);
    town.clock.set(new Date('2026-11-24T15:40:00.000Z'));
    const late = await use();
    if (!late.ok) throw new Error(late.refusal);
    town.clock.set(new Date('2026-11-24T16:10:00.000Z'));
    expect(await use()).toMatchObject({ ok: true });
    await town.as('chen')(undoRedemption, { city, redemption: late.value.id });
    expect(await use()).toMatchObject(usedToday('2026-11-26'));
  });

  it.each([2, 10, 50])('lets one of %i through at the same moment', async (count) => {
    const { use } = await card(1);
    const answers = await Promise.all(Array.from({ length: count }, use));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });
});
