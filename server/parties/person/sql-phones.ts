import { sql } from 'kysely';
import type { AnyWork } from '#kit/work.ts';

const tables = (work: AnyWork) => work.db.$pickTables<'person'>();

export const selectPhones = (
  work: AnyWork,
  ids: readonly string[],
): Promise<{ id: string; phoneNumber: string | null }[]> =>
  tables(work)
    .selectFrom('person')
    .select(['id', 'phoneNumber'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
