import type { z } from 'zod';
import type { RefusalName } from '../refusals.ts';

/**
 * One object per endpoint. It drives the Fastify route (validated and serialised by JSON
 * Schema), the OpenAPI page and the typed client of every app, the city and the benches.
 */
export type Who = 'anyone' | 'customer' | 'staff' | 'owner' | 'till' | 'operator' | 'rail';

export type Endpoint = {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api`; parameters as `:city`. */
  readonly path: string;
  /** Who may call it; an owner may do what staff may. */
  readonly who: readonly Who[];
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  readonly reply: z.ZodType;
  readonly status: 200 | 201 | 202;
  /** Needs an `Idempotency-Key`: same key and body → the same bytes, for 48 h. */
  readonly keyed: boolean;
  readonly refusals: readonly RefusalName[];
  /** A POST that changes nothing: what it asks does not fit into an address. */
  readonly asks?: true;
  /** Longest body in bytes, where the usual 64 KiB is not enough. */
  readonly bodyLimitBytes?: number;
};

export const endpoint = <const E extends Endpoint>(terms: E): E => terms;

type Part<E, K extends string> =
  E extends Record<K, infer S extends z.ZodType> ? z.output<S> : Record<never, never>;
type Asked<E, K extends string> =
  E extends Record<K, infer S extends z.ZodType> ? Named<z.input<S>> : Record<never, never>;
// An empty strict object reads as "no key at all", which would forbid the other parts'
// keys.
type Named<T> = string extends keyof T ? Record<never, never> : T;

/** What a route hands to its verb, each part already validated. */
export type ParamsOf<E> = Part<E, 'params'>;
export type QueryOf<E> = Part<E, 'query'>;
export type BodyOf<E> = Part<E, 'body'>;
export type ReplyOf<E extends Endpoint> = z.output<E['reply']>;
export type RefusalsOf<E extends Endpoint> = E['refusals'][number];

/** What a caller gives: path, query and body in one flat object. */
export type InputOf<E> = Asked<E, 'params'> & Asked<E, 'query'> & Asked<E, 'body'>;
