import { createHash } from 'node:crypto';
import { settledOf, railAccount } from '#flywheel/ledger/ledger.ts';
import { postEntry } from '#flywheel/ledger/post.ts';
import { lockOrderOf } from '#flywheel/order/find.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { returnShare } from './return-share.ts';
import { sumOf } from './rail-limits.ts';
import { refundsOfOrder, selectPayment } from './sql.ts';
import type { Payment, Refund } from './sql.ts';
import { askRefundNow, lockShortRefunds, movesOfPayment } from './sql-moves.ts';
import type { RailMove } from './sql-moves.ts';

/** So many are looked at for one that can be freed. */
const atOnce = 50;

/**
 * Refunds of money that was paid out already: the rail gives back only what it holds, so as
 * much as is missing comes back from who got it, and the refund is asked for again at once.
 * One refund a transaction; one whose money does not come back waits for the next time.
 */
export const takeBack = async (work: AnyWork): Promise<number> => {
  for (const refund of eldestOfEach(await lockShortRefunds(work, atOnce))) {
    const payment = await selectPayment(work, refund.paymentId);
    assert(payment !== undefined, 'a refund has its payment');
    if (await takeBackFor(work, { refund, payment })) {
      await askRefundNow(work, refund.id);
      return 1;
    }
  }
  return 0;
};

/**
 * Two refunds of one payment never wait for two returns: the eldest goes first, and what
 * was begun for it is finished.
 */
const eldestOfEach = (refunds: readonly Refund[]): Refund[] => [
  ...new Map(refunds.toReversed().map((refund) => [refund.paymentId, refund])).values(),
];

/**
 * Takes back what one refund needs, newest share first. What a merchant gave back at the
 * rail no longer has to be kept back from its next payout: it is settled again, from where
 * the refund had taken it. Returns whether all of it is there.
 */
const takeBackFor = async (
  work: AnyWork,
  { refund, payment }: { refund: Refund; payment: Payment },
): Promise<boolean> => {
  const order = await lockOrderOf(work, refund.orderId);
  const merchantId = order?.merchantId;
  const moves = await movesOfPayment(work, payment.id);
  let shortFen = refund.amountFen - (await leftFen(work, payment, moves));
  for (const part of partsOf(moves)) {
    if (shortFen <= 0) break;
    const returnNo = nextNumber(refund.id, part, moves);
    // One that is under way is asked again as it was.
    const before = moves.find(({ id }) => id === returnNo);
    const amountFen = before?.amountFen ?? Math.min(shortFen, part.leftFen);
    const { shareNo, account } = part;
    const answer = await returnShare(work, { returnNo, shareNo, account, amountFen });
    if (answer.outcome !== 'done') return false;
    assert(Boolean(merchantId), 'what was shared out is of a merchant');
    postEntry(work, {
      kind: 'recovery',
      subjectId: returnNo,
      orderId: refund.orderId,
      voucherId: refund.voucherId,
      postings: [
        {
          fromAccount: railAccount(payment.rail),
          toAccount: settledOf(merchantId ?? ''),
          amountFen,
        },
      ],
      totalFen: amountFen,
    });
    shortFen -= amountFen;
  }
  return shortFen <= 0;
};

/** What the rail still holds: refunds that are only on their way have taken nothing yet. */
const leftFen = async (
  work: AnyWork,
  payment: Payment,
  moves: readonly RailMove[],
): Promise<number> => {
  const refunds = (await refundsOfOrder(work, payment.orderId)).filter(
    ({ paymentId, state }) => paymentId === payment.id && state === 'refunded',
  );
  const out = moves.filter(({ kind, state }) => kind === 'share' && state !== 'refused');
  const back = moves.filter(({ kind, state }) => kind === 'return' && state === 'done');
  return payment.amountFen - sumOf(refunds) - sumOf(out) + sumOf(back);
};

type Part = { shareNo: string; account: string; leftFen: number };

/** What each receiver of each share can still give back, the newest share first. */
const partsOf = (moves: readonly RailMove[]): Part[] =>
  moves
    .filter(({ kind, state }) => kind === 'share' && state === 'done')
    .toReversed()
    .flatMap(({ id: shareNo, receivers }) =>
      receivers.map(({ account, amountFen }) => {
        const back = moves
          .filter(({ shareId, state }) => shareId === shareNo && state === 'done')
          .flatMap((move) => move.receivers.filter((each) => each.account === account));
        return { shareNo, account, leftFen: amountFen - sumOf(back) };
      }),
    )
    .filter((part) => part.leftFen > 0);

/** The number of the return that this refund waits for; a new one once that is done. */
const nextNumber = (
  refundId: string,
  { shareNo, account }: Part,
  moves: readonly RailMove[],
): string => {
  const isDone = (no: string) =>
    moves.some(({ id, state }) => id === no && state === 'done');
  for (let round = 0; ; round += 1) {
    const no = numberOf([refundId, shareNo, account, round]);
    if (!isDone(no)) return no;
  }
};

/** The same question has the same number, whoever asks it. */
const numberOf = (parts: readonly (string | number)[]): string => {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  const at = [0, 8, 12, 16, 20, 32];
  return at
    .slice(1)
    .map((end, part) => hex.slice(at[part], end))
    .join('-');
};
