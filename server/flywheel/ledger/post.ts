import type { EntryKind } from '#contract/ledger.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { reversed } from './ledger.ts';
import type { Posting } from './ledger.ts';
import { findEntry, insertEntriesWith, insertEntry, postingsOf } from './sql.ts';

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
export const postEntry = (work: AnyWork, asked: EntryAsked): void =>
  postEntries(work, [asked]);

/** The same for many: they go in two statements, whatever their number. */
export const postEntries = (work: AnyWork, asked: readonly EntryAsked[]): void => {
  asked.forEach(mustBalance);
  const moving = asked.filter(({ postings }) => postings.length > 0);
  if (moving.length === 0) return;
  insertEntriesWith(
    work,
    moving.map((each) => ({
      entry: {
        cityId: work.cityId,
        id: work.id(),
        kind: each.kind,
        subjectId: each.subjectId,
        orderId: each.orderId,
        voucherId: each.voucherId,
        reversesEntryId: null,
        postedAt: work.now,
      },
      postings: each.postings,
    })),
  );
};

const mustBalance = (asked: EntryAsked): void => {
  assert(
    asked.postings.every(
      (posting) => Number.isSafeInteger(posting.amountFen) && posting.amountFen > 0,
    ),
    'a posting moves a positive, whole number of fen',
  );
  const sumFen = asked.postings.reduce((sum, posting) => sum + posting.amountFen, 0);
  assert(sumFen === asked.totalFen, 'an entry moves what its caller says');
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
