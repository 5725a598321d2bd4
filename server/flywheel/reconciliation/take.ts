import type { DifferenceView } from '#contract/reconciliation.ts';
import type { Work } from '#kit/work.ts';
import { theirId } from '#parties/person/actor.ts';
import { lockOpen, readShown } from './close.ts';
import { writeOwner } from './sql-difference.ts';

/** An operator makes an open difference theirs to clear up. */
export const takeDifference = async (
  work: Work<'difference_not_found' | 'difference_already_closed'>,
  differenceId: string,
): Promise<DifferenceView> => {
  const { id } = await lockOpen(work, differenceId);
  await writeOwner(work, id, theirId(work));
  return readShown(work, id);
};
