import { sql } from 'kysely';
import type { AnyWork } from '#kit/work.ts';

const tables = (work: AnyWork) => work.db.$pickTables<'person' | 'message'>();

export const selectPhones = (
  work: AnyWork,
  ids: readonly string[],
): Promise<{ id: string; phoneNumber: string | null }[]> =>
  tables(work)
    .selectFrom('person')
    .select(['id', 'phoneNumber'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();

export const selectNames = (
  work: AnyWork,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> =>
  tables(work)
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();

/** When this phone was sent something, the newest first; more than a day allows is cut. */
export const messagesSentSince = async (
  work: AnyWork,
  phone: string,
  since: Date,
): Promise<Date[]> => {
  const rows = await tables(work)
    .selectFrom('message')
    .select('sentAt')
    .where('phone', '=', phone)
    .where('sentAt', '>', since)
    .orderBy('sentAt', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => row.sentAt);
};
