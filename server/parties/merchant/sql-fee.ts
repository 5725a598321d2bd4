import type { Selectable } from 'kysely';
import type { FeeKind } from '#contract/fee.ts';
import type { Category } from '#contract/place.ts';
import type { AnyWork } from '#kit/work.ts';

export type FeeRuleTable = {
  cityId: string;
  id: string;
  name: string;
  feeBp: number;
  merchantIds: string[] | null;
  placeIds: string[] | null;
  categories: Category[] | null;
  offerKinds: FeeKind[] | null;
  fromAt: Date;
  untilAt: Date | null;
  madeBy: string;
  madeAt: Date;
  endedBy: string | null;
};
declare module '#kit/db.ts' {
  interface Tables {
    feeRule: FeeRuleTable;
  }
}
export type FeeRule = Selectable<FeeRuleTable>;

const tables = (work: AnyWork) => work.db.$pickTables<'feeRule'>();

/** More rules than an operator can keep in mind. */
const rulesLimit = 1_000;

export const selectRules = (work: AnyWork): Promise<FeeRule[]> =>
  tables(work)
    .selectFrom('feeRule')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .orderBy('id')
    .limit(rulesLimit)
    .execute();

export const selectRule = (work: AnyWork, id: string): Promise<FeeRule | undefined> =>
  tables(work)
    .selectFrom('feeRule')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export const insertRule = async (work: AnyWork, rule: FeeRule): Promise<void> => {
  await tables(work).insertInto('feeRule').values(rule).execute();
};

export const writeRuleEnd = async (
  work: AnyWork,
  end: { id: string; untilAt: Date; endedBy: string },
): Promise<void> => {
  const { id, ...rest } = end;
  await tables(work)
    .updateTable('feeRule')
    .set(rest)
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .execute();
};
