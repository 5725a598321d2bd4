import type { Endpoint, InputOf, RefusalsOf, ReplyOf } from './endpoint.ts';
import type { DoorRefusalName, FactsOf, RefusalName } from '../refusals.ts';

/** A refusal as the caller meets it: `name` narrows `facts`. */
export type RefusalFor<N extends RefusalName> = {
  [K in N]: { refusal: K; facts: FactsOf<K>; requestId: string };
}[N];

export type Answer<E extends Endpoint> =
  | { ok: true; status: number; value: ReplyOf<E> }
  | ({ ok: false; status: number } & RefusalFor<RefusalsOf<E> | DoorRefusalName>);

/** The network or the server failed: nothing is known of what was done. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export type CallOptions = { key?: string; signal?: AbortSignal; timeoutMs?: number };

export type Caller = <E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  options?: CallOptions,
) => Promise<Answer<E>>;

export type CallerTerms = {
  /** Where the API lives: `http://127.0.0.1:8080/api`, or `/api` in a browser. */
  base: string;
  token?: () => string | undefined;
  fetch?: typeof fetch;
  makeKey?: () => string;
};

/**
 * The typed client. A refusal is a value, never an exception; `Unreachable` is thrown when
 * no answer came (retry with the same key). Every call has a time limit, 15 s unless told.
 */
export const makeCaller = (terms: CallerTerms): Caller => {
  const send = terms.fetch ?? fetch;
  const makeKey = terms.makeKey ?? (() => crypto.randomUUID());
  return async (endpoint, input, options = {}) => {
    const request = describe(endpoint, input, options.key ?? makeKey(), terms.token?.());
    const limit = AbortSignal.timeout(options.timeoutMs ?? 15_000);
    const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
    let response: Response;
    let text: string;
    try {
      response = await send(terms.base + request.path, { ...request.init, signal });
      text = await response.text();
    } catch (cause) {
      throw new Unreachable('no answer from the server', { cause });
    }
    return read(endpoint, response.status, text);
  };
};

const describe = (endpoint: Endpoint, input: object, key: string, token?: string) => {
  const rest = new Map(Object.entries(input));
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest.get(name));
    rest.delete(name);
    return encodeURIComponent(value);
  });
  const headers: Record<string, string> = {};
  if (token) headers['authorization'] = `Bearer ${token}`;
  if (endpoint.keyed) headers['idempotency-key'] = key;
  const query = endpoint.query ? take(rest, Object.keys(endpoint.query.shape)) : new Map();
  const search = new URLSearchParams(
    [...query].filter(([, value]) => value !== undefined).map(([k, v]) => [k, String(v)]),
  ).toString();
  const init: RequestInit = {
    method: endpoint.method,
    headers,
    credentials: 'same-origin',
  };
  if (endpoint.body) {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(Object.fromEntries(rest));
  }
  return { path: search ? `${path}?${search}` : path, init };
};

const take = (from: Map<string, unknown>, names: string[]): Map<string, unknown> => {
  const taken = new Map<string, unknown>();
  for (const name of names) {
    if (from.has(name)) taken.set(name, from.get(name));
    from.delete(name);
  }
  return taken;
};

const read = <E extends Endpoint>(endpoint: E, status: number, text: string): Answer<E> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Unreachable(`${endpoint.name}: not an answer of ours (${status})`, { cause });
  }
  // The wire is where types end; the server serialises by the same endpoint object.
  if (status < 300) return { ok: true, status, value: value as ReplyOf<E> };
  const refused = value !== null && typeof value === 'object' && 'refusal' in value;
  if (!refused) throw new Unreachable(`${endpoint.name}: the server failed (${status})`);
  // A refusal's facts were serialised by the schema that its name selects.
  return { ok: false, status, ...(value as object) } as Answer<E>;
};
