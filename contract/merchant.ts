import { z } from 'zod';
import { cityParams } from './city.ts';
import { can } from './kit/can.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, line, pageOf, pageQuery, Phone } from './kit/id.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import { Instant } from './kit/time.ts';
import { Category, Lat, Lon, PlaceView } from './place.ts';

export const MerchantState = z.enum(['in_review', 'active', 'refused', 'suspended']);
export type MerchantState = z.infer<typeof MerchantState>;

/** What may be done to a merchant in which state. */
export const merchantTable = {
  review: ['in_review'],
  reapply: ['refused'],
  addStore: ['in_review', 'active'],
  sell: ['active'],
} as const;
export const merchantCan = can<MerchantState, keyof typeof merchantTable>(merchantTable);

export const MerchantView = z.object({
  id: Id,
  name: z.string(),
  licenceNo: z.string(),
  contactPhoneMasked: z.string(),
  state: MerchantState,
  /** Why it was refused, in the reviewer's words. */
  reviewReason: z.string().nullable(),
  /** The platform's fee on what is redeemed, in basis points of what the customer paid. */
  feeBp: z.int(),
  stores: z.int(),
  createdAt: Instant,
});
export type MerchantView = z.infer<typeof MerchantView>;

export const StaffView = z.object({
  personId: Id,
  name: z.string(),
  phoneMasked: z.string(),
  role: z.enum(['staff', 'owner']),
  placeId: Id.nullable(),
  placeName: z.string().nullable(),
});
export type StaffView = z.infer<typeof StaffView>;

export const merchantRefusals = refusals({
  merchant_not_found: { status: 404, facts: z.object({ merchantId: z.string() }) },
  merchant_not_active: { status: 409, facts: z.object({ state: MerchantState }) },
  merchant_already_reviewed: { status: 409, facts: z.object({ state: MerchantState }) },
  licence_already_used: { status: 409, facts: noFacts },
  not_your_merchant: { status: 403, facts: noFacts },
  store_not_of_merchant: { status: 409, facts: z.object({ placeId: Id }) },
  staff_not_found: { status: 404, facts: noFacts },
  store_needs_one_choice: { status: 400, facts: noFacts },
});

const merchantParams = cityParams.extend({ merchant: Id });

export const applyMerchant = endpoint({
  name: 'applyMerchant',
  method: 'POST',
  path: '/cities/:city/merchants',
  who: ['customer'],
  summary: 'Apply to sell here; the applicant becomes the owner',
  params: cityParams,
  body: z.strictObject({
    name: line(60),
    licenceNo: z.string().regex(/^[0-9A-Z]{15,18}$/),
    contactPhone: Phone,
  }),
  reply: MerchantView,
  status: 201,
  keyed: true,
  refusals: ['licence_already_used'],
});

export const listMerchants = endpoint({
  name: 'listMerchants',
  method: 'GET',
  path: '/cities/:city/merchants',
  who: ['operator'],
  summary: 'Merchants of the city, oldest application first',
  params: cityParams,
  query: z.strictObject({ state: MerchantState.optional(), ...pageQuery }),
  reply: pageOf(MerchantView),
  status: 200,
  keyed: false,
  refusals: [],
});

export const readMerchant = endpoint({
  name: 'readMerchant',
  method: 'GET',
  path: '/cities/:city/merchants/:merchant',
  who: ['owner', 'operator'],
  summary: 'One merchant',
  params: merchantParams,
  reply: MerchantView,
  status: 200,
  keyed: false,
  refusals: ['merchant_not_found', 'not_your_merchant'],
});

export const reviewMerchant = endpoint({
  name: 'reviewMerchant',
  method: 'POST',
  path: '/cities/:city/merchants/:merchant/review',
  who: ['operator'],
  summary: 'Accept or refuse an application; a refusal says why',
  params: merchantParams,
  body: z.strictObject({
    verdict: z.enum(['accept', 'refuse']),
    reason: line(300).optional(),
  }),
  reply: MerchantView,
  status: 200,
  keyed: true,
  refusals: ['merchant_not_found', 'merchant_already_reviewed'],
});

export const addStore = endpoint({
  name: 'addStore',
  method: 'POST',
  path: '/cities/:city/merchants/:merchant/stores',
  who: ['owner'],
  summary: 'Claim a place of the map as a store, or create one that is not on it yet',
  params: merchantParams,
  body: z.strictObject({
    claim: z.strictObject({ placeId: Id }).optional(),
    create: z
      .strictObject({
        name: line(60),
        category: Category,
        lat: Lat,
        lon: Lon,
        address: line(120),
        phone: Phone.optional(),
        hoursText: line(255).optional(),
      })
      .optional(),
  }),
  reply: PlaceView,
  status: 201,
  keyed: true,
  refusals: [
    'merchant_not_found',
    'not_your_merchant',
    'merchant_not_active',
    'place_not_found',
    'place_already_claimed',
    'place_closed',
    'store_needs_one_choice',
  ],
});

export const listStores = endpoint({
  name: 'listStores',
  method: 'GET',
  path: '/cities/:city/merchants/:merchant/stores',
  who: ['owner', 'operator'],
  summary: 'The stores of a merchant',
  params: merchantParams,
  query: z.strictObject(pageQuery),
  reply: pageOf(PlaceView),
  status: 200,
  keyed: false,
  refusals: ['merchant_not_found', 'not_your_merchant'],
});

export const addStaff = endpoint({
  name: 'addStaff',
  method: 'POST',
  path: '/cities/:city/merchants/:merchant/staff',
  who: ['owner'],
  summary: 'Let a person redeem at one store; they sign in with this phone',
  params: merchantParams,
  body: z.strictObject({ phone: Phone, name: line(40), placeId: Id }),
  reply: StaffView,
  status: 201,
  keyed: true,
  refusals: ['merchant_not_found', 'not_your_merchant', 'store_not_of_merchant'],
});

export const listStaff = endpoint({
  name: 'listStaff',
  method: 'GET',
  path: '/cities/:city/merchants/:merchant/staff',
  who: ['owner'],
  summary: 'Who may redeem, and where',
  params: merchantParams,
  query: z.strictObject(pageQuery),
  reply: pageOf(StaffView),
  status: 200,
  keyed: false,
  refusals: ['merchant_not_found', 'not_your_merchant'],
});

export const removeStaff = endpoint({
  name: 'removeStaff',
  method: 'DELETE',
  path: '/cities/:city/merchants/:merchant/staff/:person/stores/:place',
  who: ['owner'],
  summary: 'Take a person off a store; what they redeemed stays',
  params: merchantParams.extend({ person: Id, place: Id }),
  reply: z.object({ removed: z.literal(true) }),
  status: 200,
  keyed: true,
  refusals: ['merchant_not_found', 'not_your_merchant', 'staff_not_found'],
});
