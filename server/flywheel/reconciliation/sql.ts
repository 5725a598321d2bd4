import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { RailName } from '#contract/payment.ts';
import type { BillKind } from '#contract/reconciliation.ts';
import type { AnyWork } from '#kit/work.ts';
import type { Counts, Theirs } from './reconciliation.ts';

export type RailDayTable = {
  cityId: string;
  rail: RailName;
  /** `2026-11-24`, read as text: a day has no zone. */
  day: string;
  state: 'waiting' | 'compared';
  counts: Counts;
  tries: number;
  nextTryAt: Date;
  comparedAt: Date | null;
};
export type RailBillLineTable = {
  cityId: string;
  rail: RailName;
  kind: BillKind;
  ourNo: string;
  day: string;
  amountFen: number;
  happenedAt: Date;
};
declare module '#kit/db.ts' {
  interface Tables {
    railDay: RailDayTable;
    railBillLine: RailBillLineTable;
  }
}
export type RailDay = Selectable<RailDayTable>;

const tables = (work: AnyWork) => work.db.$pickTables<'railDay' | 'railBillLine'>();
const dayText = sql<string>`day::text`.as('day');

/** A day whose bill was not there, and is asked for again now. */
export const findWaiting = async (
  work: AnyWork,
  rail: RailName,
): Promise<string | undefined> => {
  const found = await tables(work)
    .selectFrom('railDay')
    .select(dayText)
    .where('cityId', '=', work.cityId)
    .where('rail', '=', rail)
    .where('state', '=', 'waiting')
    .where('nextTryAt', '<=', work.now)
    .orderBy('nextTryAt')
    .limit(1)
    .executeTakeFirst();
  return found?.day;
};

export const findNewestDay = async (
  work: AnyWork,
  rail: RailName,
): Promise<string | undefined> => {
  const found = await tables(work)
    .selectFrom('railDay')
    .select(dayText)
    .where('cityId', '=', work.cityId)
    .where('rail', '=', rail)
    .orderBy('railDay.day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.day;
};

/** The day, held; undefined where somebody else is at it or has done it. */
export const claimDay = async (
  work: AnyWork,
  rail: RailName,
  day: string,
): Promise<{ tries: number } | undefined> => {
  await tables(work)
    .insertInto('railDay')
    .values({
      cityId: work.cityId,
      rail,
      day,
      state: 'waiting',
      counts: sql<Counts>`'{}'::jsonb`,
      tries: 0,
      nextTryAt: work.now,
      comparedAt: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return tables(work)
    .selectFrom('railDay')
    .select('tries')
    .where('cityId', '=', work.cityId)
    .where('rail', '=', rail)
    .where('day', '=', day)
    .where('state', '=', 'waiting')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
};

export const putDayOff = async (
  work: AnyWork,
  rail: RailName,
  day: string,
  nextTryAt: Date,
): Promise<void> => {
  await tables(work)
    .updateTable('railDay')
    .set((eb) => ({ nextTryAt, tries: eb('tries', '+', 1) }))
    .where('cityId', '=', work.cityId)
    .where('rail', '=', rail)
    .where('day', '=', day)
    .execute();
};

export const markCompared = async (
  work: AnyWork,
  rail: RailName,
  day: string,
  counts: Counts,
): Promise<void> => {
  await tables(work)
    .updateTable('railDay')
    .set({
      state: 'compared',
      comparedAt: work.now,
      counts: sql<Counts>`${JSON.stringify(counts)}::jsonb`,
    })
    .where('cityId', '=', work.cityId)
    .where('rail', '=', rail)
    .where('day', '=', day)
    .execute();
};

const batch = 1_000;

export type DatedLine = Theirs & { at: string };

/** Keeps the bill's lines; a bill that is read again says the same in the same place. */
export const keepLines = async (
  work: AnyWork,
  { rail, day, lines }: { rail: RailName; day: string; lines: readonly DatedLine[] },
): Promise<void> => {
  const rows = lines.map(({ at, ...line }) => ({
    ...line,
    cityId: work.cityId,
    rail,
    day,
    happenedAt: new Date(at),
  }));
  for (let from = 0; from < rows.length; from += batch) {
    await tables(work)
      .insertInto('railBillLine')
      .values(rows.slice(from, from + batch))
      .onConflict((conflict) =>
        conflict
          .columns(['cityId', 'rail', 'kind', 'ourNo', 'day'])
          .doUpdateSet((eb) => ({ amountFen: eb.ref('excluded.amountFen') })),
      )
      .execute();
  }
};

/** What all bills so far say of these numbers, one row a bill. */
export const linesOf = (
  work: AnyWork,
  rail: RailName,
  numbers: readonly string[],
): Promise<Theirs[]> =>
  tables(work)
    .selectFrom('railBillLine')
    .select(['kind', 'ourNo', 'amountFen'])
    .where('cityId', '=', work.cityId)
    .where('rail', '=', rail)
    .where('ourNo', '=', sql<string>`any(${numbers}::text[])`)
    .execute();

/** The days of the bills, newest first; `before` is where the last page ended. */
export const selectDays = async (
  work: AnyWork,
  asked: {
    rail: RailName | undefined;
    before: { day: string; rail: string } | null;
    limit: number;
  },
): Promise<RailDay[]> => {
  const { rail, before } = asked;
  return tables(work)
    .selectFrom('railDay')
    .selectAll()
    .select(dayText)
    .where('cityId', '=', work.cityId)
    .$if(rail !== undefined, (query) => query.where('rail', '=', rail ?? 'sandbox'))
    .$if(before !== null, (query) =>
      query.where(
        sql<boolean>`(day, rail) < (${before?.day ?? ''}::date, ${before?.rail ?? ''})`,
      ),
    )
    .orderBy('railDay.day', 'desc')
    .orderBy('rail', 'desc')
    .limit(asked.limit)
    .execute();
};
