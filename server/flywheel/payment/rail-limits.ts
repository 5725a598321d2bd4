import type { RailReason } from '#contract/payment.ts';
import { dayMs } from '#contract/kit/time.ts';
import { shareOf } from '#contract/kit/money.ts';
import type { RailLimits, Receiver } from './rail.ts';

/** The rails' rules as they are published; each contract may set its own ceiling. */
export const usualLimits: RailLimits = {
  shareCeilingBp: 10_000,
  shareRounds: 50,
  shareReceivers: 50,
  shareAfterMs: 60_000,
  freezeDays: 180,
  returnDays: 180,
};

/** What is known of a trade when somebody wants to share it. */
export type TradeSoFar = {
  paidFen: number;
  /** Undefined while it is not paid. */
  paidAt: Date | undefined;
  refundedFen: number;
  sharedFen: number;
  returnedFen: number;
  rounds: number;
  finished: boolean;
};

/**
 * Why these receivers can't be paid from this trade now, or undefined. The first reason in
 * the order below is told: what no waiting will cure comes before what more money would.
 */
export const shareTrouble = (
  limits: RailLimits,
  trade: TradeSoFar,
  asked: { receivers: readonly Receiver[]; now: Date },
): RailReason | undefined => {
  const { paidAt } = trade;
  if (!paidAt) return 'not_paid';
  const sinceMs = asked.now.getTime() - paidAt.getTime();
  if (trade.finished || sinceMs >= limits.freezeDays * dayMs) return 'released';
  if (sinceMs < limits.shareAfterMs) return 'too_soon';
  if (asked.receivers.length > limits.shareReceivers) return 'too_many_receivers';
  if (trade.rounds >= limits.shareRounds) return 'too_many_rounds';
  const askedFen = sumOf(asked.receivers);
  const ceilingFen = shareOf(trade.paidFen, limits.shareCeilingBp);
  const outFen = trade.sharedFen - trade.returnedFen + askedFen;
  if (outFen > ceilingFen) return 'over_ceiling';
  return askedFen > leftFenOf(trade) ? 'more_than_left' : undefined;
};

/** Why one receiver can't give this much of a share back, or undefined. */
export const returnTrouble = (
  limits: RailLimits,
  share: { sharedAt: Date; sharedFen: number; returnedFen: number },
  asked: { amountFen: number; now: Date },
): RailReason | undefined => {
  const sinceMs = asked.now.getTime() - share.sharedAt.getTime();
  if (sinceMs >= limits.returnDays * dayMs) return 'return_too_late';
  const leftFen = share.sharedFen - share.returnedFen;
  return asked.amountFen > leftFen ? 'more_than_shared' : undefined;
};

/** What may still leave this trade: a refund and a share are paid from the same money. */
export const leftFenOf = (trade: TradeSoFar): number =>
  trade.paidFen - trade.refundedFen - trade.sharedFen + trade.returnedFen;

export const sumOf = (receivers: readonly { amountFen: number }[]): number =>
  receivers.reduce((sum, { amountFen }) => sum + amountFen, 0);
