import type { RailName } from '#contract/payment.ts';
import type { AnyWork } from '#kit/work.ts';
import { askMove } from './ask-move.ts';
import type { MoveAnswer } from './ask-move.ts';
import type { TransferAsked } from './rail.ts';

/**
 * Pays somebody from the operator's own funds at a rail: a subsidy, what is made good, a
 * guarantee. Never from what customers paid. `transferNo` is a uuid of the asker's own.
 */
export const transferMoney = (
  work: AnyWork,
  asked: TransferAsked & { rail: RailName },
): Promise<MoveAnswer> => {
  const { rail, ...transfer } = asked;
  const { account, amountFen } = asked;
  const move = {
    id: asked.transferNo,
    kind: 'transfer' as const,
    rail,
    paymentId: null,
    shareId: null,
    receivers: [{ account, amountFen }],
    amountFen,
    finish: false,
  };
  return askMove(work, move, {
    trouble: () => Promise.resolve(undefined),
    act: (at) => at.transfer(transfer),
  });
};
