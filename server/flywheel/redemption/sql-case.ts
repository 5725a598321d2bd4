import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Bearer, CaseKind, CaseView } from '#contract/offline.ts';
import type { AnyWork } from '#kit/work.ts';

export type RedemptionCaseTable = {
  cityId: string;
  id: string;
  scanId: string;
  placeId: string;
  merchantId: string;
  kind: CaseKind;
  /** By the rule, when it was told. */
  ruledFor: Bearer;
  bornBy: Bearer;
  amountFen: number;
  evidence: CaseView['evidence'];
  openedAt: Date;
  closedAt: Date | null;
  closedBy: string | null;
  closedBecause: string | null;
};
/** A reviewed view: cases with store, staff, scan and voucher as people read them. */
export type RedemptionCaseShownView = RedemptionCaseTable & {
  placeName: string;
  staffName: string;
  code: string | null;
  title: string | null;
  voucherId: string | null;
  voucherMerchantId: string | null;
  scannedAt: Date;
  toldAt: Date;
};
declare module '#kit/db.ts' {
  interface Tables {
    redemptionCase: RedemptionCaseTable;
    redemptionCaseShown: RedemptionCaseShownView;
  }
}
export type RedemptionCase = Selectable<RedemptionCaseTable>;
export type CaseShown = Selectable<RedemptionCaseShownView>;

const tables = (work: AnyWork) =>
  work.db.$pickTables<'redemptionCase' | 'redemptionCaseShown'>();

export const insertCase = (work: AnyWork, made: RedemptionCaseTable): void => {
  const evidence = sql<CaseView['evidence']>`${JSON.stringify(made.evidence)}::jsonb`;
  work.alongside(
    tables(work)
      .insertInto('redemptionCase')
      .values({ ...made, evidence }),
  );
};

/** The case, its row held until the work ends. */
export const lockCase = (work: AnyWork, id: string): Promise<RedemptionCase | undefined> =>
  tables(work)
    .selectFrom('redemptionCase')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export const writeClosing = async (
  work: AnyWork,
  closing: { id: string; bornBy: Bearer; closedBy: string; closedBecause: string },
): Promise<void> => {
  const { id, ...rest } = closing;
  await tables(work)
    .updateTable('redemptionCase')
    .set({ ...rest, closedAt: work.now })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .execute();
};

export const selectCaseShown = (
  work: AnyWork,
  of: { id: string } | { scanId: string },
): Promise<CaseShown | undefined> =>
  tables(work)
    .selectFrom('redemptionCaseShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where((eb) => ('id' in of ? eb('id', '=', of.id) : eb('scanId', '=', of.scanId)))
    .executeTakeFirst();

/** What the platform bears of this store, of cases opened from a moment on. */
export const sumBorn = async (
  work: AnyWork,
  asked: { placeId: string; since: Date },
): Promise<number> => {
  const row = await tables(work)
    .selectFrom('redemptionCase')
    .select(sql<number>`coalesce(sum(amount_fen), 0)::bigint`.as('fen'))
    .where('cityId', '=', work.cityId)
    .where('placeId', '=', asked.placeId)
    .where('bornBy', '=', 'platform')
    .where('openedAt', '>=', asked.since)
    .executeTakeFirstOrThrow();
  return row.fen;
};

export const selectCasesOfStore = (
  work: AnyWork,
  asked: { placeId: string; before: string | null; limit: number },
): Promise<CaseShown[]> =>
  tables(work)
    .selectFrom('redemptionCaseShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('placeId', '=', asked.placeId)
    .$if(asked.before !== null, (query) => query.where('id', '<', asked.before ?? ''))
    .orderBy('id', 'desc')
    .limit(asked.limit)
    .execute();

export type CasesAsked = {
  open: boolean | undefined;
  before: { closed: boolean; id: string } | null;
  limit: number;
};

const closed = sql<boolean>`(closed_at is not null)`;

/** Open ones first, and of each the newest first. */
export const selectCases = (work: AnyWork, asked: CasesAsked): Promise<CaseShown[]> =>
  tables(work)
    .selectFrom('redemptionCaseShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .$if(asked.open !== undefined, (query) => query.where(closed, '=', !asked.open))
    .$if(asked.before !== null, (query) =>
      query.where(
        sql<boolean>`(${closed} > ${asked.before?.closed} or
          (${closed} = ${asked.before?.closed} and id < ${asked.before?.id}::uuid))`,
      ),
    )
    .orderBy(closed)
    .orderBy('id', 'desc')
    .limit(asked.limit)
    .execute();
