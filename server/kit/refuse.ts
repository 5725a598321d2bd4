import { allRefusals } from '#contract/refusals.ts';
import type { FactsOf, RefusalName } from '#contract/refusals.ts';

/**
 * The business saying no. Rolled back and answered at the edge; never logged as an error.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly refusal: RefusalName;
  readonly facts: object;
  constructor(refusal: RefusalName, facts: object) {
    super(refusal);
    this.refusal = refusal;
    this.facts = facts;
  }
  get status(): number {
    return allRefusals[this.refusal].status;
  }
}

/** Raised as `work.refuse(…)` by verbs; only the door and `work` call it directly. */
export const refuse = <N extends RefusalName>(name: N, facts: FactsOf<N>): never => {
  throw new Refusal(name, facts);
};

/** A broken assumption is a bug: it ends the request, pages someone, is never caught. */
export function assert(holds: boolean, because: string): asserts holds {
  if (!holds) throw new Error(`broken assumption: ${because}`);
}
