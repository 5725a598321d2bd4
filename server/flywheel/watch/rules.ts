import { samePairLimit, travelLimits, undoLimits } from '#contract/fraud.ts';
import { distanceMetres } from '#contract/kit/geo.ts';
import type { GeoPoint } from '#contract/kit/geo.ts';
import { hourMs, minuteMs } from '#contract/kit/time.ts';

export type Seen = GeoPoint & { at: Date };

/** How far and how long, where nobody gets from one place to the other in that time. */
export const impossibleTravel = (
  one: Seen,
  other: Seen,
): { metres: number; minutes: number } | null => {
  const metres = distanceMetres(one, other);
  const ms = Math.abs(one.at.getTime() - other.at.getTime());
  const reachMetres = (travelLimits.kilometresPerHour * 1_000 * ms) / hourMs;
  if (metres <= travelLimits.metres || metres <= reachMetres) return null;
  return { metres: Math.round(metres), minutes: Math.round(ms / minuteMs) };
};

/** Whether one member of staff redeemed for one customer too often on a day. */
export const isSamePair = (times: number): boolean => times >= samePairLimit;

export type Undos = { undosInHour: number; redeemedInDay: number; undoneInDay: number };

/** Whether somebody undoes so much that goods may go out for undone redemptions. */
export const isManyUndos = ({ undosInHour, redeemedInDay, undoneInDay }: Undos): boolean =>
  undosInHour >= undoLimits.inAnHour ||
  (redeemedInDay >= undoLimits.ofInADay && undoneInDay / redeemedInDay > undoLimits.share);
