import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { askMove } from './ask-move.ts';
import type { MoveAnswer } from './ask-move.ts';
import type { Receiver } from './rail.ts';
import { shareTrouble, sumOf } from './rail-limits.ts';
import { lockPayment, tradeSoFar } from './sql-moves.ts';

export type ShareOfPayment = {
  /** A uuid of the asker's own, the same when it asks again. */
  shareNo: string;
  paymentId: string;
  receivers: readonly Receiver[];
  /** Nothing more of this payment will be shared. */
  finish: boolean;
};

/**
 * Pays receivers out of what the rail holds of one payment. What the rail's contract does
 * not allow is refused before it is asked, with a reason. The payment is locked, so that
 * two shares of it are counted one after the other.
 */
export const sharePayment = async (
  work: AnyWork,
  asked: ShareOfPayment,
): Promise<MoveAnswer> => {
  const { shareNo, paymentId, receivers, finish } = asked;
  const payment = await lockPayment(work, paymentId);
  assert(payment !== undefined, 'only a payment is shared');
  const { rail } = payment;
  const move = {
    id: shareNo,
    kind: 'share' as const,
    rail,
    paymentId,
    shareId: null,
    receivers,
    amountFen: sumOf(receivers),
    finish,
  };
  return askMove(work, move, {
    trouble: async () => {
      const limits = work.outside.rails[rail]?.limits;
      if (!limits) return 'not_offered';
      const trade = await tradeSoFar(work, payment, shareNo);
      return shareTrouble(limits, trade, { receivers, now: work.now });
    },
    act: (at) => at.shareTrade({ shareNo, tradeNo: paymentId, receivers, finish }),
  });
};
