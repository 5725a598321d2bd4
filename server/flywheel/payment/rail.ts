import type { RailName } from '#contract/payment.ts';

/**
 * A rail moves real money: it shows the customer its own cashier, says by signed notices
 * what happened, and answers when asked. Notices may come late, twice, out of order or
 * never; a query is always allowed. All calls carry our own number, so that a repeated call
 * is the same call. Each may throw when the rail can't be reached: nothing is then known.
 */
export type TradeAsked = {
  tradeNo: string;
  amountFen: number;
  title: string;
  cityId: string;
  returnPath: string;
};
export type TradeOutcome = { outcome: 'open' | 'paid' | 'closed'; amountFen: number };
export type RefundAsked = { refundNo: string; tradeNo: string; amountFen: number };

export type Notice = {
  noticeId: string;
  tradeNo: string;
  outcome: 'paid' | 'closed';
  amountFen: number;
  at: string;
  signature: string;
};

export type Rail = {
  readonly name: RailName;
  startTrade(asked: TradeAsked): Promise<{ cashierUrl: string }>;
  queryTrade(tradeNo: string): Promise<TradeOutcome | undefined>;
  refundTrade(asked: RefundAsked): Promise<{ outcome: 'done' | 'processing' }>;
  /** Whether the rail itself signed this notice. */
  isGenuine(notice: Notice): boolean;
};

declare module '#kit/work.ts' {
  interface Outside {
    rails: Partial<Record<RailName, Rail>>;
  }
}
