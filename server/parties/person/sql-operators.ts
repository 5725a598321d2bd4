import type { AnyWork } from '#kit/work.ts';

export const selectFirstOperator = async (work: AnyWork): Promise<string | undefined> => {
  const found = await work.db
    .$pickTables<'role'>()
    .selectFrom('role')
    .select('personId')
    .where('cityId', '=', work.cityId)
    .where('role', '=', 'operator')
    .orderBy('grantedAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return found?.personId;
};
