import type { Typed } from './align.ts';
import { rankOf } from './score.ts';

/** A place (or, among suggestions, a text) with the best text that answers. */
export type Ranked = {
  no: number;
  text: number;
  score: number;
  rank: number;
  typed: Typed;
};

/** The best so many, one a place, highest first, equals by number. */
export type Ranking = {
  /** Whether something of at most this score could still come among them. */
  admits(score: number, weight: number, no: number): boolean;
  offer(found: Omit<Ranked, 'rank'>, weight: number): void;
  readonly found: readonly Ranked[];
  readonly isFull: boolean;
};

export const makeRanking = (
  limit: number,
  /** Of two texts of a place that are worth the same: whether the first is shown. */
  isBefore: (text: number, other: number) => boolean,
): Ranking => {
  const found: Ranked[] = [];
  const admits = (score: number, weight: number, no: number): boolean => {
    const last = found[limit - 1];
    if (!last) return limit > 0;
    const rank = rankOf(score, weight);
    return rank > last.rank || (rank === last.rank && no <= last.no);
  };
  return {
    found,
    admits,
    get isFull() {
      return found.length >= limit;
    },
    offer: (hit, weight) => {
      if (!admits(hit.score, weight, hit.no)) return;
      const known = found.findIndex(({ no }) => no === hit.no);
      const before = found[known];
      const rank = rankOf(hit.score, weight);
      if (before && !isBetter(before, { ...hit, rank })) return;
      if (before) found.splice(known, 1);
      const at = found.findIndex(
        (other) => rank > other.rank || (rank === other.rank && hit.no < other.no),
      );
      found.splice(at < 0 ? found.length : at, 0, { ...hit, rank });
      if (found.length > limit) found.pop();
    },
  };

  function isBetter(known: Ranked, hit: Ranked): boolean {
    if (hit.rank !== known.rank) return hit.rank > known.rank;
    return hit.text !== known.text && isBefore(hit.text, known.text);
  }
};
