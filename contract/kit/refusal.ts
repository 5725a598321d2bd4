import { z } from 'zod';

/**
 * A refusal is the business saying no. It has a name, an HTTP status and facts; the
 * sentence belongs to the app, in the reader's language.
 */
export type RefusalTerms = { readonly status: number; readonly facts: z.ZodObject };

/** Declares a noun's refusals: name → status and the shape of its facts. */
export const refusals = <const T extends Record<string, RefusalTerms>>(terms: T): T =>
  terms;

/** The shape of a refusal with no facts. */
export const noFacts = z.object({});

/** What the door itself may answer, before any verb runs; every endpoint may say these. */
export const doorRefusals = refusals({
  malformed_request: {
    status: 400,
    facts: z.object({ where: z.string(), problem: z.string() }),
  },
  not_signed_in: { status: 401, facts: noFacts },
  not_allowed: { status: 403, facts: z.object({ needs: z.array(z.string()) }) },
  unknown_address: { status: 404, facts: noFacts },
  unknown_city: { status: 404, facts: z.object({ city: z.string() }) },
  request_too_large: { status: 413, facts: z.object({ limitBytes: z.int() }) },
  unsupported_content: { status: 415, facts: noFacts },
  request_key_missing: { status: 400, facts: noFacts },
  request_key_reused: { status: 409, facts: noFacts },
  too_many_requests: { status: 429, facts: z.object({ retryAfterSeconds: z.int() }) },
  busy: { status: 503, facts: z.object({ retryAfterSeconds: z.int() }) },
});
