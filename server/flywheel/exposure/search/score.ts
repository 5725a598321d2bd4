/**
 * What a hit is worth, before distance. Each matched cell counts by how it was typed; the
 * mean is lowered where the text goes on, where it does not begin with the words, and where
 * a slip of the finger had to be forgiven.
 */
export const worth = {
  same: 1,
  syllable: 0.95,
  /** The beginning of a syllable, where the typing stops. */
  begun: 0.9,
  initial: 0.85,
  /** Another character that sounds alike. */
  sound: 0.7,
  /** A syllable with one wrong letter. */
  misspelt: 0.5,
} as const;

const insideWorth = 0.85;
const slipWorth = 0.7;
const coverShare = 0.3;

/** By `fields`: a shop of that name comes before one that somebody wrote about. */
export const fieldWorth: readonly number[] = [1, 0.95, 0.95, 0.9, 0.7];

/** 0 to 1, of one text, before its field is weighed. */
export const scoreOf = (match: {
  /** The worths of all cells together. */
  sum: number;
  matched: number;
  /** Cells of the whole text. */
  length: number;
  atStart: boolean;
  slipped: boolean;
}): number =>
  mostOf(match.sum / match.matched, match.matched, match.length, match.atStart) *
  (match.slipped ? slipWorth : 1);

/** The score of so many cells of such a quality; also the most that others can reach. */
export const mostOf = (
  quality: number,
  matched: number,
  length: number,
  atStart: boolean,
): number => {
  const cover = 1 - coverShare + coverShare * Math.min(1, matched / length);
  return quality * cover * (atStart ? 1 : insideWorth);
};

/** Nearness and openness decide among good hits and never lift a bad one over all. */
export const rankOf = (score: number, weight: number): number =>
  score * (0.4 + 0.6 * weight);

/** Each of several words is found somewhere: less than all of them in a row. */
export const wordsWorth = 0.9;
