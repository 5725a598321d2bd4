import type { AnyWork } from '#kit/work.ts';
import type { Subsidy } from './campaign.ts';
import { selectReaching } from './sql.ts';
import type { Reaching } from './sql.ts';

/** The campaigns that reach a place now, with what is left of each for whoever asks. */
export const campaignsReaching = async (
  work: AnyWork,
  place: { id: string; category: string },
): Promise<Subsidy[]> => {
  const { personId } = work.actor;
  const asked = { placeId: place.id, category: place.category, personId };
  return (await selectReaching(work, asked)).map(subsidyOf);
};

const subsidyOf = (row: Reaching): Subsidy => ({
  id: row.id,
  title: row.title,
  discount: row.discount,
  audience: row.audience,
  appliesTo: row.appliesTo,
  offerIds: row.offerIds,
  windows: row.windows,
  hasArrived: row.hasArrived,
  limitReached: row.perPerson !== null && row.usedByPerson >= row.perPerson,
  leftFen: leftOf(row.moneyFen, row.usedFen),
  leftCount: leftOf(row.countLimit, row.usedCount),
  leftTodayFen: leftOf(row.dayMoneyFen, row.usedTodayFen),
  leftTodayCount: leftOf(row.dayCount, row.usedTodayCount),
});

/** What is left of a budget; null where there is none. */
export const leftOf = (budget: number | null, used: number): number | null =>
  budget === null ? null : budget - used;
