/**
 * By what a list of places is ranked, published: rank = relevance × quality × value now ×
 * openness × distance decay, and a bounded share of exploration for new shops. Neither
 * advertising nor commission is an input. A change is a new version; shown lists are
 * recomputed with the version that they were shown by.
 */
export type Ranking = {
  version: number;
  /** Before anybody has arrived, a shop is taken to be this good, as firmly as so many
   * arrivals would say. */
  prior: { quality: number; arrivals: number };
  /** A note counts as so many good arrivals. */
  note: number;
  /** What a shop without any saving keeps of its rank, beside the share saved. */
  valueFloor: number;
  openness: { open: number; unknown: number; closed: number };
  /** A walk of so many metres halves what is otherwise equal. */
  halvingMetres: number;
  /** Every so many places shown, one goes to a shop that is new and hardly known. */
  exploration: { every: number; newDays: number; fewArrivals: number };
};

/** By version, the oldest first; the last one is in force. */
export const rankings: readonly [Ranking, ...Ranking[]] = [
  {
    version: 1,
    prior: { quality: 0.4, arrivals: 20 },
    note: 1,
    valueFloor: 0.3,
    openness: { open: 1, unknown: 0.6, closed: 0.15 },
    halvingMetres: 800,
    exploration: { every: 10, newDays: 30, fewArrivals: 10 },
  },
];

export const rankingNow: Ranking = rankings.at(-1) ?? rankings[0];
