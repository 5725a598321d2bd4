import { leftFenOf, returnTrouble, shareTrouble } from '#flywheel/payment/rail-limits.ts';
import type { TradeSoFar } from '#flywheel/payment/rail-limits.ts';
import type { BillLine, RailLimits } from '#flywheel/payment/rail.ts';

/**
 * The books of a rail that is played by a test: what it took, gave back, shared, took back
 * and transferred, each by our number as the rail writes it. Its limits are its own.
 */
export type BookedTrade = {
  no: string;
  railNo: string;
  fen: number;
  state: 'open' | 'paid' | 'closed';
  paidAt: Date | undefined;
  city: string;
};
export type Booked = {
  no: string;
  tradeNo: string;
  account: string;
  fen: number;
  at: Date;
  state: 'done' | 'processing' | 'refused';
  finish: boolean;
};
export type Outcome = Booked['state'] | 'too_much' | 'not_found' | 'reused' | 'not_allowed';

export class Books {
  readonly clock: { now(): Date };
  readonly limits: RailLimits;
  readonly trades = new Map<string, BookedTrade>();
  private readonly refunds = new Map<string, Booked>();
  private readonly shares = new Map<string, Booked[]>();
  private readonly returns = new Map<string, Booked>();
  private readonly transfers = new Map<string, Booked>();

  constructor(clock: { now(): Date }, limits: RailLimits) {
    this.clock = clock;
    this.limits = limits;
  }

  open(trade: Omit<BookedTrade, 'state' | 'paidAt' | 'railNo'>): void {
    const railNo = `rail-${this.trades.size + 1}`;
    if (this.trades.has(trade.no)) return;
    this.trades.set(trade.no, { ...trade, railNo, state: 'open', paidAt: undefined });
  }

  pay(no: string, fen?: number): void {
    const trade = this.trades.get(no);
    if (!trade) throw new Error('nobody can pay a trade that is not there');
    trade.state = 'paid';
    trade.paidAt = this.clock.now();
    trade.fen = fen ?? trade.fen;
  }

  isRefunded(no: string): boolean {
    return this.refunds.has(no);
  }

  refund(no: string, tradeNo: string, fen: number): Outcome {
    const trade = this.trades.get(tradeNo);
    return this.book(this.refunds, this.row({ no, tradeNo, fen, account: '' }), () => {
      if (trade?.state !== 'paid') return 'not_found';
      return fen > leftFenOf(this.soFar(trade)) ? 'too_much' : undefined;
    });
  }

  share(
    no: string,
    tradeNo: string,
    receivers: { account: string; fen: number }[],
    finish: boolean,
  ): Outcome {
    const before = this.shares.get(no);
    if (before) return before.map((row) => this.settle(row)).at(-1) ?? 'done';
    const trade = this.trades.get(tradeNo);
    if (!trade) return 'not_found';
    const asked = {
      receivers: receivers.map(({ account, fen }) => ({ account, amountFen: fen })),
      now: this.clock.now(),
    };
    if (shareTrouble(this.limits, this.soFar(trade), asked)) return 'not_allowed';
    const states = receivers.map(({ account }) => stateOf(account));
    if (states.includes('refused')) return 'refused';
    const state = states.includes('processing') ? 'processing' : 'done';
    const parts = receivers.length > 0 ? receivers : [{ account: '', fen: 0 }];
    const made = parts.map((part) => ({
      ...this.row({ no, tradeNo, ...part }),
      finish,
      state,
    }));
    this.shares.set(no, made as Booked[]); // the state is one of a booked row's
    return state;
  }

  shareOf(tradeNo: string, account: string): string | undefined {
    return [...this.shares].find(([, rows]) =>
      rows.some((each) => each.tradeNo === tradeNo && each.account === account),
    )?.[0];
  }

  giveBack(no: string, shareNo: string, account: string, fen: number): Outcome {
    const given = this.shares.get(shareNo)?.find((each) => each.account === account);
    const tradeNo = given?.tradeNo ?? '';
    return this.book(this.returns, this.row({ no, tradeNo, account, fen }), () => {
      if (given?.state !== 'done') return 'not_found';
      const back = [...this.returns.values()].filter(
        (each) => each.account === account && each.tradeNo === tradeNo,
      );
      const share = { sharedAt: given.at, sharedFen: given.fen, returnedFen: sum(back) };
      const asked = { amountFen: fen, now: this.clock.now() };
      return returnTrouble(this.limits, share, asked) ? 'not_allowed' : undefined;
    });
  }

  transfer(no: string, account: string, fen: number): Outcome {
    const row = { ...this.row({ no, tradeNo: '', account, fen }), state: stateOf(account) };
    return this.book(this.transfers, row, () => undefined);
  }

  transferred(no: string): Booked['state'] | undefined {
    const found = this.transfers.get(no);
    return found && this.settle(found);
  }

  /** Everything that is done, as lines that have our numbers. */
  bill(day: string): BillLine[] {
    const lines = (kind: BillLine['kind'], rows: Iterable<Booked>): BillLine[] =>
      [...rows]
        .filter((each) => each.state === 'done' && each.fen > 0)
        .map((each) => lineOf(kind, each.no, each.fen, each.at));
    const paid = [...this.trades.values()].flatMap((trade) =>
      trade.paidAt ? [lineOf('trade', trade.no, trade.fen, trade.paidAt)] : [],
    );
    return [
      ...paid,
      ...lines('refund', this.refunds.values()),
      ...lines('share', [...this.shares.values()].flat()),
      ...lines('return', this.returns.values()),
      ...lines('transfer', this.transfers.values()),
    ].filter((line) => chinaText(line.at).startsWith(day));
  }

  private soFar(trade: BookedTrade): TradeSoFar {
    const of = (rows: Iterable<Booked>) =>
      [...rows].filter((row) => row.tradeNo === trade.no && row.state !== 'refused');
    const given = of([...this.shares.values()].flat());
    return {
      paidFen: trade.state === 'paid' ? trade.fen : 0,
      paidAt: trade.paidAt,
      refundedFen: sum(of(this.refunds.values())),
      sharedFen: sum(given),
      returnedFen: sum(of(this.returns.values())),
      rounds: new Set(given.map(({ no }) => no)).size,
      finished: given.some(({ finish }) => finish),
    };
  }

  private settle(row: Booked): Booked['state'] {
    const waited = this.clock.now().getTime() - row.at.getTime() >= 60_000;
    if (row.state === 'processing' && waited) row.state = 'done';
    return row.state;
  }

  private row(made: Omit<Booked, 'at' | 'finish' | 'state'>): Booked {
    return { ...made, at: this.clock.now(), finish: false, state: 'done' };
  }

  private book(
    into: Map<string, Booked>,
    made: Booked,
    allowed: () => Outcome | undefined,
  ): Outcome {
    const before = into.get(made.no);
    if (before && before.fen !== made.fen) return 'reused';
    if (before) return this.settle(before);
    const trouble = allowed();
    if (trouble) return trouble;
    into.set(made.no, made);
    return made.state;
  }
}

/** By their names: who refuses takes nothing, who is slow is paid after a minute. */
const stateOf = (account: string): Booked['state'] => {
  if (account.endsWith('refuses')) return 'refused';
  return account.endsWith('slow') ? 'processing' : 'done';
};

const lineOf = (
  kind: BillLine['kind'],
  ourNo: string,
  amountFen: number,
  at: Date,
): BillLine => ({ kind, ourNo, amountFen, at: at.toISOString() });

const sum = (rows: readonly { fen: number }[]): number =>
  rows.reduce((total, { fen }) => total + fen, 0);

/** An instant on China's clocks, to the second: `2026-11-24 12:00:00`. */
export const chinaText = (iso: string): string =>
  new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
export const yuanText = (fen: number): string => (fen / 100).toFixed(2);
