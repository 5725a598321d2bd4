import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listMyPrompts, readLookup, redeemLookup } from '#contract/lookup.ts';
import { redeemVoucher } from '#contract/redemption.ts';
import { holdVoucher, releaseVoucher } from '#contract/voucher.ts';
import { expectLaws } from '#server/test/laws.ts';
import { endOf, lookups } from '#server/test/lookups.ts';
import { cast, city, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';

let town: Town;
let meal = '';
let by: ReturnType<typeof lookups>;
beforeAll(async () => {
  town = await openTown();
  meal = await liveOffer(town);
  by = lookups(town, meal);
}, 60_000);
// Each case has a quiet ten minutes behind it.
beforeEach(() => town.clock.add(11 * 60_000));
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

/** Gives somebody the same last four digits as Lin, whatever was theirs before. */
const nameAlike = async (who: Name) =>
  town.sql('update person set phone_number = $2 where id = $1', [
    town.ids[who],
    `+86138${cast[who].slice(-1).repeat(4)}${endOf('lin')}`,
  ]);
const namedAgain = (who: Name) =>
  town.sql('update person set phone_number = $2 where id = $1', [town.ids[who], cast[who]]);

describe('a customer who is asked for by four digits', () => {
  it('is asked about what they may use now, and nothing else', async () => {
    const [free, held] = [await by.one(), await by.one()];
    const asked = { city, voucher: held.id };
    await town.as('xu')(holdVoucher, { ...asked, because: '手机丢了' });
    const offered = async () => {
      const { items } = await town.as('lin')(listMyPrompts, { city });
      return items[0]?.vouchers.map(({ id }) => id) ?? [];
    };
    const lookup = await by.started();
    expect(await offered()).toContain(free.id);
    expect(await offered()).not.toContain(held.id);
    await town.as('xu')(releaseVoucher, asked);
    expect(await offered()).toContain(held.id);
    // Stopped after the customer has said yes: the counter is told so.
    await by.say(lookup, [held.id]);
    await town.as('xu')(holdVoucher, { ...asked, because: '手机丢了' });
    expect(await by.redeem(lookup)).toMatchObject({ refusal: 'voucher_on_hold' });
    expect(await by.isUsed(held.id)).toBe(false);
  });

  it('says yes on their own phone, and the counter redeems what they chose', async () => {
    const [voucher, other] = [await by.one(), await by.one()];
    const lookup = await by.started();
    expect(await by.read(lookup)).toMatchObject({
      value: { state: 'waiting', holderPhoneMasked: null, vouchers: [] },
    });
    const asked = await town.as('lin')(listMyPrompts, { city });
    expect(asked.items[0]).toMatchObject({ lookupId: lookup, placeName: '码头面馆' });
    expect(asked.items[0]?.vouchers.map(({ id }) => id)).toContain(other.id);
    expect(await by.say(lookup, [voucher.id])).toMatchObject({
      value: { confirmed: true },
    });
    expect(await by.read(lookup)).toMatchObject({
      value: {
        state: 'confirmed',
        holderPhoneMasked: '139****0001',
        vouchers: [{ id: voucher.id, title: '双人面套餐' }],
      },
    });
    expect(await by.redeem(lookup)).toMatchObject({
      status: 201,
      value: { items: [{ channel: 'phone', staffName: 'chen' }] },
    });
    expect([await by.isUsed(voucher.id), await by.isUsed(other.id)]).toEqual([true, false]);
    expect(await by.stateOf(lookup)).toBe('redeemed');
  });

  it('says no, and nothing of theirs is shown', async () => {
    await by.one();
    const lookup = await by.started();
    expect(await by.say(lookup, null)).toMatchObject({ value: { confirmed: false } });
    expect(await by.read(lookup)).toMatchObject({
      value: { state: 'denied', holderPhoneMasked: null, vouchers: [] },
    });
    expect(await by.redeem(lookup)).toMatchObject({
      refusal: 'lookup_not_confirmed',
      facts: { state: 'denied' },
    });
    expect(await by.promptsOf('lin')).not.toContain(lookup);
  });

  it('has three minutes; afterwards neither side can go on', async () => {
    const voucher = await by.one();
    const [lookup, late] = [await by.started(), await by.started()];
    await by.say(lookup, [voucher.id]);
    town.clock.add(3 * 60_000 + 1_000);
    expect(await by.say(late, [voucher.id])).toMatchObject({ refusal: 'prompt_lapsed' });
    expect(await by.redeem(lookup)).toMatchObject({
      refusal: 'lookup_not_confirmed',
      facts: { state: 'lapsed' },
    });
    expect(await by.isUsed(voucher.id)).toBe(false);
  });

  it('may choose only what is theirs, and usable here', async () => {
    const [mine, meis] = [await by.one(), await by.one('mei')];
    const lookup = await by.started();
    expect(await by.say(lookup, [meis.id])).toMatchObject({ refusal: 'voucher_not_found' });
    await town.as('chen')(redeemVoucher, { ...by.here, code: mine.code, channel: 'scan' });
    expect(await by.say(lookup, [mine.id])).toMatchObject({
      refusal: 'voucher_already_redeemed',
    });
    expect(await by.stateOf(lookup)).toBe('waiting');
  });

  it('is asked again soon while there is something to use, else seldom', async () => {
    await by.one();
    const soon = await town.as('lin')(listMyPrompts, { city });
    expect(soon.askAgainAfterSeconds).toBe(3);
    const seldom = await town.as('tang')(listMyPrompts, { city });
    expect(seldom).toEqual({ items: [], askAgainAfterSeconds: 60 });
  });
});

describe('several whose phones end alike', () => {
  it('are all asked, and the first yes ends the question for the others', async () => {
    await nameAlike('mei');
    const [mine, meis] = [await by.one(), await by.one('mei')];
    const lookup = await by.started();
    expect(await by.promptsOf('mei')).toContain(lookup);
    await by.say(lookup, null, 'mei');
    expect(await by.stateOf(lookup)).toBe('waiting');
    const again = await by.started();
    await by.say(again, [meis.id], 'mei');
    expect(await by.promptsOf('lin')).not.toContain(again);
    expect(await by.say(again, [mine.id])).toMatchObject({ refusal: 'prompt_lapsed' });
    await namedAgain('mei');
  });

  it.each([1, 2, 3, 4, 5])('two yeses at the same moment are one (%i)', async () => {
    await nameAlike('mei');
    const [mine, meis] = [await by.one(), await by.one('mei')];
    const lookup = await by.started();
    const answers = await Promise.all([
      by.say(lookup, [mine.id]),
      by.say(lookup, [meis.id], 'mei'),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await by.stateOf(lookup)).toBe('confirmed');
    await namedAgain('mei');
  });

  it('are ten at most', async () => {
    const ids = await crowdAlike(14);
    const lookup = await by.started();
    const [row] = await town.sql<{ prompted: number }>(
      'select prompted from lookup where id = $1',
      [lookup],
    );
    expect(row?.prompted).toBe(10);
    await town.sql('update voucher set person_id = $1 where person_id = any($2::uuid[])', [
      town.ids.lin,
      ids,
    ]);
  });
});

/** So many more people whose phones end like Lin's, each with a voucher of his. */
const crowdAlike = async (count: number): Promise<string[]> => {
  const vouchers = [
    ...(await buy(town, 'lin', meal, 10)),
    ...(await buy(town, 'lin', meal, 4)),
  ];
  const ids: string[] = [];
  for (const [no, voucher] of vouchers.slice(0, count).entries()) {
    const id = `01a20bb5-e600-7d7f-885e-84afd8fe${String(no).padStart(4, '0')}`;
    ids.push(id);
    await town.sql(
      `insert into person (id, name, email, phone_number)
       values ($1, 'alike', $2, $2) on conflict do nothing`,
      [id, `+861370${String(no).padStart(3, '0')}${endOf('lin')}`],
    );
    await town.sql('update voucher set person_id = $1 where id = $2', [id, voucher.id]);
  }
  return ids;
};

describe('who may not', () => {
  it('staff of another store neither read nor redeem it', async () => {
    const voucher = await by.one();
    const lookup = await by.started();
    await by.say(lookup, [voucher.id]);
    const tea = { city, place: town.places.tea, lookup };
    expect(await town.caller('chen')(readLookup, tea)).toMatchObject({
      refusal: 'not_staff_here',
    });
    for (const endpoint of [readLookup, redeemLookup])
      expect(await town.caller('zhou')(endpoint, tea)).toMatchObject({
        refusal: 'lookup_not_found',
      });
    expect(await by.redeem(lookup, undefined, 'tang')).toMatchObject({
      refusal: 'not_staff_here',
    });
    expect(await by.isUsed(voucher.id)).toBe(false);
  });

  it('somebody who was not asked can’t answer, and nobody answers twice', async () => {
    const voucher = await by.one();
    const lookup = await by.started();
    expect(await by.say(lookup, null, 'mei')).toMatchObject({ refusal: 'prompt_lapsed' });
    await by.say(lookup, [voucher.id]);
    expect(await by.say(lookup, null)).toMatchObject({ refusal: 'prompt_lapsed' });
    expect(await by.stateOf(lookup)).toBe('confirmed');
  });
});
