import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { AuditFacts, AuditView, Deed, SubjectKind } from '#contract/audit.ts';
import type { AnyWork } from '#kit/work.ts';
import type { AuditSought } from './list.ts';

export type AuditTable = {
  cityId: string;
  id: string;
  deed: Deed;
  actorKind: AuditView['actorKind'];
  actorId: string | null;
  actorName: string;
  subjectKind: SubjectKind;
  subjectId: string;
  facts: AuditFacts;
  doneAt: Date;
};
declare module '#kit/db.ts' {
  interface Tables {
    audit: AuditTable;
  }
}
export type Audit = Selectable<AuditTable>;

const tables = (work: AnyWork) => work.db.$pickTables<'audit'>();

export const insertAudit = (work: AnyWork, row: AuditTable): void => {
  const facts = sql<AuditFacts>`${JSON.stringify(row.facts)}::jsonb`;
  work.alongside(
    tables(work)
      .insertInto('audit')
      .values({ ...row, facts }),
  );
};

export const selectAudit = (
  work: AnyWork,
  asked: AuditSought & { before: string | null; limit: number },
): Promise<Audit[]> =>
  tables(work)
    .selectFrom('audit')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .$if(asked.deed !== undefined, (query) =>
      query.where('deed', '=', asked.deed ?? 'case_closed'),
    )
    .$if(asked.actor !== undefined, (query) =>
      query.where('actorId', '=', asked.actor ?? ''),
    )
    .$if(asked.subject !== undefined, (query) =>
      query.where('subjectId', '=', asked.subject ?? ''),
    )
    .$if(asked.before !== null, (query) => query.where('id', '<', asked.before ?? ''))
    .orderBy('id', 'desc')
    .limit(asked.limit)
    .execute();
