import type { RailReason } from '#contract/payment.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import type { MoveOutcome, Rail, Receiver } from './rail.ts';
import { claimMove, endMove } from './sql-moves.ts';
import type { RailMove } from './sql-moves.ts';

/**
 * `unknown`: the rail did not answer. Like `processing` it is asked again under the same
 * number; `refused` may be, once its reason is gone.
 */
export type MoveAnswer =
  | { outcome: 'done' | 'processing' | 'unknown' }
  | { outcome: 'refused'; why: RailReason };

export type MoveAsked = Pick<
  RailMove,
  'id' | 'kind' | 'rail' | 'paymentId' | 'shareId' | 'amountFen' | 'finish'
> & { receivers: readonly Receiver[] };

/**
 * One move at a rail under its own number, kept in our books whatever comes of it. A number
 * that is done is not asked again; one number never asks for two things.
 */
export const askMove = async (
  work: AnyWork,
  asked: MoveAsked,
  how: {
    trouble: () => Promise<RailReason | undefined>;
    act: (rail: Rail) => Promise<MoveOutcome>;
  },
): Promise<MoveAnswer> => {
  const move = await claimMove(work, {
    ...asked,
    receivers: [...asked.receivers],
    cityId: work.cityId,
    state: 'asked',
    why: null,
    askedAt: work.now,
    doneAt: null,
  });
  assert(isSame(move, asked), 'one number asks a rail for one thing');
  if (move.state === 'done') return { outcome: 'done' };
  // A move that is under way was found allowed when it was first asked.
  const trouble = move.state === 'processing' ? undefined : await how.trouble();
  const answer = trouble ? refused(trouble) : await ask(work, asked, how.act);
  await endMove(work, move.id, {
    state: answer.outcome === 'unknown' ? 'asked' : answer.outcome,
    why: answer.outcome === 'refused' ? answer.why : null,
  });
  return answer;
};

const refused = (why: RailReason): MoveAnswer => ({ outcome: 'refused', why });

const ask = async (
  work: AnyWork,
  { rail: name }: MoveAsked,
  act: (rail: Rail) => Promise<MoveOutcome>,
): Promise<MoveAnswer> => {
  const rail = work.outside.rails[name];
  if (!rail) return refused('not_offered');
  try {
    const { outcome, why } = await act(rail);
    return outcome === 'refused' ? refused(why ?? 'rail_refused') : { outcome };
  } catch {
    return { outcome: 'unknown' };
  }
};

const isSame = (move: RailMove, asked: MoveAsked): boolean =>
  move.kind === asked.kind &&
  move.rail === asked.rail &&
  move.paymentId === asked.paymentId &&
  move.shareId === asked.shareId &&
  move.amountFen === asked.amountFen;
