import { createContext, use } from 'react';
import type { RehearsalView } from '#contract/rehearsal.ts';

export type PracticeKind = 'free' | 'guide' | 'rehearsal';

export type PracticeHere = {
  /** Null at the real counter. */
  kind: PracticeKind | null;
  sinceMs: number;
  rehearsal: RehearsalView | null;
  /** How long the guide took, until it is waved away. */
  guidedSeconds: number | null;
  enter: (code?: string) => void;
  guide: () => void;
  rehearse: (rehearsal: RehearsalView) => void;
  leave: () => void;
  guided: () => void;
  forgetGuided: () => void;
};

export const PracticeContext = createContext<PracticeHere | null>(null);

export const usePractice = (): PracticeHere => {
  const here = use(PracticeContext);
  if (!here) throw new Error('a page was shown where nobody can practise');
  return here;
};

export const secondsSince = (sinceMs: number): number =>
  Math.max(1, Math.round((Date.now() - sinceMs) / 1_000));
