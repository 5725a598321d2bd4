import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addStaff,
  addStore,
  applyMerchant,
  listStaff,
  readMerchant,
  removeStaff,
  reviewMerchant,
} from '#contract/merchant.ts';
import { readEntry } from '#contract/ledger.ts';
import { listRedemptions } from '#contract/redemption.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());

let licences = 0;
const application = () => ({
  city,
  name: '新店',
  licenceNo: `91330900MA28BB${String((licences += 1)).padStart(4, '0')}`,
  contactPhone: '+8613900000066',
});
const apply = async () => (await town.as('lin')(applyMerchant, application())).id;

describe('an application', () => {
  it('makes its applicant the owner at once', async () => {
    const merchant = await apply();
    expect(await town.as('lin')(readMerchant, { city, merchant })).toMatchObject({
      state: 'in_review',
    });
    expect(await town.caller('zhou')(readMerchant, { city, merchant })).toMatchObject({
      status: 403,
      refusal: 'not_your_merchant',
    });
  });

  it('needs a licence that nobody used, also when ten come at once', async () => {
    const asked = application();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => town.caller('mei')(applyMerchant, asked)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    for (const answer of answers.filter(({ ok }) => !ok))
      expect(answer).toMatchObject({ status: 409, refusal: 'licence_already_used' });
  });

  it.each([
    ['accept', 'active'],
    ['refuse', 'refused'],
  ] as const)('that meets "%s" is %s and judged no second time', async (verdict, state) => {
    const merchant = await apply();
    const asked = { city, merchant, verdict, reason: '看过了' };
    expect((await town.as('xu')(reviewMerchant, asked)).state).toBe(state);
    expect(await town.caller('xu')(reviewMerchant, asked)).toMatchObject({
      refusal: 'merchant_already_reviewed',
      facts: { state },
    });
  });

  it('that nobody made is not found', async () => {
    const merchant = crypto.randomUUID();
    const asked = { city, merchant, verdict: 'accept' } as const;
    expect(await town.caller('xu')(reviewMerchant, asked)).toMatchObject({
      status: 404,
      refusal: 'merchant_not_found',
      facts: { merchantId: merchant },
    });
  });
});

describe('staff', () => {
  const merchantOfZhou = () => ({ city, merchant: town.merchants.zhou });
  const someone = { phone: '+8613700009999', name: '小工' };

  it('belong to a store of their merchant', async () => {
    const asked = { ...merchantOfZhou(), ...someone, placeId: town.places.books };
    expect(await town.caller('zhou')(addStaff, asked)).toMatchObject({
      refusal: 'store_not_of_merchant',
      facts: { placeId: town.places.books },
    });
  });

  it('work from the moment they are named to the moment they are not', async () => {
    const { zhou } = town.merchants;
    const { noodles: place } = town.places;
    const asked = { ...merchantOfZhou(), person: town.ids.chen, place };
    expect(await town.as('chen')(listRedemptions, { city, place })).toBeDefined();
    await town.as('zhou')(removeStaff, asked);
    expect(await town.caller('zhou')(removeStaff, asked)).toMatchObject({
      status: 404,
      refusal: 'staff_not_found',
    });
    expect(await town.caller('chen')(listRedemptions, { city, place })).toMatchObject({
      status: 403,
    });
    const again = { city, merchant: zhou, phone: '+8613900000003', name: 'chen' };
    await town.as('zhou')(addStaff, { ...again, placeId: place });
    const staff = await town.as('zhou')(listStaff, merchantOfZhou());
    expect(staff.items.map(({ name }) => name)).toContain('chen');
  });
});

describe('a store', () => {
  it('is claimed or created, one of the two', async () => {
    const zhou = { city, merchant: town.merchants.zhou };
    expect(await town.caller('zhou')(addStore, zhou)).toMatchObject({
      status: 400,
      refusal: 'store_needs_one_choice',
    });
    const claim = { placeId: town.places.books };
    expect(await town.caller('zhou')(addStore, { ...zhou, claim })).toMatchObject({
      refusal: 'place_already_claimed',
    });
  });
});

describe('the books', () => {
  it('have no entry that nobody posted', async () => {
    const asked = { city, entry: crypto.randomUUID() };
    expect(await town.caller('xu')(readEntry, asked)).toMatchObject({
      status: 404,
      refusal: 'entry_not_found',
    });
  });
});
