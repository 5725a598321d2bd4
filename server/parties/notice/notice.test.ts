import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as contract from '#contract/notice.ts';
import { dayMs, hourMs, minuteMs } from '#contract/kit/time.ts';
import { sweep } from '#kit/jobs.ts';
import { inWork, system } from '#kit/work.ts';
import { city, cast, noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { giveNotice } from './give-notice.ts';
import type { NoticeAsked } from './give-notice.ts';
import { mayRingAt } from './notice.ts';
import { sendDueSms } from './send-sms.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());
beforeEach(async () => {
  town.clock.set(noon);
  await town.sql('delete from message');
  await town.sql(`update notice_delivery set state = 'given_up'
    where state = 'due' and channel <> 'in_app'`);
});

const give = (changes: Partial<NoticeAsked> = {}, subjectId = crypto.randomUUID()) =>
  inWork(town.server.work, { cityId: city, actor: system }, (work) =>
    giveNotice(work, {
      to: { personId: town.ids.lin },
      kind: 'voucher_lapses_7',
      subjectId,
      facts: { title: '双人面套餐', until: '2026-12-01' },
      channels: ['in_app', 'sms'],
      ...changes,
    }),
  );
const messages = () =>
  town.sql<{ phone: string; sent_at: Date }>('select * from message order by sent_at');
const run = (act: typeof sendDueSms) =>
  sweep(town.server.work, { name: 'test', everySeconds: 1, act }, [city]);
describe('a notice', () => {
  it('is one notice however often it is given', async () => {
    const subject = crypto.randomUUID();
    expect(await give({}, subject)).toBe(true);
    expect(await give({}, subject)).toBe(false);
    await run(sendDueSms);
    await run(sendDueSms);
    expect(await messages()).toHaveLength(1);
  });

  it('is one message where several sweeps run at once', async () => {
    await give();
    await Promise.all(Array.from({ length: 8 }, () => run(sendDueSms)));
    expect(await messages()).toHaveLength(1);
  });

  it('would be two messages, were the proof of it not kept with it', async () => {
    await give();
    await run(sendDueSms);
    await town.sql(
      `update notice_delivery set state = 'due', delivered_at = null
        where delivered_at = $1`,
      [noon],
    );
    town.clock.add(2 * minuteMs);
    // Even then storage does not take a second delivery.
    await expect(run(sendDueSms)).rejects.toThrow(/notice_delivered_once/);
  });

  it('goes after an outage of two days, once', async () => {
    await give();
    town.clock.add(48 * hourMs);
    await run(sendDueSms);
    town.clock.add(hourMs);
    await run(sendDueSms);
    expect(await messages()).toHaveLength(1);
  });

  it('survives a sweep that is killed before it commits', async () => {
    await give();
    const killed = inWork(
      town.server.work,
      { cityId: city, actor: system },
      async (work) => {
        await sendDueSms(work);
        throw new Error('killed');
      },
    );
    await expect(killed).rejects.toThrow('killed');
    expect(await messages()).toHaveLength(0);
    await run(sendDueSms);
    expect(await messages()).toHaveLength(1);
  });
});

describe('a phone', () => {
  it('gets one message a minute, five an hour and ten a day', async () => {
    for (let no = 0; no < 12; no += 1) await give();
    const sentBy = async (ms: number) => {
      for (let at = 0; at <= ms; at += minuteMs) {
        town.clock.set(new Date(noon.getTime() + at));
        await run(sendDueSms);
      }
      return (await messages()).length;
    };
    expect(await sentBy(0)).toBe(1);
    expect(await sentBy(59 * minuteMs)).toBe(5);
    expect(await sentBy(3 * hourMs)).toBe(10);
    town.clock.set(new Date(noon.getTime() + dayMs + 10 * minuteMs));
    await run(sendDueSms);
    expect(await messages()).toHaveLength(11);
  });

  it.each([
    ['2026-11-24T14:00:00.000Z', '2026-11-24T23:00:00.000Z'],
    ['2026-11-24T22:59:00.000Z', '2026-11-24T23:00:00.000Z'],
    ['2026-11-24T23:00:00.000Z', '2026-11-24T23:00:00.000Z'],
    ['2026-11-24T13:59:00.000Z', '2026-11-24T13:59:00.000Z'],
  ])('rings at %s no earlier than %s', (at, rings) => {
    const may = mayRingAt('voucher_lapses_7', new Date(at), 'Asia/Shanghai');
    expect(may.toISOString()).toBe(rings);
  });

  it('does not ring at night', async () => {
    town.clock.set(new Date('2026-11-24T15:30:00.000Z'));
    await give();
    await run(sendDueSms);
    expect(await messages()).toHaveLength(0);
    town.clock.set(new Date('2026-11-24T23:00:00.000Z'));
    await run(sendDueSms);
    expect(await messages()).toHaveLength(1);
  });

  it('of a merchant is its owner’s', async () => {
    await give({ to: { merchantId: town.merchants.zhou }, kind: 'programme_ends' });
    await run(sendDueSms);
    expect((await messages()).map(({ phone }) => phone)).toEqual([cast.zhou]);
  });
});

describe('an inbox', () => {
  it('shows what I was told, and knows what I have read', async () => {
    await give({}, crypto.randomUUID());
    const page = await town.as('lin')(contract.listMyNotices, { city, limit: 1 });
    const [notice] = page.items;
    expect(notice).toMatchObject({ kind: 'voucher_lapses_7', readAt: null });
    const noticeIds = [notice?.id ?? ''];
    const { unread } = await town.as('lin')(contract.readMyNotices, { city, noticeIds });
    expect(unread).toBe(page.unread - 1);
    await town.as('lin')(contract.readMyNotices, { city, noticeIds });
    const proofs = await town.as('xu')(contract.listAttempts, {
      city,
      notice: noticeIds[0] ?? '',
    });
    const shown = proofs.items.filter(({ channel }) => channel === 'in_app');
    expect(shown).toMatchObject([{ proof: `opened by ${town.ids.lin}` }]);
  });

  it('keeps other people’s notices to them', async () => {
    await give();
    const { items } = await town.as('mei')(contract.listMyNotices, { city });
    expect(items).toEqual([]);
    const mine = await town.as('lin')(contract.listMyNotices, { city });
    const noticeIds = mine.items.map(({ id }) => id);
    await town.as('mei')(contract.readMyNotices, { city, noticeIds });
    const after = await town.as('lin')(contract.listMyNotices, { city });
    expect(after.unread).toBe(mine.unread);
  });

  it('of a merchant keeps who said that they know, and when', async () => {
    const merchant = town.merchants.zhou;
    await give({ to: { merchantId: merchant }, kind: 'programme_ends' });
    const { items } = await town.as('zhou')(contract.listMerchantNotices, {
      city,
      merchant,
    });
    const notice = items[0]?.id ?? '';
    const known = await town.as('zhou')(contract.acknowledgeNotice, {
      city,
      merchant,
      notice,
    });
    expect(known).toMatchObject({
      acknowledgedAt: noon.toISOString(),
      acknowledgedByName: 'zhou',
    });
    const foreign = await town.caller('tang')(contract.acknowledgeNotice, {
      city,
      merchant: town.merchants.tang,
      notice,
    });
    expect(foreign).toMatchObject({ refusal: 'notice_not_found' });
  });
});

describe('the delivery rate', () => {
  it('counts what has proof, once a day has passed', async () => {
    await town.sql('delete from notice_attempt');
    await town.sql('delete from notice_delivery');
    await town.sql('delete from notice');
    for (let no = 0; no < 3; no += 1) await give({ channels: ['sms'] });
    await give({ channels: ['sms'], to: { personId: town.ids.xu } });
    await town.sql('update person set phone_number = null where id = $1', [town.ids.xu]);
    for (let minute = 0; minute < 5; minute += 1) {
      await run(sendDueSms);
      town.clock.add(minuteMs);
    }
    const early = await town.as('xu')(contract.readDeliveryRate, { city });
    expect(early).toMatchObject({ given: 0, rateBp: null });
    town.clock.add(dayMs);
    const rate = await town.as('xu')(contract.readDeliveryRate, { city });
    expect(rate).toMatchObject({ given: 4, proven: 3, rateBp: 7_500, targetBp: 9_900 });
    expect(rate.byChannel.find(({ channel }) => channel === 'sms')).toEqual({
      channel: 'sms',
      due: 0,
      delivered: 3,
      givenUp: 1,
    });
    const missing = { city, notice: crypto.randomUUID() };
    const unknown = await town.caller('xu')(contract.listAttempts, missing);
    expect(unknown).toMatchObject({ refusal: 'notice_not_found' });
  });
});
