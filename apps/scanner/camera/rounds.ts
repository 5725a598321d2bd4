import { quick, rescues, tryPass } from './passes.ts';
import type { Decode, Found, Pass, PassName } from './passes.ts';
import { greyOf } from './pixels.ts';
import type { Picture } from './pixels.ts';

export type RoundsTerms = { decode: Decode; nowMs: () => number; budgetMs: number };

/**
 * Reads the frames of a live picture, each within `budgetMs` from when it is taken: the
 * quick look, and beside it as many rescues as fit, going on where the last frame stopped.
 * A rescue too dear to stand beside the quick look gets a frame of its own; one too dear
 * even for that is left out until what it cost is half forgotten.
 */
export const makeRounds = ({ decode, nowMs, budgetMs }: RoundsTerms) => {
  const costMs = new Map<PassName, number>();
  // What a pass nobody has run yet may cost: rather too much than a frame that stalls.
  const costOf = ({ name }: Pass) => costMs.get(name) ?? budgetMs / 2;
  let turn = 0;
  let owed = false;
  const nextRescue = (spentMs: number): Pass | null => {
    for (const _ of rescues) {
      const pass = rescues[turn % rescues.length] ?? quick;
      const cost = costOf(pass);
      if (cost <= budgetMs) return spentMs + cost <= budgetMs ? pass : null;
      costMs.set(pass.name, cost / 2);
      turn += 1;
    }
    return null;
  };
  return async (take: () => Picture): Promise<Found | null> => {
    const startedMs = nowMs();
    const grey = greyOf(take());
    const run = async (pass: Pass) => {
      const fromMs = nowMs();
      const found = await tryPass(pass, grey, decode);
      costMs.set(pass.name, nowMs() - fromMs);
      return found;
    };
    const first = owed ? null : await run(quick);
    if (first) return first;
    let ran = 0;
    while (ran < rescues.length) {
      // A frame of its own counts from nothing: the grey picture is made either way.
      const pass = nextRescue(owed && ran === 0 ? 0 : nowMs() - startedMs);
      if (!pass) break;
      ran += 1;
      const found = await run(pass);
      // The light at a counter stays: what read just now is tried first on the next frame.
      if (found) return found;
      turn += 1;
    }
    owed = ran === 0;
    return null;
  };
};
