import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listChanges } from '#contract/change.ts';
import { makeCaller } from '#contract/kit/call.ts';
import type { Caller } from '#contract/kit/call.ts';
import { codeStep, otpAt, rotatingText } from '#contract/kit/rotating-code.ts';
import { listMyVouchers } from '#contract/voucher.ts';
import type { VoucherView } from '#contract/voucher.ts';
import * as contract from '#contract/redemption.ts';
import { createTill, listTills, revokeTill, tillsLimit } from '#contract/till.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { expectLaws } from '#server/test/laws.ts';

let town: Town;
let meal = '';
let place = '';
let merchant = '';
beforeAll(async () => {
  town = await openTown();
  meal = await liveOffer(town);
  place = town.places.noodles;
  merchant = town.merchants.zhou;
}, 60_000);
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

const make = (name = '前台', placeId = place) =>
  town.as('zhou')(createTill, { city, merchant, placeId, name });
const calling = (key: string): Caller =>
  makeCaller({ base: `${town.server.address}/api`, token: () => key });
const till = async (): Promise<Caller> => calling((await make()).key);
const one = async (): Promise<VoucherView> => {
  const [voucher] = await buy(town, 'lin', meal);
  if (!voucher) throw new Error('a paid order has its voucher');
  return voucher;
};
const redeem = (caller: Caller, code: string, key?: string) =>
  caller(
    contract.redeemVoucher,
    { city, place, code, channel: 'scan' },
    key === undefined ? {} : { key },
  );

describe('the key of a till', () => {
  it('is told once, and only its hash and its end are kept', async () => {
    const made = await make('后厨');
    expect(made.key).toMatch(/^till_[a-z2-7]{32}$/);
    expect(made).toMatchObject({ placeName: '码头面馆', keyEnd: made.key.slice(-4) });
    const { items } = await town.as('zhou')(listTills, { city, merchant });
    expect(items[0]).toMatchObject({ id: made.id, name: '后厨', revokedAt: null });
    expect(items[0]).not.toHaveProperty('key');
    const kept = await town.sql('select to_jsonb(till)::text as row from till');
    expect(JSON.stringify(kept)).not.toContain(made.key);
    const answers = await town.sql('select answer from request_key');
    expect(JSON.stringify(answers)).not.toContain(made.key);
  });

  it('is made, listed and revoked by the owner of the store alone', async () => {
    const made = await make();
    const others: Name[] = ['chen', 'lin', 'xu', 'tang'];
    for (const who of others) {
      const ask = town.caller(who);
      const refused = { status: 403 };
      const asked = { city, merchant, placeId: place, name: 'x' };
      expect(await ask(createTill, asked)).toMatchObject(refused);
      expect(await ask(listTills, { city, merchant })).toMatchObject(refused);
      expect(await ask(revokeTill, { city, merchant, till: made.id })).toMatchObject(
        refused,
      );
    }
    const elsewhere = { city, merchant, placeId: town.places.books, name: 'x' };
    expect(await town.caller('zhou')(createTill, elsewhere)).toMatchObject({
      refusal: 'store_not_of_merchant',
    });
  });

  it('is worth nothing from the moment it is revoked', async () => {
    const made = await make();
    const machine = calling(made.key);
    expect(await machine(listChanges, { city, place })).toMatchObject({ ok: true });
    const asked = { city, merchant, till: made.id };
    const revoked = await town.as('zhou')(revokeTill, asked);
    expect(revoked.revokedAt).toBe(town.clock.now().toISOString());
    const { code } = await one();
    expect(await redeem(machine, code)).toMatchObject({ refusal: 'not_signed_in' });
    town.clock.add(1_000);
    expect(await town.as('zhou')(revokeTill, asked)).toEqual(revoked);
    const unknown = { ...asked, till: crypto.randomUUID() };
    expect(await town.caller('zhou')(revokeTill, unknown)).toMatchObject({
      refusal: 'till_not_found',
    });
  });

  it('opens nothing when it was made up, cut short or of another city', async () => {
    const { key } = await make();
    await town.sql(`insert into city values ('other', '别处', 'Other', 'UTC', 0, 0)
      on conflict do nothing`);
    for (const text of [`${key}a`, key.slice(0, -1), 'till_', `till_${'a'.repeat(32)}`])
      expect(await calling(text)(listChanges, { city, place })).toMatchObject({
        refusal: 'not_signed_in',
      });
    expect(await calling(key)(listChanges, { city: 'other', place })).toMatchObject({
      refusal: 'not_allowed',
    });
  });

  it('is one of twenty of a store', async () => {
    const tea = town.places.tea;
    for (let no = 0; no < tillsLimit; no += 1) await make(`台 ${no}`, tea);
    const asked = { city, merchant, placeId: tea, name: '再一台' };
    expect(await town.caller('zhou')(createTill, asked)).toMatchObject({
      refusal: 'too_many_tills',
      facts: { limit: tillsLimit },
    });
  });
});

describe('a till', () => {
  it('prepares, redeems, asks, undoes and lists at its store', async () => {
    const { key, id } = await make('收银一号');
    const machine = calling(key);
    const { code } = await one();
    const prepared = await machine(contract.prepareRedemption, { city, place, code });
    expect(prepared).toMatchObject({ value: { usesLeft: 1 } });
    const request = crypto.randomUUID();
    const done = await redeem(machine, code, request);
    if (!done.ok) throw new Error(done.refusal);
    expect(done.value).toMatchObject({ channel: 'till', staffName: '收银一号' });
    const found = { city, place, key: request };
    expect(await machine(contract.findRedemption, found)).toMatchObject({
      value: { ...done.value, items: [done.value] },
    });
    const undone = await machine(contract.undoRedemption, {
      city,
      redemption: done.value.id,
    });
    expect(undone).toMatchObject({ value: { undoneAt: town.clock.now().toISOString() } });
    const listed = await machine(contract.listRedemptions, { city, place });
    expect(listed.ok && listed.value.items[0]).toMatchObject({ channel: 'till' });
    const rows = await town.sql(
      'select till_id, staff_id, undone_by from redemption where id = $1',
      [done.value.id],
    );
    expect(rows).toEqual([{ till_id: id, staff_id: null, undone_by: id }]);
  });

  it('reads the code that changes as well as the twelve digits', async () => {
    const { shown } = await one();
    if (!shown) throw new Error('a usable voucher is shown');
    const otp = await otpAt(shown.codeKey, codeStep(town.clock.now()));
    const text = rotatingText({ handle: shown.handle, otp });
    expect(await redeem(await till(), text)).toMatchObject({ ok: true });
  });

  it('works at no other store, not even of its own merchant', async () => {
    const machine = await till();
    const tea = town.places.tea;
    const { code } = await one();
    const asked = { city, place: tea, code };
    const refused = { refusal: 'not_staff_here', facts: { placeId: tea } };
    expect(await machine(contract.prepareRedemption, asked)).toMatchObject(refused);
    expect(await machine(listChanges, { city, place: tea })).toMatchObject(refused);
    const batch = { city, place: tea, codes: [code], channel: 'scan' as const };
    expect(await machine(contract.redeemBatch, batch)).toMatchObject(refused);
    const key = crypto.randomUUID();
    const lost = { city, place: tea, key };
    expect(await machine(contract.findRedemption, lost)).toMatchObject(refused);
  });

  it('undoes nothing of another store', async () => {
    const both = await liveOffer(town, { placeIds: [place, town.places.tea] });
    const [voucher] = await buy(town, 'lin', both);
    const asked = { city, place: town.places.tea, code: voucher?.code ?? '' };
    const done = await town.as('zhou')(contract.redeemVoucher, {
      ...asked,
      channel: 'typed',
    });
    const machine = await till();
    expect(
      await machine(contract.undoRedemption, { city, redemption: done.id }),
    ).toMatchObject({ refusal: 'not_staff_here' });
  });

  it('hears the same answer under the same key, and none under another’s', async () => {
    const machine = await till();
    const [first, second] = [await one(), await one()];
    const key = crypto.randomUUID();
    const done = await redeem(machine, first.code, key);
    expect(await redeem(machine, first.code, key)).toEqual(done);
    expect(await redeem(machine, second.code, key)).toMatchObject({
      status: 409,
      refusal: 'request_key_reused',
    });
    const other = await till();
    expect(await other(contract.findRedemption, { city, place, key })).toMatchObject({
      refusal: 'redemption_not_found',
    });
  });

  it('is no customer: it has no vouchers to list', async () => {
    const machine = await till();
    expect(await machine(listMyVouchers, { city })).toMatchObject({
      status: 403,
      refusal: 'not_allowed',
    });
  });
});
