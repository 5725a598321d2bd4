import type { RoleName } from '#contract/person.ts';
import type { AnyWork } from '#kit/work.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import {
  deleteRole,
  findPerson,
  findPersonByPhone,
  insertPerson,
  insertRole,
  rolesOfMerchant,
} from './sql.ts';
import type { RoleNamed } from './sql.ts';

export type { RoleNamed } from './sql.ts';

export type GrantTerms = {
  personId: string;
  role: RoleName;
  merchantId?: string;
  placeId?: string;
  until?: Date;
};

/** Makes a person something in this city; granting twice changes nothing. */
export const grantRole = async (work: AnyWork, terms: GrantTerms): Promise<void> => {
  const role = {
    role: terms.role,
    merchantId: terms.merchantId ?? null,
    placeId: terms.placeId ?? null,
  };
  const { personId, until = null } = terms;
  if (!(await insertRole(work, { ...role, personId, until }))) return;
  writeAudit(work, {
    deed: 'role_granted',
    subject: { kind: 'person', id: personId },
    facts: { ...role, until: until?.toISOString() ?? null },
  });
};

/** Takes a store's staff role away; false where there was none. */
export const dropStaffRole = async (
  work: AnyWork,
  role: { personId: string; merchantId: string; placeId: string },
): Promise<boolean> => {
  if (!(await deleteRole(work, role))) return false;
  const { personId, merchantId, placeId } = role;
  writeAudit(work, {
    deed: 'role_taken',
    subject: { kind: 'person', id: personId },
    facts: { role: 'staff', merchantId, placeId },
  });
  return true;
};

/**
 * The person of this phone, made on the spot: staff are named before they first sign in.
 */
export const personWithPhone = async (
  work: AnyWork,
  { phone, name }: { phone: string; name: string },
): Promise<{ id: string; name: string }> => {
  const known = await findPersonByPhone(work, phone);
  if (known) return known;
  await insertPerson(work, { id: work.id(), name, phone });
  const made = await findPersonByPhone(work, phone);
  return made ?? { id: '', name };
};

/** Everybody who works for a merchant, a page at a time. */
export const listRolesOfMerchant = (
  work: AnyWork,
  merchantId: string,
  page: { limit: number; after: string | null },
): Promise<RoleNamed[]> => rolesOfMerchant(work, merchantId, page);

/** A person's phone, whole; whoever shows it masks it. */
export const phoneOfPerson = async (work: AnyWork, personId: string): Promise<string> =>
  (await findPerson(work, personId))?.phoneNumber ?? '';
