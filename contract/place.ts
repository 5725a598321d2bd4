import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, line, pageOf, pageQuery, prose } from './kit/id.ts';
import { refusals } from './kit/refusal.ts';
import { Instant } from './kit/time.ts';

export const Category = z.enum([
  'restaurant',
  'cafe',
  'bar',
  'fast_food',
  'bakery',
  'convenience',
  'supermarket',
  'shop',
  'beauty',
  'leisure',
  'culture',
  'lodging',
  'service',
  'transport',
  'health',
  'education',
  'other',
]);
export type Category = z.infer<typeof Category>;

/** Open, closed or not known; never a guess that sends somebody to a shut door. */
export const Openness = z.object({
  state: z.enum(['open', 'closed', 'unknown']),
  /** Minutes until it shuts, when open and within a day. */
  closesInMinutes: z.int().nullable(),
  /** Minutes until it opens, when closed and within a week. */
  opensInMinutes: z.int().nullable(),
});
export type Openness = z.infer<typeof Openness>;

export const Lat = z.number().min(-90).max(90);
export const Lon = z.number().min(-180).max(180);

export const PlaceView = z.object({
  id: Id,
  name: z.string(),
  category: Category,
  cuisines: z.array(z.string()),
  lat: Lat,
  lon: Lon,
  address: z.string().nullable(),
  phone: z.string().nullable(),
  hoursText: z.string().nullable(),
  openness: Openness,
  merchantId: Id.nullable(),
  state: z.enum(['open', 'closed']),
});
export type PlaceView = z.infer<typeof PlaceView>;

export const placeRefusals = refusals({
  place_not_found: { status: 404, facts: z.object({ placeId: z.string() }) },
  place_closed: { status: 410, facts: z.object({ placeId: Id, closedAt: Instant }) },
  place_already_claimed: { status: 409, facts: z.object({ placeId: Id }) },
  import_unreadable: {
    status: 422,
    facts: z.object({ problem: z.string(), line: z.int().nullable() }),
  },
  import_closes_too_many: {
    status: 409,
    facts: z.object({ wouldClose: z.int(), openNow: z.int() }),
  },
});

const placeParams = cityParams.extend({ place: Id });

export const readPlace = endpoint({
  name: 'readPlace',
  method: 'GET',
  path: '/cities/:city/places/:place',
  who: ['anyone'],
  summary: 'One place with its hours; its offers are quoted by `listPlaceOffers`',
  params: placeParams,
  reply: PlaceView,
  status: 200,
  keyed: false,
  refusals: ['place_not_found', 'place_merged'],
});

export const searchPlaces = endpoint({
  name: 'searchPlaces',
  method: 'GET',
  path: '/cities/:city/places',
  who: ['anyone'],
  summary: 'Places whose name begins with or contains the words',
  params: cityParams,
  query: z.strictObject({
    name: line(60),
    unclaimed: z.enum(['true', 'false']).optional(),
    ...pageQuery,
  }),
  reply: pageOf(PlaceView),
  status: 200,
  keyed: false,
  refusals: [],
});

export const ImportSummary = z.object({
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  moved: z.int(),
  renamed: z.int(),
  closed: z.int(),
  reopened: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  /** The first hundred, each with its line and reason. */
  rejections: z.array(z.object({ line: z.int(), reason: z.string(), sample: z.string() })),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

export const ImportView = z.object({
  id: Id,
  source: z.string(),
  fileName: z.string(),
  importedAt: Instant,
  importedBy: z.string(),
  summary: ImportSummary,
});
export type ImportView = z.infer<typeof ImportView>;

export const ImportPreview = z.object({
  format: z.string(),
  rows: z.int(),
  columns: z.array(z.object({ field: z.string(), column: z.string() })),
  datum: z.object({ name: z.enum(['WGS-84', 'GCJ-02', 'BD-09']), why: z.string() }),
  sample: z.array(
    z.object({
      line: z.int(),
      name: z.string(),
      category: Category,
      lat: Lat,
      lon: Lon,
    }),
  ),
  rejected: z.int(),
  rejections: ImportSummary.shape.rejections,
});
export type ImportPreview = z.infer<typeof ImportPreview>;

const importBody = z.strictObject({
  fileName: line(200),
  /** The file's bytes in base64; a gzip may stay one. 12 MB at most. */
  contentBase64: prose(16_000_000),
  source: line(60).optional(),
  datum: z.enum(['WGS-84', 'GCJ-02', 'BD-09']).optional(),
  partial: z.boolean().default(false),
  allowMassClosing: z.boolean().default(false),
});

export const previewImport = endpoint({
  name: 'previewImport',
  method: 'POST',
  path: '/cities/:city/place-import-previews',
  who: ['operator'],
  summary:
    'What an import would read: columns, datum, sample and rejections; writes nothing',
  params: cityParams,
  body: importBody,
  reply: ImportPreview,
  status: 200,
  keyed: false,
  refusals: ['import_unreadable'],
  bodyLimitBytes: 17_000_000,
});

export const importPlaces = endpoint({
  name: 'importPlaces',
  method: 'POST',
  path: '/cities/:city/place-imports',
  who: ['operator'],
  summary: 'Import a snapshot of places: updates, moves and closes; keeps ids',
  params: cityParams,
  body: importBody,
  reply: ImportView,
  status: 201,
  keyed: true,
  refusals: ['import_unreadable', 'import_closes_too_many'],
  bodyLimitBytes: 17_000_000,
});

export const listImports = endpoint({
  name: 'listImports',
  method: 'GET',
  path: '/cities/:city/place-imports',
  who: ['operator'],
  summary: 'Past imports, newest first',
  params: cityParams,
  query: z.strictObject(pageQuery),
  reply: pageOf(ImportView),
  status: 200,
  keyed: false,
  refusals: [],
});
