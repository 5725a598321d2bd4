import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OfferState, offerTable } from '#contract/offer.ts';
import {
  createOffer,
  editOffer,
  endOffer,
  pauseOffer,
  readOffer,
  resumeOffer,
  reviewOffer,
  submitOffer,
} from '#contract/offer.ts';
import { applyMerchant } from '#contract/merchant.ts';
import { placeOrder } from '#contract/order.ts';
import { makeQuote } from '#contract/quote.ts';
import { redeemVoucher } from '#contract/redemption.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { buy, draftOf, liveOffer, order } from '#server/test/wheel.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());

type State = (typeof OfferState.options)[number];
const states = OfferState.options;
const deeds = [
  ['edit', 'zhou', (offer: string) => ask('zhou')(editOffer, { ...draft(), city, offer })],
  ['submit', 'zhou', (offer: string) => ask('zhou')(submitOffer, { city, offer })],
  [
    'review',
    'xu',
    (offer: string) => ask('xu')(reviewOffer, { city, offer, verdict: 'accept' }),
  ],
  ['pause', 'zhou', (offer: string) => ask('zhou')(pauseOffer, { city, offer })],
  ['resume', 'xu', (offer: string) => ask('xu')(resumeOffer, { city, offer })],
  ['end', 'zhou', (offer: string) => ask('zhou')(endOffer, { city, offer })],
] as const;
const ask = (who: Name) => town.caller(who);
const draft = () => draftOf(town);
const create = async (changes = {}) => {
  const asked = { city, merchant: town.merchants.zhou, ...draftOf(town, changes) };
  return (await town.as('zhou')(createOffer, asked)).id;
};
/** An offer in a state, whatever way leads there. */
const offerIn = async (state: State): Promise<string> => {
  const offer = await create();
  await town.sql('update offer set state = $2 where id = $1', [offer, state]);
  return offer;
};

describe.each(states)('an offer that is %s', (state) => {
  it.each(deeds)('answers to "%s" as the table says', async (deed, _who, act) => {
    const answer = await act(await offerIn(state));
    const no = {
      status: 409,
      refusal: 'offer_not_in_state',
      facts: { state, needs: offerTable[deed] },
    };
    const may = offerTable[deed].some((from) => from === state);
    expect(answer).toMatchObject(may ? { ok: true } : no);
  });
});

describe('an offer', () => {
  it('that is refused is told why, and can come again', async () => {
    const offer = await create();
    await town.as('zhou')(submitOffer, { city, offer });
    // The newest step is found by its id, whose time must have moved on.
    town.clock.add(1);
    const no = { city, offer, verdict: 'refuse' } as const;
    expect(await ask('xu')(reviewOffer, no)).toMatchObject({
      status: 400,
      refusal: 'offer_needs_reason',
    });
    await town.as('xu')(reviewOffer, { ...no, reason: '价格写错了' });
    expect(await town.as('zhou')(readOffer, { city, offer })).toMatchObject({
      state: 'refused',
      reviewReason: '价格写错了',
    });
    expect(await ask('zhou')(submitOffer, { city, offer })).toMatchObject({ ok: true });
  });

  it('that is not there is not found', async () => {
    const offer = crypto.randomUUID();
    expect(await ask('zhou')(readOffer, { city, offer })).toMatchObject({
      status: 404,
      refusal: 'offer_not_found',
      facts: { offerId: offer },
    });
    expect(await ask('xu')(pauseOffer, { city, offer })).toMatchObject({
      refusal: 'offer_not_found',
    });
  });

  it('names every way in which it contradicts itself', async () => {
    const asked = {
      city,
      merchant: town.merchants.zhou,
      ...draftOf(town, {
        funding: [{ funder: 'merchant', shareBp: 9_999 }],
        placeIds: [town.places.noodles, town.places.noodles],
        sellUntil: '2020-01-01T00:00:00.000Z',
      }),
    };
    expect(await ask('zhou')(createOffer, asked)).toMatchObject({
      status: 422,
      refusal: 'offer_terms_contradict',
      facts: {
        problems: [
          'funding_is_not_whole',
          'store_named_twice',
          'sale_ends_before_it_starts',
          'sale_already_over',
        ],
      },
    });
  });

  it('is sold in its own merchant’s stores only', async () => {
    const placeIds = [town.places.noodles, town.places.books];
    const asked = { city, merchant: town.merchants.zhou, ...draftOf(town, { placeIds }) };
    expect(await ask('zhou')(createOffer, asked)).toMatchObject({
      refusal: 'store_not_of_merchant',
      facts: { placeId: town.places.books },
    });
  });

  it('waits until its merchant is accepted', async () => {
    const merchant = await town.as('lin')(applyMerchant, {
      city,
      name: '林家小店',
      licenceNo: '91330900MA28AAAA33',
      contactPhone: '+8613900000077',
    });
    const offer = await create();
    await town.sql('update offer set merchant_id = $2 where id = $1', [offer, merchant.id]);
    expect(await ask('lin')(submitOffer, { city, offer })).toMatchObject({
      refusal: 'merchant_not_active',
      facts: { state: 'in_review' },
    });
  });

  it('keeps a signed quote when it is paused, and makes no new one', async () => {
    const offerId = await liveOffer(town);
    const basket = { kind: 'package', offerId, count: 1 } as const;
    const asked = { city, placeId: town.places.noodles, basket };
    const { token } = await town.as('lin')(makeQuote, asked);
    await town.as('zhou')(pauseOffer, { city, offer: offerId });
    expect(await ask('lin')(makeQuote, asked)).toMatchObject({
      refusal: 'offer_not_available',
    });
    expect(await ask('lin')(placeOrder, { city, token })).toMatchObject({ ok: true });
    await town.as('xu')(resumeOffer, { city, offer: offerId });
    expect((await order(town, 'mei', basket)).totalFen).toBe(5_800);
  });

  it('that ended leaves what was sold as it was', async () => {
    const offerId = await liveOffer(town);
    const [voucher] = await buy(town, 'lin', offerId);
    await town.as('zhou')(endOffer, { city, offer: offerId });
    const code = voucher?.code ?? '';
    const counter = { city, place: town.places.noodles, code, channel: 'scan' } as const;
    expect(await ask('chen')(redeemVoucher, counter)).toMatchObject({ ok: true });
  });

  it.each(['\ud800', 'a\u0000', '2026-12-31T23:59:60Z'])(
    'takes no %j that a database could not keep',
    async (text) => {
      const asked = { city, merchant: town.merchants.zhou, ...draft() };
      const broken = text.startsWith('2026')
        ? { ...asked, sellUntil: text }
        : { ...asked, excludes: [text] };
      expect(await ask('zhou')(createOffer, broken)).toMatchObject({
        refusal: 'malformed_request',
      });
    },
  );
});
