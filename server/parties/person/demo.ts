import type { AnyWork } from '#kit/work.ts';
import { demoRoleRows } from './sql.ts';

/** The demo's cast has phones of this range; nobody else can be signed in as by a click. */
export const demoPhones = '+86138000000';

export type DemoPerson = { personId: string; name: string; what: string; app: string };

/** Who may be signed in with one click, one line a person. */
export const demoPeople = async (work: Pick<AnyWork, 'db'>): Promise<DemoPerson[]> => {
  const rows = await demoRoleRows(work, demoPhones);
  const people = new Map<string, DemoPerson>();
  for (const row of rows) {
    const known = people.get(row.personId);
    if (known && known.app !== '/') continue;
    people.set(row.personId, { personId: row.personId, name: row.name, ...roleWords(row) });
  }
  return [...people.values()];
};

export const findDemoPerson = async (
  work: Pick<AnyWork, 'db'>,
  personId: string,
): Promise<DemoPerson | undefined> =>
  (await demoPeople(work)).find((person) => person.personId === personId);

const roleWords = (row: { role: string | null; belongsTo: string | null }) => {
  const where = row.belongsTo ?? '';
  switch (row.role) {
    case 'operator':
      return { app: '/ops/', what: '运营 · operator' };
    case 'owner':
      return { app: '/merchant/', what: `商家 · owner · ${where}` };
    case 'staff':
      return { app: '/scanner/', what: `店员 · staff · ${where}` };
    default:
      return { app: '/', what: '顾客 · customer' };
  }
};
