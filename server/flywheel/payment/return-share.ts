import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { askMove } from './ask-move.ts';
import type { MoveAnswer } from './ask-move.ts';
import type { ReturnAsked } from './rail.ts';
import { returnTrouble, sumOf } from './rail-limits.ts';
import { findMove, lockPayment, movesOfPayment } from './sql-moves.ts';
import type { RailMove } from './sql-moves.ts';

export type ReturnOfShare = Omit<ReturnAsked, 'tradeNo'>;

/**
 * Takes back what one receiver got of a share, for a refund after it was paid out: the rail
 * gives back to a customer only what it holds. `returnNo` is a uuid of the asker's own.
 */
export const returnShare = async (
  work: AnyWork,
  asked: ReturnOfShare,
): Promise<MoveAnswer> => {
  const share = await findMove(work, asked.shareNo);
  if (share?.kind !== 'share' || share.state !== 'done') {
    return { outcome: 'refused', why: 'no_such_share' };
  }
  const { paymentId, rail } = share;
  assert(paymentId !== null, 'a share is of a payment');
  await lockPayment(work, paymentId);
  const move = {
    id: asked.returnNo,
    kind: 'return' as const,
    rail,
    paymentId,
    shareId: share.id,
    receivers: [{ account: asked.account, amountFen: asked.amountFen }],
    amountFen: asked.amountFen,
    finish: false,
  };
  return askMove(work, move, {
    trouble: async () => {
      const limits = work.outside.rails[rail]?.limits;
      if (!limits) return 'not_offered';
      const moves = await movesOfPayment(work, paymentId);
      return returnTrouble(limits, partOf(share, moves, asked), {
        amountFen: asked.amountFen,
        now: work.now,
      });
    },
    act: (at) => at.returnShare({ ...asked, tradeNo: paymentId }),
  });
};

/** What this receiver got of the share, and what else is coming back from it. */
const partOf = (share: RailMove, moves: readonly RailMove[], asked: ReturnOfShare) => {
  const ofAccount = ({ receivers }: RailMove) =>
    sumOf(receivers.filter(({ account }) => account === asked.account));
  const returns = moves.filter(
    (move) =>
      move.shareId === share.id && move.id !== asked.returnNo && move.state !== 'refused',
  );
  assert(share.doneAt !== null, 'a share that is done says when');
  return {
    sharedAt: share.doneAt,
    sharedFen: ofAccount(share),
    returnedFen: returns.reduce((sum, move) => sum + ofAccount(move), 0),
  };
};
