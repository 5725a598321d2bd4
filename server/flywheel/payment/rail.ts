import type { PayerDevice, RailName, RailReason } from '#contract/payment.ts';

/**
 * A rail moves real money: it shows the customer its own cashier, says by signed notices
 * what happened, and answers when asked. Notices may come late, twice, out of order or
 * never; a query is always allowed. All calls carry our own number, so that a repeated call
 * is the same call. Each may throw when the rail can't be reached: nothing is then known.
 *
 * What a customer paid stays held by the rail until it is shared out. Whoever wants to
 * share, take back or transfer goes through `share-payment.ts`, `return-share.ts` and
 * `transfer-money.ts`, which know the limits and keep the books that the day's bill is
 * compared with.
 */
export type TradeAsked = {
  tradeNo: string;
  amountFen: number;
  title: string;
  cityId: string;
  returnPath: string;
  /** Afterwards the rail takes no money for it. */
  payBy: Date;
  payer: Payer;
};
/** Where the customer sits decides which cashier of a rail they can use. */
export type Payer = {
  device: PayerDevice;
  /** The rail's own name for this person, where it was learned. */
  openId?: string;
  ip: string;
};
export type TradeOutcome = { outcome: 'open' | 'paid' | 'closed'; amountFen: number };
export type RefundAsked = {
  refundNo: string;
  tradeNo: string;
  amountFen: number;
  /** What the trade was paid with; some rails ask for it again. */
  paidFen: number;
};

/** `account` as the rail names it; some rails check the name that belongs to it. */
export type Receiver = { account: string; amountFen: number; name?: string };
export type ShareAsked = {
  shareNo: string;
  tradeNo: string;
  /** May be empty where `finish` alone is wanted. */
  receivers: readonly Receiver[];
  /** The last share of this trade: what is left is no longer held. */
  finish: boolean;
};
export type ReturnAsked = {
  returnNo: string;
  shareNo: string;
  tradeNo: string;
  /** The receiver that gives it back. */
  account: string;
  amountFen: number;
};
/** From the operator's own funds: subsidies, what is made good, a guarantee. */
export type TransferAsked = {
  transferNo: string;
  account: string;
  amountFen: number;
  title: string;
};
/** `processing` is asked again under the same number until it is one of the others. */
export type MoveOutcome = {
  outcome: 'done' | 'processing' | 'refused';
  why?: RailReason;
};

/** One movement in the rail's own bill; `ourNo` is the number we gave it. */
export type BillLine = {
  kind: 'trade' | 'refund' | 'share' | 'return' | 'transfer';
  ourNo: string;
  amountFen: number;
  at: string;
};

/** What a rail's contract allows; checked here before it is asked. */
export type RailLimits = {
  /** Of what was paid, how much may be shared out in all; in hundredths of a percent. */
  shareCeilingBp: number;
  shareRounds: number;
  shareReceivers: number;
  shareAfterMs: number;
  /** Afterwards the rail lets go of what is left. */
  freezeDays: number;
  returnDays: number;
};

/** What a rail posted to us, untouched: signatures are made over bytes. */
export type RawNotice = { headers: Record<string, string | undefined>; body: string };

/** What a genuine notice says of a trade; other notices say nothing that we act on. */
export type Notice = {
  noticeId: string;
  tradeNo: string;
  outcome: 'paid' | 'closed';
  amountFen: number;
};
export type Heard = { about: 'trade'; notice: Notice } | { about: 'other' };

/** The words that the rail wants to hear, so that it stops telling or tells again. */
export type NoticeReply = { status: number; type: string; body: string };

export type Rail = {
  readonly name: RailName;
  readonly limits: RailLimits;
  startTrade(asked: TradeAsked): Promise<{ cashierUrl: string }>;
  /** Undefined when the rail knows no such trade, or does not know it yet. */
  queryTrade(tradeNo: string): Promise<TradeOutcome | undefined>;
  /** Nobody can pay it any more, unless the answer is that it was paid. */
  closeTrade(tradeNo: string): Promise<TradeOutcome>;
  refundTrade(asked: RefundAsked): Promise<MoveOutcome>;
  shareTrade(asked: ShareAsked): Promise<MoveOutcome>;
  returnShare(asked: ReturnAsked): Promise<MoveOutcome>;
  transfer(asked: TransferAsked): Promise<MoveOutcome>;
  /** The rail's own books of one day in China, `2026-11-24`; throws while it has none. */
  dayBill(day: string): Promise<BillLine[]>;
  /** What the rail says; undefined when it was not the rail who said it, or long ago. */
  hear(raw: RawNotice): Promise<Heard | undefined>;
  reply(heard: boolean): NoticeReply;
};

declare module '#kit/work.ts' {
  interface Outside {
    rails: Partial<Record<RailName, Rail>>;
  }
}
