import { dayMs } from '#contract/kit/time.ts';
import { wholeBackDays } from '#contract/card.ts';
import type { CardReturn } from '#contract/card.ts';

/** The facts of a membership that money depends on. */
export type CardTerm = {
  feeFen: number;
  termDays: number;
  startsAt: Date | null;
  wholeBackUntil: Date | null;
};

export const addDays = (from: Date, days: number): Date =>
  new Date(from.getTime() + days * dayMs);

export const wholeBackUntilOf = (from: Date): Date => addDays(from, wholeBackDays);

/**
 * What comes back when a card is returned at this moment: the whole fee in the first days
 * and of a gift that nobody accepted, afterwards the fee of the days that are not used up.
 * A day counts as used when it is over; the fen that does not divide is the customer's.
 * What the card has saved stays saved and is not taken off.
 */
export const returnOf = (card: CardTerm, now: Date): CardReturn => {
  const ran = card.startsAt === null ? 0 : now.getTime() - card.startsAt.getTime();
  const daysUsed = Math.min(card.termDays, Math.max(0, Math.floor(ran / dayMs)));
  const days = { daysUsed, daysTotal: card.termDays };
  const whole = card.startsAt === null || ran < 0 || isWhole(card, now);
  if (whole) return { amountFen: card.feeFen, rule: 'whole', ...days };
  const usedFen = Math.floor((card.feeFen * daysUsed) / card.termDays);
  return { amountFen: card.feeFen - usedFen, rule: 'by_days', ...days };
};

const isWhole = ({ wholeBackUntil }: CardTerm, now: Date): boolean =>
  wholeBackUntil !== null && now <= wholeBackUntil;

/** What comes back by itself at the end: the fee, less what the card saved, if not zero. */
export const guaranteeOf = (feeFen: number, savedFen: number): number =>
  Math.max(0, feeFen - savedFen);
