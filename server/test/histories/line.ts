import type { Server } from '#server/main.ts';
import { makeCaller } from '#contract/kit/call.ts';
import type { Answer } from '#contract/kit/call.ts';
import type { Endpoint, InputOf } from '#contract/kit/endpoint.ts';
import type { Line } from './history.ts';

/** One request that somebody made; it is asked until it was answered. */
export type Asked<E extends Endpoint = Endpoint> = {
  endpoint: E;
  token: string;
  input: InputOf<E>;
  key: string;
  /** What was told; null as long as nobody heard. */
  told: Answer<E> | null;
  /** The answer to the letter. */
  bytes: string | null;
};

/** Two answers under one key that are not the same. */
export type Unequal = { key: string; first: string; second: string };

/** Asks over a line that may lose or double; what got through is written into `asked`. */
export const askOver = async <E extends Endpoint>(
  line: Line,
  server: Server,
  asked: Asked<E>,
): Promise<Unequal | null> => {
  switch (line) {
    case 'request lost':
      return null;
    case 'reply lost':
      await askOnce(server, asked);
      return null;
    case 'good':
      return hear(asked, await askOnce(server, asked));
    case 'twice': {
      const both = await Promise.all([askOnce(server, asked), askOnce(server, asked)]);
      return hear(asked, both[0]) ?? hear(asked, both[1]);
    }
  }
};

type Heard<E extends Endpoint> = { told: Answer<E>; bytes: string };

/** A "busy" is no answer; anything else must be what was told before. */
const hear = <E extends Endpoint>(asked: Asked<E>, heard: Heard<E>): Unequal | null => {
  if (heard.told.status >= 429) return null;
  const first = asked.bytes;
  asked.told = heard.told;
  asked.bytes = heard.bytes;
  return first === null || first === heard.bytes
    ? null
    : { key: asked.key, first, second: heard.bytes };
};

const askOnce = async <E extends Endpoint>(
  server: Server,
  asked: Asked<E>,
): Promise<Heard<E>> => {
  let bytes = '';
  const call = makeCaller({
    base: '/api',
    token: () => asked.token,
    fetch: async (url, init) => {
      const answer = await server.app.inject(injected(url, init));
      bytes = answer.body;
      return new Response(bytes, { status: answer.statusCode });
    },
  });
  const told = await call(asked.endpoint, asked.input, { key: asked.key });
  return { told, bytes };
};

/** What the caller makes is a path, a method, plain headers and a text. */
export const injected = (url: Parameters<typeof fetch>[0], init: RequestInit = {}) => ({
  url: url instanceof Request ? url.url : url.toString(),
  method: init.method === 'GET' ? ('GET' as const) : ('POST' as const),
  headers: Object.fromEntries(new Headers(init.headers)),
  ...(typeof init.body === 'string' && { payload: init.body }),
});
