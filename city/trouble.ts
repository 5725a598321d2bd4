/**
 * What goes wrong between people and servers. Requests get lost on their way in, answers on
 * their way out, and some arrive twice; phones are slow, fingers slip, staff scan again.
 * Everything is drawn from the seed, so that a bad day can be had again.
 */
import type { Random } from './random.ts';

export type Trouble = {
  /** `fetch` over a bad line. */
  send: typeof fetch;
  /** How often each kind of trouble has struck. */
  counts: Record<TroubleKind, number>;
  /** Answers to one request that was sent twice and should have been the same. */
  unequal: string[];
};

export type TroubleKind = 'request lost' | 'reply lost' | 'sent twice';

export function makeTrouble(
  random: Random,
  terms: { share: number; crowded: boolean; over?: typeof fetch },
): Trouble {
  const counts: Trouble['counts'] = { 'request lost': 0, 'reply lost': 0, 'sent twice': 0 };
  const unequal: string[] = [];
  const draw = random.stream('line');
  const { over = fetch } = terms;
  const send: typeof fetch = async (input, init) => {
    if (!draw.chance(terms.share)) return over(input, init);
    const kind = draw.weighted([
      ['request lost', 1] as const,
      ['reply lost', 2] as const,
      ['sent twice', 2] as const,
    ]);
    counts[kind] += 1;
    if (kind === 'request lost') throw new TypeError('the line broke before it left');
    if (kind === 'reply lost') {
      await (await over(input, init)).arrayBuffer();
      throw new TypeError('the line broke before the answer came');
    }
    const { first, second } = await sendTwice(() => over(input, init), terms.crowded);
    const isKeyed = new Headers(init?.headers).has('idempotency-key');
    if (isKeyed && !isSame(first, second)) unequal.push(describe(input, first, second));
    return new Response(second.text, { status: second.status });
  };
  return { send, counts, unequal };
}

type Got = { status: number; text: string };

async function sendTwice(
  send: () => Promise<Response>,
  atOnce: boolean,
): Promise<{ first: Got; second: Got }> {
  const once = async (): Promise<Got> => {
    const response = await send();
    return { status: response.status, text: await response.text() };
  };
  if (!atOnce) {
    const first = await once();
    return { first, second: await once() };
  }
  const [first, second] = await Promise.all([once(), once()]);
  return { first, second };
}

/** A refusal that is not final ("busy", "later") may turn into an answer; nothing else. */
function isSame(first: Got, second: Got): boolean {
  const isFinal = (got: Got) => got.status < 429;
  if (!isFinal(first) || !isFinal(second)) return true;
  return first.status === second.status && first.text === second.text;
}

function describe(input: Parameters<typeof fetch>[0], first: Got, second: Got): string {
  const said = (got: Got) => `${got.status} ${got.text.slice(0, 200)}`;
  const where = typeof input === 'string' ? input : 'a request';
  return `one key, two answers at ${where}:\n  ${said(first)}\n  ${said(second)}`;
}
