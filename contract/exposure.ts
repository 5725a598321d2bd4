import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, pageOf, pageQuery } from './kit/id.ts';
import { Fen } from './kit/money.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import { Instant } from './kit/time.ts';
import { Category, Lat, Lon, Openness } from './place.ts';

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

export const exposureRefusals = refusals({
  /** This process may miss changes of more than a second: ask another, or soon again. */
  street_behind: { status: 503, facts: z.object({ retryAfterSeconds: z.int() }) },
  box_not_a_box: { status: 400, facts: noFacts },
  exposure_not_found: { status: 404, facts: z.object({ exposureId: z.string() }) },
});

const yesNo = z.enum(['true', 'false']);

/** Where somebody asks from, WGS-84. */
export const pointQuery = {
  lat: z.coerce.number().pipe(Lat),
  lon: z.coerce.number().pipe(Lon),
};

/** How a list of places is narrowed, nearby and in a search alike. */
export const discoveryQuery = {
  category: Category.optional(),
  openNow: yesNo.default('false'),
  /** The moment that openness and prices are asked for; now where it is absent. */
  at: Instant.optional(),
  withOffer: yesNo.default('false'),
  /** Only where a member pays less than others. */
  forMembers: yesNo.default('false'),
  /** How many come along: the usual bill grows with them. */
  party: z.coerce.number().int().min(1).max(20).default(2),
  /** The most that the best price may be. */
  maxFen: z.coerce.number().int().min(1).max(100_000_000).optional(),
  walkMinutes: z.coerce.number().int().min(1).max(240).optional(),
};

/** West, south, east and north in degrees: `121.4,31.2,121.5,31.3`; may cross 180°. */
const MapBox = z
  .string()
  .regex(/^-?\d{1,3}(\.\d{1,9})?(,-?\d{1,3}(\.\d{1,9})?){3}$/)
  .max(80);

export const listNearby = endpoint({
  name: 'listNearby',
  method: 'GET',
  path: '/cities/:city/nearby',
  who: ['anyone'],
  summary: "The best things to do near a point now, each with this viewer's own price",
  params: cityParams,
  query: z.strictObject({
    ...pointQuery,
    radiusMetres: z.coerce.number().int().min(50).max(20_000).default(1_500),
    /** Instead of the radius: what a map shows. */
    box: MapBox.optional(),
    sort: z.enum(['best', 'distance']).default('best'),
    /** `false`: ranked as for somebody of whom nothing is known; prices stay theirs. */
    personal: yesNo.default('true'),
    ...discoveryQuery,
    ...pageQuery,
  }),
  reply: pageOf(NearbyItem).extend({
    /** By this the list explains itself; null when nothing was shown. */
    exposureId: Id.nullable(),
    /** How old the newest change is that may be missing here, in milliseconds. */
    behindMs: z.int(),
  }),
  status: 200,
  keyed: false,
  refusals: ['street_behind', 'box_not_a_box'],
});

const Share = z.number().min(0).max(1);

/** The weights of one version, as `contract/ranking.ts` publishes them. */
const RankingView = z.object({
  version: z.int(),
  prior: z.object({ quality: Share, arrivals: z.number() }),
  note: z.number(),
  valueFloor: z.number(),
  openness: z.object({ open: z.number(), unknown: z.number(), closed: z.number() }),
  halvingMetres: z.number(),
  exploration: z.object({ every: z.int(), newDays: z.int(), fewArrivals: z.int() }),
});

export const ExposureView = z.object({
  id: Id,
  shownAt: Instant,
  sort: z.enum(['best', 'distance']),
  /** Where it was asked, to about a hundred metres. */
  near: z.object({ lat: Lat, lon: Lon }),
  ranking: RankingView,
  items: z.array(
    z.object({
      position: z.int(),
      placeId: Id,
      quality: Share,
      valueNow: Share,
      open: z.boolean().nullable(),
      /** From `near`; where the list is by distance, in steps of 100. */
      distanceMetres: z.number(),
      /** It stood there because it is new, not because of its score. */
      explored: z.boolean(),
      score: z.number(),
      /** The score worked out again from the figures beside it. */
      recomputed: z.number(),
    }),
  ),
  /** Every score and the whole order come out again. */
  matches: z.boolean(),
});
export type ExposureView = z.infer<typeof ExposureView>;

export const readExposure = endpoint({
  name: 'readExposure',
  method: 'GET',
  path: '/cities/:city/exposures/:exposure',
  who: ['anyone'],
  summary: 'Why a list was in its order, worked out again from what was logged with it',
  params: cityParams.extend({ exposure: Id }),
  reply: ExposureView,
  status: 200,
  keyed: false,
  refusals: ['exposure_not_found'],
});
