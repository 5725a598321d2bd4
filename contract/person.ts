import { z } from 'zod';
import { endpoint } from './kit/endpoint.ts';
import { CityId, Id, line, Phone } from './kit/id.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import { Instant } from './kit/time.ts';

export const RoleName = z.enum(['staff', 'owner', 'operator']);
export type RoleName = z.infer<typeof RoleName>;

/** What a person is in one city; staff belong to a store, owners to a merchant. */
export const RoleView = z.object({
  cityId: CityId,
  role: RoleName,
  merchantId: Id.nullable(),
  merchantName: z.string().nullable(),
  placeId: Id.nullable(),
  placeName: z.string().nullable(),
  until: Instant.nullable(),
});
export type RoleView = z.infer<typeof RoleView>;

export const MeView = z.object({
  personId: Id,
  name: z.string(),
  /** Never the whole number: `138****0001`. */
  phoneMasked: z.string(),
  roles: z.array(RoleView),
});
export type MeView = z.infer<typeof MeView>;

export const personRefusals = refusals({
  too_many_codes: {
    status: 429,
    facts: z.object({
      retryAfterSeconds: z.int(),
      limit: z.enum(['minute', 'hour', 'day']),
    }),
  },
  wrong_code: { status: 400, facts: noFacts },
  code_expired: { status: 410, facts: noFacts },
});

export const sendCode = endpoint({
  name: 'sendCode',
  method: 'POST',
  path: '/sign-in/codes',
  who: ['anyone'],
  summary: 'Send a one-time sign-in code to a phone: 1 a minute, 5 an hour, 10 a day',
  body: z.strictObject({ phone: Phone }),
  reply: z.object({ expiresAt: Instant, retryAfterSeconds: z.int() }),
  status: 202,
  keyed: false,
  refusals: ['too_many_codes'],
});

export const signIn = endpoint({
  name: 'signIn',
  method: 'POST',
  path: '/sign-in',
  who: ['anyone'],
  summary: 'Sign in with phone and code; sets the session cookie and returns its token',
  body: z.strictObject({ phone: Phone, code: z.string().regex(/^\d{6}$/) }),
  reply: z.object({ token: z.string(), me: MeView }),
  status: 200,
  keyed: false,
  refusals: ['wrong_code', 'code_expired'],
});

export const signOut = endpoint({
  name: 'signOut',
  method: 'POST',
  path: '/sign-out',
  who: ['customer'],
  summary: 'End this session',
  body: z.strictObject({}),
  reply: z.object({ signedOut: z.literal(true) }),
  status: 200,
  keyed: false,
  refusals: [],
});

export const readMe = endpoint({
  name: 'readMe',
  method: 'GET',
  path: '/me',
  who: ['customer'],
  summary: 'Who is signed in, and what they are in each city',
  reply: MeView,
  status: 200,
  keyed: false,
  refusals: [],
});

export const renameMe = endpoint({
  name: 'renameMe',
  method: 'POST',
  path: '/me/name',
  who: ['customer'],
  summary: 'Choose the name that others see',
  body: z.strictObject({ name: line(40) }),
  reply: MeView,
  status: 200,
  keyed: true,
  refusals: [],
});
