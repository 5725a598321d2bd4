/**
 * Who watches the day. Things that happened are counted for the report; things that should
 * not have happened are kept as surprises, each with its moment, and fail the seed.
 */
import { Unreachable } from '#contract/kit/call.ts';
import type { Answer, Caller } from '#contract/kit/call.ts';
import type { Endpoint, InputOf } from '#contract/kit/endpoint.ts';

export type Witness = {
  counts: Map<string, number>;
  surprises: string[];
  saw(what: string): void;
  /** Holds unless something is wrong with the server. */
  expect(holds: boolean, otherwise: string): void;
};

export function openWitness(now: () => Date): Witness {
  const counts = new Map<string, number>();
  const surprises: string[] = [];
  return {
    counts,
    surprises,
    saw: (what) => counts.set(what, (counts.get(what) ?? 0) + 1),
    expect: (holds, otherwise) => {
      if (!holds) surprises.push(`${now().toISOString()} ${otherwise}`);
    },
  };
}

/** How often somebody asks again before giving up for good. */
const triesLimit = 8;

/**
 * Asks until an answer comes, under one key: what was lost on the way is asked again and
 * nothing is done twice. A server that fails without trouble on the line is a surprise.
 */
export async function askOn<E extends Endpoint>(
  line: { call: Caller; witness: Witness; makeKey(): string },
  endpoint: E,
  input: InputOf<E>,
  key: string = line.makeKey(),
): Promise<Answer<E> | null> {
  for (let tries = 1; tries <= triesLimit; tries += 1) {
    try {
      const answer = await line.call(endpoint, input, { key });
      const isLater =
        !answer.ok &&
        (answer.status === 503 || answer.status === 409) &&
        'refusal' in answer &&
        answer.refusal === 'busy';
      if (!isLater) {
        if (!answer.ok) line.witness.saw(`refused: ${String(answer.refusal)}`);
        return answer;
      }
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      const isOurs =
        error.cause instanceof Error && /the line broke/.test(String(error.cause));
      line.witness.expect(
        isOurs,
        `${endpoint.name}: ${error.message} ${String(error.cause)}`,
      );
    }
  }
  return null;
}
