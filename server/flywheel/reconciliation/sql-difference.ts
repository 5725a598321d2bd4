import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { RailName } from '#contract/payment.ts';
import type { BillKind, BillProblem } from '#contract/reconciliation.ts';
import type { AnyWork } from '#kit/work.ts';

export type RailDifferenceTable = {
  cityId: string;
  id: string;
  rail: RailName;
  kind: BillKind;
  ourNo: string;
  problem: BillProblem;
  day: string;
  ourFen: number | null;
  theirFen: number | null;
  ourState: string | null;
  openedAt: Date;
  judgedAt: Date;
  ownerId: string | null;
  closedAt: Date | null;
  closedHow: 'resolved' | 'closed' | null;
  closedBy: string | null;
  note: string | null;
};
/** A reviewed view: differences with the names of who has them and who closed them. */
export type RailDifferenceShownView = RailDifferenceTable & {
  ownerName: string | null;
  closerName: string | null;
};
declare module '#kit/db.ts' {
  interface Tables {
    railDifference: RailDifferenceTable;
    railDifferenceShown: RailDifferenceShownView;
  }
}
export type Difference = Selectable<RailDifferenceTable>;
export type DifferenceShown = Selectable<RailDifferenceShownView>;

const tables = (work: AnyWork) =>
  work.db.$pickTables<'railDifference' | 'railDifferenceShown'>();
const dayText = sql<string>`day::text`.as('day');

/**
 * Opens a difference once. One that had resolved itself is opened again; one that somebody
 * closed with a note stays closed.
 */
export const openDifference = async (
  work: AnyWork,
  found: Omit<
    RailDifferenceTable,
    'cityId' | 'closedAt' | 'closedHow' | 'closedBy' | 'note'
  >,
): Promise<void> => {
  const fresh = { closedAt: null, closedHow: null, closedBy: null, note: null };
  const { ourFen, theirFen, ourState, judgedAt } = found;
  await tables(work)
    .insertInto('railDifference')
    .values({ ...found, ...fresh, cityId: work.cityId })
    .onConflict((conflict) =>
      conflict
        .columns(['cityId', 'rail', 'kind', 'ourNo', 'problem'])
        .doUpdateSet({ ...fresh, ourFen, theirFen, ourState, judgedAt })
        .where('railDifference.closedHow', 'is distinct from', 'closed'),
    )
    .execute();
};

/** The open differences of these numbers. */
export const openOf = (
  work: AnyWork,
  rail: RailName,
  numbers: readonly string[],
): Promise<Difference[]> =>
  tables(work)
    .selectFrom('railDifference')
    .selectAll()
    .select(dayText)
    .where('cityId', '=', work.cityId)
    .where('rail', '=', rail)
    .where('closedAt', 'is', null)
    .where('ourNo', '=', sql<string>`any(${numbers}::text[])`)
    .execute();

/** Open differences that nobody looked at since, the longest first. */
export const lockUnjudged = (
  work: AnyWork,
  before: Date,
  limit: number,
): Promise<Difference[]> =>
  tables(work)
    .selectFrom('railDifference')
    .selectAll()
    .select(dayText)
    .where('cityId', '=', work.cityId)
    .where('closedAt', 'is', null)
    .where('judgedAt', '<', before)
    .orderBy('judgedAt')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();

export const markJudged = async (work: AnyWork, ids: readonly string[]): Promise<void> => {
  await tables(work)
    .updateTable('railDifference')
    .set({ judgedAt: work.now })
    .where('cityId', '=', work.cityId)
    .where('id', 'in', [...ids])
    .execute();
};

export const resolveDifferences = async (
  work: AnyWork,
  ids: readonly string[],
): Promise<void> => {
  await tables(work)
    .updateTable('railDifference')
    .set({ closedAt: work.now, closedHow: 'resolved' })
    .where('cityId', '=', work.cityId)
    .where('id', 'in', [...ids])
    .where('closedAt', 'is', null)
    .execute();
};

export const lockDifference = (
  work: AnyWork,
  id: string,
): Promise<Difference | undefined> =>
  tables(work)
    .selectFrom('railDifference')
    .selectAll()
    .select(dayText)
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export const writeOwner = async (
  work: AnyWork,
  id: string,
  ownerId: string,
): Promise<void> => {
  await tables(work)
    .updateTable('railDifference')
    .set({ ownerId })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .execute();
};

export const writeClosing = async (
  work: AnyWork,
  { id, closedBy, note }: { id: string; closedBy: string; note: string },
): Promise<void> => {
  await tables(work)
    .updateTable('railDifference')
    .set({ closedAt: work.now, closedHow: 'closed', closedBy, note })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .execute();
};

export type DifferencesAsked = {
  id?: string | undefined;
  open?: boolean | undefined;
  rail?: RailName | undefined;
  day?: string | undefined;
  before?: string | null | undefined;
  limit: number;
};

export const selectDifferences = (
  work: AnyWork,
  asked: DifferencesAsked,
): Promise<DifferenceShown[]> => {
  const { id, open, rail, day, before } = asked;
  return tables(work)
    .selectFrom('railDifferenceShown')
    .selectAll()
    .select(dayText)
    .where('cityId', '=', work.cityId)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .$if(open !== undefined, (query) =>
      query.where('closedAt', open ? 'is' : 'is not', null),
    )
    .$if(rail !== undefined, (query) => query.where('rail', '=', rail ?? 'sandbox'))
    .$if(day !== undefined, (query) => query.where('day', '=', day ?? ''))
    .$if(typeof before === 'string', (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(asked.limit)
    .execute();
};

/** How many differences each of these days has, and how many of them are open. */
export const countByDay = async (
  work: AnyWork,
  days: readonly string[],
): Promise<{ rail: RailName; day: string; all: number; open: number }[]> => {
  if (days.length === 0) return [];
  return tables(work)
    .selectFrom('railDifference')
    .select([
      'rail',
      dayText,
      sql<number>`count(*)`.as('all'),
      sql<number>`count(*) filter (where closed_at is null)`.as('open'),
    ])
    .where('cityId', '=', work.cityId)
    .where('day', 'in', [...days])
    .groupBy(['rail', 'railDifference.day'])
    .execute();
};
