import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id } from './kit/id.ts';
import { Fen } from './kit/money.ts';
import { Funding } from './offer.ts';
import { OfferTerms } from './offer-terms.ts';

/** What one sale would mean for the merchant, before anything goes live. */
export const MarginView = z.object({
  menuFen: Fen,
  customerPaysFen: Fen,
  merchantFundsFen: Fen,
  platformFundsFen: Fen,
  feeFen: Fen,
  merchantGetsFen: Fen,
  /** `merchantGetsFen` of `menuFen`, in basis points. */
  keepsBp: z.int(),
  costFen: Fen.nullable(),
  marginFen: z.int().nullable(),
});
export type MarginView = z.infer<typeof MarginView>;

export const previewMargin = endpoint({
  name: 'previewMargin',
  method: 'POST',
  path: '/cities/:city/merchants/:merchant/margin-previews',
  who: ['owner', 'operator'],
  summary: 'One sale of this offer in fen: who pays, who funds, what stays',
  params: cityParams.extend({ merchant: Id }),
  body: z.strictObject({
    terms: OfferTerms,
    funding: Funding,
    /** The bill to try a discount on; a set meal brings its own price. */
    billFen: Fen.min(1).default(10_000),
    costFen: Fen.optional(),
  }),
  reply: MarginView,
  status: 200,
  keyed: false,
  asks: true,
  refusals: ['merchant_not_found', 'not_your_merchant', 'offer_terms_contradict'],
});
