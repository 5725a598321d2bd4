import { payoutCan } from '#contract/settlement.ts';
import type { PayoutState, PayoutView } from '#contract/settlement.ts';
import { assert } from '#kit/refuse.ts';
import type { Work } from '#kit/work.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import { theirId } from '#parties/person/actor.ts';
import { recallUntil, showPayout } from './payout.ts';
import { movePayout, selectPayoutShown } from './sql-payout.ts';
import type { Payout, PayoutShown } from './sql-payout.ts';

type ReleaseRefusals = 'payout_not_found' | 'payout_not_in_state';

/** An operator lets a payout go to the rail; it goes once nobody can recall it any more. */
export const releasePayout = async (
  work: Work<ReleaseRefusals>,
  payoutId: string,
): Promise<PayoutView> => {
  const payout = await find(work, payoutId);
  if (!payoutCan.release(payout.state)) return refuseState(work, payout.state);
  const to = {
    state: 'released',
    releasedAt: work.now,
    releasedBy: theirId(work),
  } as const;
  return move(work, payout, to);
};

/** Takes a release back, as long as the rail was not asked. */
export const recallPayout = async (
  work: Work<ReleaseRefusals>,
  payoutId: string,
): Promise<PayoutView> => {
  const payout = await find(work, payoutId);
  if (!payoutCan.recall(payout.state)) return refuseState(work, payout.state);
  assert(payout.releasedAt !== null, 'a released payout says when');
  // What is over for the sweep is over for the operator, whether or not it ran.
  if (work.now >= recallUntil(payout.releasedAt)) return refuseState(work, 'sent');
  return move(work, payout, { state: 'made', releasedAt: null, releasedBy: null });
};

const find = async (
  work: Work<'payout_not_found'>,
  payoutId: string,
): Promise<PayoutShown> =>
  (await selectPayoutShown(work, payoutId)) ?? work.refuse('payout_not_found', {});

const move = async (
  work: Work<ReleaseRefusals>,
  payout: PayoutShown,
  to: Partial<Payout>,
): Promise<PayoutView> => {
  const moved = await movePayout(work, { id: payout.id, from: payout.state, ...to });
  const now = await find(work, payout.id);
  if (moved) {
    writeAudit(work, {
      deed: to.releasedAt ? 'payout_released' : 'payout_recalled',
      subject: { kind: 'payout', id: payout.id },
      facts: { merchantId: payout.merchantId, amountFen: payout.amountFen },
    });
  }
  return moved ? showPayout(now) : refuseState(work, now.state);
};

const refuseState = (work: Work<'payout_not_in_state'>, state: PayoutState): never =>
  work.refuse('payout_not_in_state', { state });
