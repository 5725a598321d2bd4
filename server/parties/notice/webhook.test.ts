import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as contract from '#contract/notice.ts';
import { dayMs, hourMs } from '#contract/kit/time.ts';
import { sweep } from '#kit/jobs.ts';
import { inWork, system } from '#kit/work.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { callDueWebhook } from './call-webhook.ts';
import { giveNotice } from './give-notice.ts';
import { isPrivate, makeWebhooks } from './webhook.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());

const call = () =>
  sweep(town.server.work, { name: 'test', everySeconds: 1, act: callDueWebhook }, [city]);
const attempts = () =>
  town.sql<{ outcome: string; proof: string }>(
    'select outcome, proof from notice_attempt order by at, attempt_no',
  );

describe('a webhook', () => {
  let shop: Server;
  let heard: { body: string; signature: string; id: string }[] = [];
  let answer = 200;
  const url = () => {
    const bound = shop.address();
    return `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}/hook`;
  };
  beforeAll(async () => {
    shop = createServer((request, reply) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        heard.push({
          body: Buffer.concat(parts).toString(),
          signature: String(request.headers['arrival-signature']),
          id: String(request.headers['arrival-notice']),
        });
        reply.writeHead(answer).end('ok');
      });
    });
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => shop.close(resolve)));
  beforeEach(async () => {
    town.clock.set(noon);
    await town.sql('delete from notice_attempt');
    heard = [];
    answer = 200;
    await town.as('zhou')(contract.setWebhook, {
      city,
      merchant: town.merchants.zhou,
      url: url(),
    });
  });
  const giveZhou = () =>
    inWork(town.server.work, { cityId: city, actor: system }, (work) =>
      giveNotice(work, {
        to: { merchantId: town.merchants.zhou },
        kind: 'programme_ends',
        subjectId: crypto.randomUUID(),
        facts: { title: '老街', endsOn: '2026-12-31' },
        channels: ['webhook'],
      }),
    );

  it('is called once, signed with the merchant’s secret', async () => {
    await giveZhou();
    await call();
    await call();
    const { secret } = await town.as('zhou')(contract.readWebhook, {
      city,
      merchant: town.merchants.zhou,
    });
    const [told] = heard;
    const [, seconds = '', mac] = /^t=(\d+),v1=(\w+)$/.exec(told?.signature ?? '') ?? [];
    const expected = createHmac('sha256', secret).update(`${seconds}.${told?.body}`);
    expect(mac).toBe(expected.digest('hex'));
    expect(heard).toHaveLength(1);
    expect((await attempts()).at(-1)).toEqual({
      outcome: 'delivered',
      proof: 'HTTP 200',
    });
  });

  it('is called twelve times at most, later each time, under the same id', async () => {
    answer = 503;
    await giveZhou();
    for (let step = 0; step < 200; step += 1) {
      await call();
      town.clock.add(hourMs);
    }
    expect(heard).toHaveLength(12);
    expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
    const rows = await attempts();
    expect(rows.at(-1)).toEqual({ outcome: 'failed', proof: 'HTTP 503' });
  });

  it('that is gone is left alone', async () => {
    answer = 410;
    await giveZhou();
    await call();
    town.clock.add(dayMs);
    await call();
    expect(heard).toHaveLength(1);
  });

  it('that was removed hears nothing', async () => {
    await giveZhou();
    const asked = { city, merchant: town.merchants.zhou };
    await town.as('zhou')(contract.removeWebhook, asked);
    await call();
    expect(heard).toHaveLength(0);
    const again = await town.caller('zhou')(contract.removeWebhook, asked);
    expect(again).toMatchObject({ refusal: 'webhook_not_set' });
  });

  it.each([
    ['not a url', 'not_an_address'],
    ['http://shop.example/hook', 'not_https'],
    ['https://user:word@shop.example/', 'not_https'],
    ['ftp://shop.example/', 'not_https'],
  ])('at %s is refused as %s', async (address, why) => {
    const asked = { city, merchant: town.merchants.zhou, url: address };
    const said = await town.caller('zhou')(contract.setWebhook, asked);
    expect(said).toMatchObject({ refusal: 'webhook_address_refused', facts: { why } });
  });

  it.each([
    'https://127.0.0.1/',
    'https://localhost/',
    'https://10.1.2.3/',
    'https://169.254.169.254/latest',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[fd00::1]/',
    'https://intranet/',
  ])('at %s is private outside development', (address) => {
    const webhooks = makeWebhooks({ secret: 's', development: false });
    expect(webhooks.whyNot(address)).toBe('private');
  });

  it('is not called where a public name leads into a private network', async () => {
    const webhooks = makeWebhooks({ secret: 's', development: false });
    const asked = { noticeId: 'n', body: '{}', at: noon, secret: 's' };
    const said = await webhooks.call({ ...asked, url: 'https://x.localhost/' });
    expect(said).toMatchObject({ delivered: false });
    expect(isPrivate('192.168.1.1')).toBe(true);
    expect(isPrivate('8.8.8.8')).toBe(false);
    expect(isPrivate('2400:3200::1')).toBe(false);
  });
});
