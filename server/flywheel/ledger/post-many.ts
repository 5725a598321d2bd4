import type { EntryKind } from '#contract/ledger.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { insertEntries } from './sql-many.ts';

export type SingleAsked = {
  kind: EntryKind;
  subjectId: string;
  fromAccount: string;
  toAccount: string;
  /** Less than nothing moves the other way; nothing is not posted. */
  amountFen: number;
};

/**
 * Posts entries of one posting each, thousands in one statement: what concerns a merchant
 * as a whole and no order. Storage allows one of a kind and subject.
 */
export const postMany = async (
  work: AnyWork,
  asked: readonly SingleAsked[],
): Promise<void> => {
  const worth = asked.filter(({ amountFen }) => amountFen !== 0);
  assert(
    worth.every(({ amountFen }) => Number.isSafeInteger(amountFen)),
    'an entry moves a whole number of fen',
  );
  if (worth.length === 0) return;
  await insertEntries(
    work,
    worth.map(({ fromAccount, toAccount, amountFen, ...rest }) => ({
      ...rest,
      id: work.id(),
      fromAccount: amountFen > 0 ? fromAccount : toAccount,
      toAccount: amountFen > 0 ? toAccount : fromAccount,
      amountFen: Math.abs(amountFen),
    })),
  );
};
