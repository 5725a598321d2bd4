import type {
  BodyOf,
  Endpoint,
  ParamsOf,
  QueryOf,
  RefusalsOf,
  ReplyOf,
} from '#contract/kit/endpoint.ts';
import type { Work } from './work.ts';

/** An endpoint joined to the verb that serves it; the types of both have met in `serve`. */
export type Route = {
  endpoint: Endpoint;
  act: (work: Work, input: RouteInput) => Promise<unknown>;
};
export type RouteInput = {
  params: unknown;
  query: unknown;
  body: unknown;
  key: string;
  ip: string;
  session: SessionJar;
};

/** The caller's session as the door holds it; only sign-in and sign-out touch it. */
export type SessionJar = { token: string; keep(token: string): void; drop(): void };

export type InputFor<E extends Endpoint> = {
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  /** The request's key; empty where the endpoint takes none. */
  key: string;
  /** Where the request came from; some rails ask for it. */
  ip: string;
  session: SessionJar;
};

/**
 * `serve(placeOrder, (work, { body }) => placeOrder(work, body))`. The verb gets a `work`
 * that may raise just what the endpoint declares: anything else does not compile.
 */
export const serve = <const E extends Endpoint>(
  endpoint: E,
  act: (work: Work<RefusalsOf<E>>, input: InputFor<E>) => Promise<ReplyOf<E>>,
): Route => ({
  endpoint,
  // The door validates by the endpoint's own schemas before `act` sees the input, and its
  // `refuse` accepts every declared name; here the two meet the wire.
  act: act as unknown as Route['act'],
});
