/**
 * What the world was, as whoever changed it saw it, and whether a served price was true.
 */
export type Change = {
  /** The change took effect between these two moments. */
  askedAt: number;
  answeredAt: number;
  /** The best price from then on, in fen. */
  priceFen: number;
};
export type Served = {
  process: string;
  askedAt: number;
  answeredAt: number;
  priceFen: number;
};

/**
 * Served prices that were true at no moment of the last `graceMs` before they were asked
 * for, nor while they were. `changes` are in order; the first is the beginning.
 */
export const liesAmong = (
  changes: readonly Change[],
  served: readonly Served[],
  graceMs: number,
): Served[] =>
  served.filter(
    ({ askedAt, answeredAt, priceFen }) =>
      !changes.some((change, index) => {
        const untilAt = changes[index + 1]?.answeredAt ?? Number.POSITIVE_INFINITY;
        const overlaps = change.askedAt <= answeredAt && untilAt >= askedAt - graceMs;
        return overlaps && change.priceFen === priceFen;
      }),
  );
