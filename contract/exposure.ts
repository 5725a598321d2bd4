import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, pageOf, pageQuery } from './kit/id.ts';
import { Fen } from './kit/money.ts';
import { Category, Openness } from './place.ts';

/** Why an item is where it is; facts, so that the app can say it. */
export const WhyShown = z.enum([
  'near',
  'open_now',
  'closing_soon',
  'saves_now',
  'recommended',
  'new_here',
  'hours_unknown',
]);

/** The best thing to do at one place now, at this viewer's price. */
export const BestNow = z.object({
  offerId: Id.nullable(),
  title: z.string(),
  kind: z.enum(['package', 'cash', 'bill', 'timed']),
  originalFen: Fen,
  totalFen: Fen,
  memberTotalFen: Fen.nullable(),
  /** The words behind the price: the winning lines' titles, in order. */
  because: z.array(z.string()),
});
export type BestNow = z.infer<typeof BestNow>;

export const NearbyItem = z.object({
  placeId: Id,
  name: z.string(),
  category: Category,
  cuisines: z.array(z.string()),
  lat: z.number(),
  lon: z.number(),
  address: z.string().nullable(),
  distanceMetres: z.int(),
  walkMinutes: z.int(),
  openness: Openness,
  best: BestNow.nullable(),
  offers: z.int(),
  notes: z.int(),
  lastNote: z.string().nullable(),
  why: z.array(WhyShown),
});
export type NearbyItem = z.infer<typeof NearbyItem>;

export const listNearby = endpoint({
  name: 'listNearby',
  method: 'GET',
  path: '/cities/:city/nearby',
  who: ['anyone'],
  summary: "The best things to do near a point now, each with this viewer's own price",
  params: cityParams,
  query: z.strictObject({
    lat: z.coerce.number().min(-90).max(90),
    lon: z.coerce.number().min(-180).max(180),
    radiusMetres: z.coerce.number().int().min(50).max(20_000).default(1_500),
    category: Category.optional(),
    openNow: z.enum(['true', 'false']).default('false'),
    withOffer: z.enum(['true', 'false']).default('false'),
    sort: z.enum(['best', 'distance']).default('best'),
    ...pageQuery,
  }),
  reply: pageOf(NearbyItem),
  status: 200,
  keyed: false,
  refusals: [],
});
