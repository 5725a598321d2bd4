import { createHmac, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import { receiveNotice } from '#contract/payment.ts';
import type { Clock } from '#kit/clock.ts';
import type { Log } from '#kit/log.ts';
import type {
  Heard,
  MoveOutcome,
  Notice,
  Rail,
  RailLimits,
  RawNotice,
  RefundAsked,
  TradeAsked,
  TradeOutcome,
} from './rail.ts';
import { leftFenOf } from './rail-limits.ts';
import { dayBill } from './sandbox-bill.ts';
import { inRailBooks, lockTrade } from './sandbox-books.ts';
import { returnShare, shareTrade, transfer } from './sandbox-share.ts';

/**
 * The sandbox rail behaves like a bank: its own books on its own connections, its own
 * cashier, notices that it signs and sends when it pleases. Nothing of ours reads its
 * tables; it is asked through the same interface as any other rail.
 */
export type SandboxTerms = {
  pool: pg.Pool;
  clock: Clock;
  secret: string;
  log: Log;
  limits: RailLimits;
  /** Where notices go; the cashier stands on the same address as the apps. */
  notifyBase: () => string;
  send?: typeof fetch;
};

/** How a customer's tap on the cashier plays out; the odd ones are what rails really do. */
export type Manner = 'pay' | 'pay_late' | 'pay_twice' | 'pay_silently' | 'give_up';
export type Trade = {
  tradeNo: string;
  amountFen: number;
  title: string;
  returnPath: string;
  outcome: TradeOutcome['outcome'];
};
export type SandboxRail = Rail & {
  findTrade(tradeNo: string): Promise<Trade | undefined>;
  endTrade(tradeNo: string, manner: Manner): Promise<Trade | undefined>;
  /** Sends the notices that are due; returns how many. */
  sendNotices(): Promise<number>;
};

const lateMs = 30_000;
const noticeTries = 6;

export const makeSandboxRail = (terms: SandboxTerms): SandboxRail => ({
  name: 'sandbox',
  limits: terms.limits,
  startTrade: (asked) => startTrade(terms, asked),
  queryTrade: (tradeNo) => findTrade(terms, tradeNo),
  refundTrade: (asked) => refundTrade(terms, asked),
  shareTrade: (asked) => shareTrade(terms, asked),
  returnShare: (asked) => returnShare(terms, asked),
  transfer: (asked) => transfer(terms, asked),
  dayBill: (day) => dayBill(terms, day),
  closeTrade: async (tradeNo) =>
    (await endTrade(terms, tradeNo, 'leave_silently')) ?? {
      outcome: 'closed',
      amountFen: 0,
    },
  hear: (raw) => Promise.resolve(hear(terms.secret, raw)),
  reply: (heard) => ({
    status: heard ? 200 : 401,
    type: 'application/json',
    body: JSON.stringify({ received: heard }),
  }),
  findTrade: (tradeNo) => findTrade(terms, tradeNo),
  endTrade: (tradeNo, manner) => endTrade(terms, tradeNo, manner),
  sendNotices: () => sendNotices(terms),
});

const startTrade = async (
  terms: SandboxTerms,
  asked: TradeAsked,
): Promise<{ cashierUrl: string }> => {
  await terms.pool.query(
    `insert into sandbox_trade
       (trade_no, amount_fen, title, notify_url, return_path, outcome, started_at)
     values ($1, $2, $3, $4, $5, 'open', $6) on conflict do nothing`,
    [
      asked.tradeNo,
      asked.amountFen,
      asked.title,
      `/api/cities/${asked.cityId}/payment-notices/sandbox`,
      asked.returnPath,
      terms.clock.now(),
    ],
  );
  return { cashierUrl: `/sandbox/cashier/${asked.tradeNo}` };
};

const tradeColumns = `trade_no as "tradeNo", amount_fen as "amountFen", title,
  return_path as "returnPath", outcome`;

const findTrade = async (
  terms: SandboxTerms,
  tradeNo: string,
): Promise<Trade | undefined> => {
  const found = await terms.pool.query<Trade>(
    `select ${tradeColumns} from sandbox_trade where trade_no = $1`,
    [tradeNo],
  );
  return found.rows[0];
};

const endTrade = async (
  terms: SandboxTerms,
  tradeNo: string,
  manner: Manner | 'leave_silently',
): Promise<Trade | undefined> => {
  const now = terms.clock.now();
  const outcome = manner === 'give_up' || manner === 'leave_silently' ? 'closed' : 'paid';
  const notices = manner.endsWith('_silently') ? 0 : manner === 'pay_twice' ? 2 : 1;
  const at = manner === 'pay_late' ? new Date(now.getTime() + lateMs) : now;
  const ended = await terms.pool.query<Trade>(
    `update sandbox_trade set outcome = $2, ended_at = $3, notices_left = $4,
       next_notice_at = $5
     where trade_no = $1 and outcome = 'open' returning ${tradeColumns}`,
    [tradeNo, outcome, now, notices, at],
  );
  return ended.rows[0] ?? findTrade(terms, tradeNo);
};

/**
 * A refund number pays once; more than is left is refused as a bank would. What was shared
 * out has to come back first.
 */
const refundTrade = (terms: SandboxTerms, asked: RefundAsked): Promise<MoveOutcome> =>
  inRailBooks(terms, async (client) => {
    const trade = await lockTrade(client, asked.tradeNo);
    const before = await client.query<{ same: boolean }>(
      `select trade_no = $2 and amount_fen = $3 as same from sandbox_refund
       where refund_no = $1`,
      [asked.refundNo, asked.tradeNo, asked.amountFen],
    );
    const [booked] = before.rows;
    if (booked?.same) return { outcome: 'done' };
    if (booked) return { outcome: 'refused', why: 'number_reused' };
    if (!trade?.paidAt) return { outcome: 'refused', why: 'not_paid' };
    if (asked.amountFen > leftFenOf(trade)) {
      const shared = asked.amountFen <= trade.paidFen - trade.refundedFen;
      return { outcome: 'refused', why: shared ? 'return_first' : 'more_than_left' };
    }
    await client.query(
      `insert into sandbox_refund (refund_no, trade_no, amount_fen, refunded_at)
       values ($1, $2, $3, $4)`,
      [asked.refundNo, asked.tradeNo, asked.amountFen, terms.clock.now()],
    );
    return { outcome: 'done' };
  });

type DueNotice = {
  tradeNo: string;
  outcome: 'paid' | 'closed';
  amountFen: number;
  endedAt: Date;
  notifyUrl: string;
  sent: number;
};

const sendNotices = async (terms: SandboxTerms): Promise<number> => {
  // Taken before it is sent: a crash loses a notice, as a rail may, and never the payment.
  const due = await terms.pool.query<DueNotice>(
    `update sandbox_trade set notices_left = notices_left - 1,
       notices_sent = notices_sent + 1,
       next_notice_at = $1::timestamptz + interval '2 seconds'
     where trade_no in (select trade_no from sandbox_trade
       where notices_left > 0 and next_notice_at <= $1
       order by next_notice_at limit 50 for update skip locked)
     returning trade_no as "tradeNo", outcome, amount_fen as "amountFen",
       ended_at as "endedAt", notify_url as "notifyUrl", notices_sent as sent`,
    [terms.clock.now()],
  );
  await Promise.all(due.rows.map((notice) => sendOne(terms, notice)));
  return due.rows.length;
};

const sendOne = async (terms: SandboxTerms, due: DueNotice): Promise<void> => {
  const unsigned = {
    noticeId: `${due.tradeNo}-${due.outcome}`,
    tradeNo: due.tradeNo,
    outcome: due.outcome,
    amountFen: due.amountFen,
    at: due.endedAt.toISOString(),
  };
  const notice = { ...unsigned, signature: signatureOf(terms.secret, unsigned) };
  const send = terms.send ?? fetch;
  try {
    const answer = await send(terms.notifyBase() + due.notifyUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(notice),
      signal: AbortSignal.timeout(5_000),
    });
    await answer.arrayBuffer();
    if (answer.ok) return;
  } catch (error) {
    terms.log.warn({ err: error, tradeNo: due.tradeNo }, 'a sandbox notice was not heard');
  }
  if (due.sent < noticeTries) await sendAgain(terms, due.tradeNo);
};

const sendAgain = (terms: SandboxTerms, tradeNo: string) =>
  terms.pool.query(
    `update sandbox_trade set notices_left = notices_left + 1,
       next_notice_at = $2::timestamptz + notices_sent * interval '5 seconds'
     where trade_no = $1`,
    [tradeNo, terms.clock.now()],
  );

/** The sandbox's notice on the wire. */
export type SandboxNotice = Notice & { at: string; signature: string };

/** What the rail signs, in a fixed order; shared by the one who signs and who checks. */
export const signatureOf = (
  secret: string,
  notice: Omit<SandboxNotice, 'signature'>,
): string =>
  createHmac('sha256', `sandbox:${secret}`)
    .update(
      [notice.noticeId, notice.tradeNo, notice.outcome, notice.amountFen, notice.at].join(
        '\n',
      ),
    )
    .digest('hex');

const hear = (secret: string, { body }: RawNotice): Heard | undefined => {
  const { at, signature, ...notice } = receiveNotice.body.parse(JSON.parse(body));
  const expected = Buffer.from(signatureOf(secret, { ...notice, at }));
  const given = Buffer.from(signature);
  const genuine = given.length === expected.length && timingSafeEqual(given, expected);
  return genuine ? { about: 'trade', notice } : undefined;
};
