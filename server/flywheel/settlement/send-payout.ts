import { minuteMs } from '#contract/kit/time.ts';
import { railAccount, payingTo, settledOf } from '#flywheel/ledger/ledger.ts';
import { postMany } from '#flywheel/ledger/post-many.ts';
import { sharePayment } from '#flywheel/payment/share-payment.ts';
import { transferMoney } from '#flywheel/payment/transfer-money.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { recallMinutes } from '#contract/settlement.ts';
import { splitOverTrades } from './split.ts';
import { movePayout } from './sql-payout.ts';
import type { Payout } from './sql-payout.ts';
import {
  endMove,
  insertAgain,
  insertMoves,
  lockDueMove,
  lockPayout,
  lockReleased,
  putMoveOff,
  sumMoves,
  tradesOfPayout,
} from './sql-send.ts';
import type { PayoutMove } from './sql-send.ts';

const transferTitle = '平台补贴与补偿';

/**
 * Hands released payouts to the rail: first its moves are written down, then each is asked
 * in a transaction of its own, under its own number, so that a repeated call pays once. A
 * rail that does not answer or is still at it is asked again; one that refuses gives the
 * money back to `settled`, with its reason, for the next payout.
 */
export const sendPayouts = async (work: AnyWork): Promise<number> => {
  const until = new Date(work.now.getTime() - recallMinutes * minuteMs);
  const released = await lockReleased(work, until);
  if (released) {
    await begin(work, released);
    return 1;
  }
  const move = await lockDueMove(work);
  if (!move) return 0;
  await ask(work, move);
  return 1;
};

/** What is asked of the rail is written down before it is asked. */
const begin = async (work: AnyWork, payout: Payout): Promise<void> => {
  const moves =
    payout.part === 'transfer'
      ? [{ paymentId: null, amountFen: payout.amountFen }]
      : splitOverTrades(await tradesOfPayout(work, payout), payout.amountFen);
  const sumFen = moves.reduce((sum, { amountFen }) => sum + amountFen, 0);
  assert(sumFen === payout.amountFen, 'the moves of a payout are all of it');
  await insertMoves(
    work,
    moves.map((move) => ({ ...move, id: work.id(), payoutId: payout.id })),
  );
  const moved = await movePayout(work, { id: payout.id, from: 'released', state: 'sent' });
  assert(moved, 'a locked payout moves');
};

const ask = async (work: AnyWork, move: PayoutMove): Promise<void> => {
  const payout = await lockPayout(work, move.payoutId);
  assert(payout !== undefined, 'a move is of a payout');
  const answer = await askRail(work, payout, move);
  if (answer.outcome === 'done') {
    await endMove(work, move.id, { state: 'done', why: null });
    await post(work, payout, move, 'payout_done');
  } else if (answer.outcome === 'refused') {
    await endMove(work, move.id, { state: 'refused', why: answer.why });
    await post(work, payout, move, 'payout_failed');
    await insertAgain(work, { id: work.id(), payout, move });
  } else {
    return putMoveOff(work, move.id, nextTryOf(move, work.now));
  }
  await endIfDone(work, payout);
};

const askRail = (work: AnyWork, payout: Payout, move: PayoutMove) => {
  const { account, rail } = payout;
  const { id, paymentId, amountFen } = move;
  if (paymentId === null)
    return transferMoney(work, {
      rail,
      transferNo: id,
      account,
      amountFen,
      title: transferTitle,
    });
  const receivers = [{ account, amountFen }];
  return sharePayment(work, { shareNo: id, paymentId, receivers, finish: false });
};

const post = (
  work: AnyWork,
  { merchantId, rail }: Payout,
  { id, amountFen }: PayoutMove,
  kind: 'payout_done' | 'payout_failed',
): Promise<void> =>
  postMany(work, [
    {
      kind,
      subjectId: id,
      fromAccount: payingTo(merchantId),
      toAccount: kind === 'payout_done' ? railAccount(rail) : settledOf(merchantId),
      amountFen,
    },
  ]);

/** The payout is locked, so that of two last moves the second sees the first. */
const endIfDone = async (work: AnyWork, payout: Payout): Promise<void> => {
  const { waiting, doneFen, refusedFen } = await sumMoves(work, payout.id);
  if (waiting > 0) return;
  const state = refusedFen === 0 ? 'paid' : doneFen === 0 ? 'failed' : 'partly_paid';
  await movePayout(work, { id: payout.id, from: 'sent', state, endedAt: work.now });
  work.emit({
    name: 'payout.ended',
    facts: { payoutId: payout.id, merchantId: payout.merchantId, state },
  });
};

/** One minute, then twice as long each time, at most six hours. */
const nextTryOf = (move: PayoutMove, now: Date): Date =>
  new Date(now.getTime() + Math.min(360, 2 ** move.tries) * minuteMs);
