import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { previewMargin } from '#contract/margin.ts';
import type { OfferTerms } from '#contract/offer-terms.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());

const cash = (minimumFen: number, priceFen = 8_000): OfferTerms => ({
  kind: 'cash',
  faceFen: 10_000,
  priceFen,
  minimumFen,
  perBill: 1,
});
const preview = (who: Name, terms: OfferTerms, shareBp = 10_000) =>
  town.caller(who)(previewMargin, {
    city,
    merchant: town.merchants.zhou,
    terms,
    funding: [{ funder: 'merchant', shareBp }],
  });

describe('a margin', () => {
  it('is shown to the owner and to the operator of the city', async () => {
    for (const who of ['zhou', 'xu'] as const) {
      expect(await preview(who, cash(10_000))).toMatchObject({
        value: { customerPaysFen: 8_000, feeFen: 48, merchantGetsFen: 7_952 },
      });
    }
    expect(await preview('tang', cash(10_000))).toMatchObject({
      refusal: 'not_your_merchant',
    });
    expect(await preview('lin', cash(10_000))).toMatchObject({ refusal: 'not_allowed' });
  });

  it('is refused for terms that contradict, each by its name', async () => {
    expect(await preview('zhou', cash(9_999, 12_000), 9_000)).toMatchObject({
      status: 422,
      refusal: 'offer_terms_contradict',
      facts: {
        problems: ['cash_price_above_face', 'minimum_below_face', 'funding_is_not_whole'],
      },
    });
  });
});
