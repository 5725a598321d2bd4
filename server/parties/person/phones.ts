import type { AnyWork } from '#kit/work.ts';
import { selectNames, selectPhones } from './sql-phones.ts';

/** The phones of these people, whole, by person; whoever shows them masks them. */
export const phonesOf = async (
  work: AnyWork,
  personIds: readonly string[],
): Promise<Map<string, string>> => {
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return new Map();
  const rows = await selectPhones(work, ids);
  return new Map(rows.map((row) => [row.id, row.phoneNumber ?? '']));
};

/** What these people call themselves, by person. */
export const namesOf = async (
  work: AnyWork,
  personIds: readonly string[],
): Promise<Map<string, string>> => {
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return new Map();
  return new Map((await selectNames(work, ids)).map(({ id, name }) => [id, name]));
};
