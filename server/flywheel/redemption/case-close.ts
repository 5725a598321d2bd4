import type { Bearer, CaseView } from '#contract/offline.ts';
import { casePostings } from '#flywheel/ledger/ledger.ts';
import { postEntry, reverseEntry } from '#flywheel/ledger/post.ts';
import { findVoucher } from '#flywheel/voucher/find.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { theirId } from '#parties/person/actor.ts';
import { showCase } from './case-show.ts';
import { lockCase, selectCaseShown, writeClosing } from './sql-case.ts';

export type CloseAsked = { caseId: string; because: string; bornBy: Bearer };

/**
 * The operator closes a case, once. Where they let another bear it than the rule did, what
 * was posted is posted back, or what was not is posted now.
 */
export const closeCase = async (
  work: Work<'case_not_found' | 'case_already_closed'>,
  { caseId, because, bornBy }: CloseAsked,
): Promise<CaseView> => {
  const held = (await lockCase(work, caseId)) ?? work.refuse('case_not_found', {});
  const { closedAt } = held;
  if (closedAt) {
    return work.refuse('case_already_closed', { closedAt: closedAt.toISOString() });
  }
  if (bornBy !== held.bornBy && bornBy === 'merchant') {
    await reverseEntry(work, { kind: 'case', subjectId: held.id, as: 'case_reversed' });
  }
  const before = await selectCaseShown(work, { id: held.id });
  assert(before !== undefined, 'a case is shown');
  if (bornBy !== held.bornBy && bornBy === 'platform') await postCase(work, before);
  await writeClosing(work, {
    id: held.id,
    bornBy,
    closedBy: theirId(work),
    closedBecause: because,
  });
  writeAudit(work, {
    deed: 'case_closed',
    subject: { kind: 'case', id: caseId },
    facts: { because, bornBy, bornByBefore: held.bornBy, placeId: held.placeId },
  });
  work.emit({
    name: 'redemption_case.closed',
    facts: { caseId, placeId: held.placeId, bornBy },
  });
  return showCase({ ...before, bornBy, closedAt: work.now, closedBecause: because });
};

type Borne = {
  id: string;
  merchantId: string;
  amountFen: number;
  voucherId: string | null;
};

/** The platform makes good what the store handed out; of what nobody knows, nothing. */
export const postCase = async (work: AnyWork, borne: Borne): Promise<void> => {
  const { voucherId } = borne;
  const voucher = voucherId === null ? undefined : await findVoucher(work, voucherId);
  postEntry(work, {
    kind: 'case',
    subjectId: borne.id,
    orderId: voucher?.orderId ?? null,
    voucherId,
    postings: casePostings(borne.merchantId, borne.amountFen),
    totalFen: borne.amountFen,
  });
};
