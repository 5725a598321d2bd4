import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deeds, listAudit } from '#contract/audit.ts';
import type { Deed } from '#contract/audit.ts';
import { endFeeRule, makeFeeRule } from '#contract/fee.ts';
import { addStaff, applyMerchant, listMerchants } from '#contract/merchant.ts';
import { removeStaff, reviewMerchant } from '#contract/merchant.ts';
import { sendCode, signIn } from '#contract/person.ts';
import { redeemVoucher, undoRedemption } from '#contract/redemption.ts';
import { createTill, revokeTill } from '#contract/till.ts';
import { holdVoucher, releaseVoucher } from '#contract/voucher.ts';
import { inWork, system } from '#kit/work.ts';
import { cast, city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { writeAudit } from './write-audit.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());

const newest = async (deed: Deed) =>
  (await town.as('xu')(listAudit, { city, deed })).items[0];

it('keeps who reviewed a merchant, and what they said', async () => {
  const merchant = await town.as('lin')(applyMerchant, {
    city,
    name: '林家小馆',
    licenceNo: '91330900MA28AAAA77',
    contactPhone: cast.lin,
  });
  const reason = '执照照片看不清，请打 13900000001';
  const asked = { city, merchant: merchant.id, verdict: 'refuse', reason } as const;
  await town.as('xu')(reviewMerchant, asked);
  expect(await newest('merchant_reviewed')).toMatchObject({
    actorId: town.ids.xu,
    actorName: 'xu',
    subjectKind: 'merchant',
    subjectId: merchant.id,
    facts: { verdict: 'refuse', reason: '执照照片看不清，请打 139****0001' },
  });
  expect((await town.as('xu')(listMerchants, { city })).items.length).toBe(3);
});

it('keeps who held a voucher, who let it go, and who undid', async () => {
  const [voucher] = await buy(town, 'lin', await liveOffer(town));
  const id = voucher?.id ?? '';
  const held = { city, voucher: id, because: '手机丢了' };
  await town.as('xu')(holdVoucher, held);
  await town.as('xu')(releaseVoucher, { city, voucher: id });
  const redemption = await town.as('chen')(redeemVoucher, {
    city,
    place: town.places.noodles,
    code: voucher?.code ?? '',
    channel: 'typed',
  });
  await town.as('chen')(undoRedemption, { city, redemption: redemption.id });
  const { items } = await town.as('xu')(listAudit, { city, subject: id });
  expect(items.map(({ deed }) => deed)).toEqual(['voucher_released', 'voucher_held']);
  expect(items[1]?.facts).toEqual({ because: '手机丢了' });
  expect(await newest('redemption_undone')).toMatchObject({
    actorId: town.ids.chen,
    subjectId: redemption.id,
    facts: { voucherId: id },
  });
  const reviews = { city, deed: 'offer_reviewed', actor: town.ids.xu } as const;
  expect((await town.as('xu')(listAudit, reviews)).items).toHaveLength(1);
});

it('keeps keys that were made and revoked, and never the key', async () => {
  const asked = { city, merchant: town.merchants.zhou, placeId: town.places.tea };
  const till = await town.as('zhou')(createTill, { ...asked, name: '前台' });
  const { merchant } = asked;
  await town.as('zhou')(revokeTill, { city, merchant, till: till.id });
  await town.as('zhou')(revokeTill, { city, merchant, till: till.id });
  const { items } = await town.as('xu')(listAudit, { city, subject: till.id });
  expect(items.map(({ deed }) => deed)).toEqual(['till_revoked', 'till_made']);
  expect(JSON.stringify(items)).not.toContain(till.key);
});

it('keeps roles as they are given and taken, each once', async () => {
  const { tea: placeId } = town.places;
  const asked = { city, merchant: town.merchants.zhou, placeId };
  const { personId } = await town.as('zhou')(addStaff, {
    ...asked,
    phone: cast.mei,
    name: 'mei',
  });
  await town.as('zhou')(addStaff, { ...asked, phone: cast.mei, name: 'mei' });
  const { merchant } = asked;
  await town.as('zhou')(removeStaff, { city, merchant, person: personId, place: placeId });
  const { items } = await town.as('xu')(listAudit, { city, subject: personId, limit: 2 });
  expect(items.map(({ deed }) => deed)).toEqual(['role_taken', 'role_granted']);
  expect(JSON.stringify(items)).not.toContain(cast.mei);
});

it('keeps when an operator signs in, and of nobody else', async () => {
  for (const phone of [cast.xu, cast.lin]) {
    await town.as(null)(sendCode, { phone });
    const [message] = await town.sql<{ body: string }>(
      'select body from message where phone = $1 order by sent_at desc limit 1',
      [phone],
    );
    const code = /\d{6}/.exec(message?.body ?? '')?.[0] ?? '';
    await town.as(null)(signIn, { phone, code });
  }
  const { items } = await town.as('xu')(listAudit, { city, deed: 'operator_signed_in' });
  expect(items.map(({ actorId }) => actorId)).toEqual([town.ids.xu]);
});

it('keeps a fee that was changed, and by how much', async () => {
  const rule = await town.as('xu')(makeFeeRule, {
    city,
    name: '开街减半',
    feeBp: 30,
    merchantIds: null,
    placeIds: null,
    categories: null,
    offerKinds: null,
    fromAt: town.clock.now().toISOString(),
    untilAt: null,
  });
  await town.as('xu')(endFeeRule, { city, rule: rule.id });
  const { items } = await town.as('xu')(listAudit, { city, subject: rule.id });
  expect(items.map(({ facts }) => facts)).toEqual([
    { name: '开街减半', feeBp: 30, step: 'ended' },
    { name: '开街减半', feeBp: 30, step: 'made' },
  ]);
});

it('writes nothing down of a deed that was not done', async () => {
  const asked = { cityId: city, actor: system };
  const before = (await town.as('xu')(listAudit, { city, limit: 100 })).items.length;
  const failed = inWork(town.server.work, asked, (work) => {
    writeAudit(work, { deed: 'fee_changed', subject: { kind: 'merchant', id: 'x' } });
    return Promise.reject(new Error('it came to nothing'));
  });
  await expect(failed).rejects.toThrow('it came to nothing');
  const after = (await town.as('xu')(listAudit, { city, limit: 100 })).items.length;
  expect(after).toBe(before);
});

it('turns the pages of the list', async () => {
  const first = await town.as('xu')(listAudit, { city, limit: 2 });
  const cursor = first.nextCursor ?? '';
  const second = await town.as('xu')(listAudit, { city, limit: 2, cursor });
  const ids = [...first.items, ...second.items].map(({ id }) => id);
  expect(new Set(ids).size).toBe(4);
  expect(ids).toEqual(ids.toSorted().toReversed());
});

it('has a verb for every deed of the list', async () => {
  const paths = (await readdir('server', { recursive: true })).filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.test.ts'),
  );
  const sources = await Promise.all(
    paths.map((path) => readFile(`server/${path}`, 'utf8')),
  );
  const code = sources.filter((source) => source.includes('writeAudit')).join('');
  expect(deeds.filter((deed) => !code.includes(`'${deed}'`))).toEqual([]);
});
