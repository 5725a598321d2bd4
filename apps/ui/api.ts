import { makeCaller, Unreachable } from '#contract/kit/call.ts';
import type { Caller, CallerTerms, CallOptions } from '#contract/kit/call.ts';
import type { Endpoint, InputOf, ReplyOf } from '#contract/kit/endpoint.ts';
import type { FactsOf, RefusalName } from '#contract/refusals.ts';

/** A refusal on its way through code that expects errors, such as TanStack Query. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: RefusalName;
  readonly facts: object;
  readonly requestId: string;
  readonly status: number;
  constructor(answer: {
    refusal: RefusalName;
    facts: object;
    requestId: string;
    status: number;
  }) {
    super(`refused: ${answer.refusal}`);
    this.refusal = answer.refusal;
    this.facts = answer.facts;
    this.requestId = answer.requestId;
    this.status = answer.status;
  }
}

/** The facts of one named refusal, or null where the error is anything else. */
export const factsIfRefused = <N extends RefusalName>(
  error: unknown,
  name: N,
): FactsOf<N> | null =>
  // The name selects the shape of the facts on the wire, and the server keeps to it.
  error instanceof Refused && error.refusal === name ? (error.facts as FactsOf<N>) : null;

export type Api = {
  /** An answer as a value, refusals included; throws only `Unreachable`. */
  call: Caller;
  /** The reply alone; a refusal is thrown as `Refused`. */
  ask: <E extends Endpoint>(
    endpoint: E,
    input: InputOf<E>,
    options?: CallOptions,
  ) => Promise<ReplyOf<E>>;
};

/**
 * The client of an app: the session rides in a cookie, so no token is kept in the page.
 * When no answer comes, a question or a keyed deed is tried twice more with the SAME key,
 * so that a lost reply never does a thing twice.
 */
export const makeApi = (
  terms: CallerTerms & { waitMs?: (attempt: number) => number },
): Api => {
  const once = makeCaller(terms);
  const makeKey = terms.makeKey ?? newKey;
  const waitMs = terms.waitMs ?? ((attempt: number) => 400 * 3 ** attempt);
  const call: Caller = async (endpoint, input, options = {}) => {
    const steady = { ...options, key: options.key ?? makeKey() };
    const mayRepeat = endpoint.method === 'GET' || endpoint.keyed;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await once(endpoint, input, steady);
      } catch (error) {
        const cut = options.signal?.aborted === true || deviceIsOffline();
        const over = attempt >= 2 || !mayRepeat || cut;
        if (over || !(error instanceof Unreachable)) throw error;
        await new Promise((resolve) => setTimeout(resolve, waitMs(attempt)));
      }
    }
  };
  const ask: Api['ask'] = async (endpoint, input, options) => {
    const answer = await call(endpoint, input, options);
    if (answer.ok) return answer.value;
    throw new Refused(answer);
  };
  return { call, ask };
};

// Without any network another try within seconds only keeps its owner waiting.
const deviceIsOffline = (): boolean =>
  typeof navigator !== 'undefined' && navigator.onLine === false;

/** A request key; pages served without TLS have no `randomUUID`. */
export const newKey = (): string => {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};
