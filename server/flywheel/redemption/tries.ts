import { countTry } from '#flywheel/watch/lock.ts';
import { Refusal } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';

/** What somebody hears who guesses codes or shows old pictures of them. */
const tries: ReadonlySet<unknown> = new Set([
  'code_mistyped',
  'voucher_not_found',
  'code_out_of_date',
]);

/** Sees to it that a refused try is counted although what was asked is rolled back. */
export const countingTries = async <T>(
  work: AnyWork,
  { placeId }: { placeId: string },
  act: () => Promise<T>,
): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refusal && tries.has(whatWasRefused(error))) {
      work.ifRefused((later) => countTry(later, placeId));
    }
    throw error;
  }
};

/** Of several codes, the refusal of the one. */
const whatWasRefused = ({ refusal, facts }: Refusal): unknown =>
  refusal === 'batch_item_refused' && 'refusal' in facts ? facts.refusal : refusal;
