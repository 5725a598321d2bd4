import { isPracticeCode } from '#contract/kit/code.ts';
import type { ReadinessView } from '#contract/rehearsal.ts';
import { mustWorkAt, namesOfStores } from '#flywheel/place/counter-store.ts';
import type { Work } from '#kit/work.ts';
import { theirId } from '#parties/person/actor.ts';
import { readinessOf } from './readiness.ts';
import { markCompleted, selectByCode } from './sql.ts';

type CompleteRefusals =
  | 'not_staff_here'
  | 'code_mistyped'
  | 'rehearsal_not_found'
  | 'rehearsal_over'
  | 'rehearsal_already_done'
  | 'rehearsal_elsewhere';

export type CompletionAsked = {
  placeId: string;
  code: string;
  channel: 'scan' | 'typed';
  deviceId: string;
  seconds: number;
};

/**
 * A device of the store read its practice code: the store can redeem, for thirty days from
 * now. Taken exactly once by one conditional write; no voucher, no money, no redemption.
 */
export const completeRehearsal = async (
  work: Work<CompleteRefusals>,
  { placeId, ...proof }: CompletionAsked,
): Promise<ReadinessView> => {
  const store = await mustWorkAt(work, placeId);
  if (!isPracticeCode(proof.code)) return work.refuse('code_mistyped', {});
  // A scanner may know the store by the id it had before a merge.
  const placeIds = [store.id, placeId];
  const staffId = theirId(work);
  const done = await markCompleted(work, { ...proof, placeIds, staffId });
  if (!done) return refuseCompletion(work, proof.code, placeIds);
  work.emit({
    name: 'rehearsal.completed',
    facts: { rehearsalId: done.id, placeId: store.id, seconds: proof.seconds },
  });
  return readinessOf(work, store);
};

const refuseCompletion = async (
  work: Work<CompleteRefusals>,
  code: string,
  placeIds: readonly string[],
): Promise<never> => {
  const rehearsal = await selectByCode(work, code);
  if (!rehearsal) return work.refuse('rehearsal_not_found', {});
  if (!placeIds.includes(rehearsal.placeId)) {
    const stores = await namesOfStores(work, [rehearsal.placeId]);
    return work.refuse('rehearsal_elsewhere', { stores });
  }
  if (rehearsal.completedAt) {
    const completedAt = rehearsal.completedAt.toISOString();
    return work.refuse('rehearsal_already_done', { completedAt });
  }
  return work.refuse('rehearsal_over', { endedAt: rehearsal.goodUntil.toISOString() });
};
