import type { AuditView, Deed } from '#contract/audit.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { AnyWork } from '#kit/work.ts';
import { selectAudit } from './sql.ts';
import type { Audit } from './sql.ts';

export type AuditSought = {
  deed?: Deed | undefined;
  actor?: string | undefined;
  subject?: string | undefined;
};

/** Deeds of power in the city, newest first. */
export const listAudit = async (
  work: AnyWork,
  asked: PageAsk & AuditSought,
): Promise<{ items: AuditView[]; nextCursor: string | null }> => {
  const rows = await selectAudit(work, {
    ...asked,
    before: afterId(asked),
    limit: askOneMore(asked),
  });
  return pageOfRows(rows, asked, (row) => row.id, showAudit);
};

const showAudit = (row: Audit): AuditView => ({
  id: row.id,
  deed: row.deed,
  actorKind: row.actorKind,
  actorId: row.actorId,
  actorName: row.actorName,
  subjectKind: row.subjectKind,
  subjectId: row.subjectId,
  facts: row.facts,
  doneAt: row.doneAt.toISOString(),
});
