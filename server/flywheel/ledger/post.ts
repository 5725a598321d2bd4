import type { EntryKind } from '#contract/ledger.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { reversed } from './ledger.ts';
import type { Posting } from './ledger.ts';
import { findEntry, insertEntry, postingsOf } from './sql.ts';

export type EntryAsked = {
  kind: EntryKind;
  /** The payment, redemption or refund that it records; storage allows one of a kind. */
  subjectId: string;
  orderId: string | null;
  voucherId: string | null;
  postings: readonly Posting[];
  /** What the caller says moves in all; asserted before anything is written. */
  totalFen: number;
};

/**
 * Posts one entry in the caller's transaction. An entry that moves nothing is not posted.
 * Only the ledger moves money, and nothing in it is ever updated.
 */
export const postEntry = (work: AnyWork, asked: EntryAsked): void => {
  assert(
    asked.postings.every(
      (posting) => Number.isSafeInteger(posting.amountFen) && posting.amountFen > 0,
    ),
    'a posting moves a positive, whole number of fen',
  );
  const sumFen = asked.postings.reduce((sum, posting) => sum + posting.amountFen, 0);
  assert(sumFen === asked.totalFen, 'an entry moves what its caller says');
  if (asked.postings.length === 0) return;
  insertEntry(
    work,
    {
      cityId: work.cityId,
      id: work.id(),
      kind: asked.kind,
      subjectId: asked.subjectId,
      orderId: asked.orderId,
      voucherId: asked.voucherId,
      reversesEntryId: null,
      postedAt: work.now,
    },
    asked.postings,
  );
};

/** Takes back what a redemption posted, line by line; storage allows it once. */
export const reverseRedemption = (work: AnyWork, redemptionId: string): Promise<void> =>
  reverseEntry(work, { kind: 'redemption', subjectId: redemptionId, as: 'undo' });

/** Takes back what an entry of this kind posted about its subject, as one of another. */
export const reverseEntry = async (
  work: AnyWork,
  asked: { kind: EntryKind; subjectId: string; as: EntryKind },
): Promise<void> => {
  const entry = await findEntry(work, asked.kind, asked.subjectId);
  // What was free posted nothing, so there is nothing to take back.
  if (!entry) return;
  const lines = await postingsOf(work, entry.id);
  assert(lines.length > 0, 'an entry has postings');
  insertEntry(
    work,
    {
      ...entry,
      id: work.id(),
      kind: asked.as,
      reversesEntryId: entry.id,
      postedAt: work.now,
    },
    reversed(lines),
  );
};
