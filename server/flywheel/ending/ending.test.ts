import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acknowledgeNotice, listMerchantNotices } from '#contract/notice.ts';
import * as atEnd from '#contract/programme-end.ts';
import { dayMs, hourMs, minuteMs } from '#contract/kit/time.ts';
import { readOffer } from '#contract/offer.ts';
import { redeemVoucher, undoRedemption } from '#contract/redemption.ts';
import { inWork, system } from '#kit/work.ts';
import { expectLaws } from '#server/test/laws.ts';
import { announce, pass, readIt, running } from '#server/test/programme.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy } from '#server/test/wheel.ts';
import { moveEndings } from './end.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());
/** What was told before is long ago: phones take messages again. */
beforeEach(() => town.clock.add(3 * dayMs));

const acknowledge = async (who: 'zhou' | 'tang', programme: string): Promise<void> => {
  const merchant = town.merchants[who];
  const { items } = await town.as(who)(listMerchantNotices, { city, merchant, limit: 100 });
  const notice = items.find(({ subjectId }) => subjectId === programme)?.id ?? '';
  await town.as(who)(acknowledgeNotice, { city, merchant, notice });
};
const told = (programme: string) =>
  town.sql<{ to_kind: string; kind: string; given_at: Date }>(
    `select to_kind, kind, given_at from notice where subject_id = $1
      order by given_at, id`,
    [programme],
  );
const accounts = (programme: string) =>
  town.as('xu')(atEnd.readProgrammeAccounts, { city, programme });
const state = async (programme: string) => (await readIt(town, programme)).state;

describe('a programme that ends', () => {
  it('tells merchants, then members, then everybody, and pays all back', async () => {
    const { programme, offerId } = await running(town);
    const { id } = programme;
    await buy(town, 'lin', offerId, 3);
    const [used] = await buy(town, 'mei', offerId, 1);
    const dry = await town.as('xu')(atEnd.rehearseEnd, { city, programme: id });
    expect(dry).toMatchObject({
      merchants: 2,
      members: 2,
      vouchers: 4,
      refundFen: 23_200,
      heldFen: 23_200,
    });
    await announce(town, id);
    const offer = await town.as('xu')(readOffer, { city, offer: offerId });
    expect(offer.state).toBe('ended');
    expect((await told(id)).map(({ to_kind }) => to_kind)).toEqual([
      'merchant',
      'merchant',
    ]);
    await pass(town, hourMs);
    expect(await state(id)).toBe('live');
    await acknowledge('zhou', id);
    await acknowledge('tang', id);
    await pass(town, 2 * minuteMs, minuteMs);
    expect(await state(id)).toBe('winding_down');
    // Vouchers are honoured until the end.
    await town.as('chen')(redeemVoucher, {
      city,
      place: town.places.noodles,
      code: used?.code ?? '',
      channel: 'typed',
    });
    await pass(town, 40 * dayMs);
    expect(await state(id)).toBe('ended');
    await pass(town, 25 * hourMs, hourMs);
    const { zeroAt } = await readIt(town, id);
    expect(zeroAt).not.toBeNull();
    const { items, zero } = await accounts(id);
    expect(zero).toBe(true);
    expect(items.find(({ account }) => account === 'held')).toMatchObject({
      inFen: 23_200,
      balanceFen: 0,
    });
    await expectLaws(town);
  }, 30_000);

  it('is read by everybody once it is public, and by nobody before', async () => {
    const { programme } = await running(town);
    await announce(town, programme.id);
    const before = await town.as(null)(atEnd.listEndings, { city });
    expect(before.items.map(({ programmeId }) => programmeId)).not.toContain(programme.id);
    await acknowledge('zhou', programme.id);
    await acknowledge('tang', programme.id);
    await pass(town, 2 * hourMs, hourMs);
    const after = await town.as(null)(atEnd.listEndings, { city });
    expect(after.items[0]).toMatchObject({
      programmeId: programme.id,
      zh: '试点到期，谢谢大家。',
    });
  });

  it('goes on without an answer after three attempts, a day apart', async () => {
    const { programme, offerId } = await running(town);
    await buy(town, 'lin', offerId);
    await announce(town, programme.id);
    await pass(town, 3 * dayMs, hourMs);
    const rows = await told(programme.id);
    const merchants = rows.filter(({ to_kind }) => to_kind === 'merchant');
    const people = rows.filter(({ to_kind }) => to_kind === 'person');
    expect(merchants).toHaveLength(6);
    expect(people).toHaveLength(1);
    const lastMerchant = Math.max(...merchants.map((row) => row.given_at.getTime()));
    expect(people[0]?.given_at.getTime()).toBeGreaterThanOrEqual(lastMerchant);
    const timeline = await town.as('xu')(atEnd.readTimeline, {
      city,
      programme: programme.id,
    });
    expect(timeline.merchants.map(({ attempts }) => attempts)).toEqual([3, 3]);
    expect(timeline.merchants[0]?.proof).toMatch(/^sms: [0-9a-f-]{36}$/);
    expect(timeline.steps.map(({ step }) => step)).toEqual([
      'created',
      'planned',
      'end_rehearsed',
      'ready',
      'live',
      'announced',
      'merchants_told',
      'members_told',
      'winding_down',
    ]);
    await expectLaws(town);
  }, 30_000);
});

describe('whatever goes wrong', () => {
  it('an outage of two days after each step makes it late, and nothing else', async () => {
    const { programme, offerId } = await running(town);
    await buy(town, 'lin', offerId, 2);
    await announce(town, programme.id);
    await pass(town, 60 * dayMs, 2 * dayMs);
    const it = await readIt(town, programme.id);
    expect(it.state).toBe('ended');
    expect(it.zeroAt).not.toBeNull();
    const days = (Date.parse(it.endsAt) - Date.parse(it.publicAt ?? '')) / dayMs;
    expect(days).toBeGreaterThanOrEqual(30);
    const sent = await town.sql<{ times: number }>(
      `select count(*)::int as times from notice_attempt
        where outcome = 'delivered' group by city_id, notice_id, channel`,
    );
    expect(new Set(sent.map(({ times }) => times))).toEqual(new Set([1]));
    await expectLaws(town);
  }, 30_000);

  it('a sweep killed before it commits, at every step, changes nothing', async () => {
    const { programme, offerId } = await running(town);
    await buy(town, 'lin', offerId, 2);
    await announce(town, programme.id);
    const killed = () =>
      inWork(town.server.work, { cityId: city, actor: system }, async (work) => {
        if ((await moveEndings(work)) > 0) throw new Error('killed');
      }).catch((error: unknown) => error);
    for (let at = 0; at < 50 * dayMs; at += dayMs / 2) {
      town.clock.add(dayMs / 2);
      const before = JSON.stringify(await readIt(town, programme.id));
      await killed();
      expect(JSON.stringify(await readIt(town, programme.id))).toBe(before);
      await town.server.tick();
    }
    const refunds = await town.sql(
      `select 1 from refund join voucher on voucher.id = refund.voucher_id
        where offer_id = $1`,
      [offerId],
    );
    expect(refunds).toHaveLength(2);
    expect((await readIt(town, programme.id)).zeroAt).not.toBeNull();
    await expectLaws(town);
  }, 60_000);

  it('a redemption undone after the end is paid back as well', async () => {
    const { programme, offerId } = await running(town);
    const [voucher] = await buy(town, 'lin', offerId);
    await announce(town, programme.id);
    await pass(town, 4 * dayMs, hourMs);
    const ends = Date.parse((await readIt(town, programme.id)).endsAt);
    town.clock.set(new Date(ends - 10 * minuteMs));
    const { id } = await town.as('chen')(redeemVoucher, {
      city,
      place: town.places.noodles,
      code: voucher?.code ?? '',
      channel: 'typed',
    });
    await pass(town, 15 * minuteMs);
    expect(await state(programme.id)).toBe('ended');
    await town.as('chen')(undoRedemption, { city, redemption: id });
    await pass(town, hourMs, 15 * minuteMs);
    const [row] = await town.sql<{ state: string }>(
      'select state from voucher where id = $1',
      [voucher?.id],
    );
    expect(row?.state).toBe('refunded');
    expect((await accounts(programme.id)).zero).toBe(true);
    await expectLaws(town);
  }, 30_000);

  it('a clock that jumps back ends nothing early', async () => {
    const { programme } = await running(town);
    await announce(town, programme.id);
    await pass(town, 4 * dayMs, hourMs);
    const known = await readIt(town, programme.id);
    town.clock.add(-60 * dayMs);
    await town.server.tick();
    expect(await readIt(town, programme.id)).toEqual(known);
    town.clock.add(60 * dayMs);
  }, 30_000);
});
