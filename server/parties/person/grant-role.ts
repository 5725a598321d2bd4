import type { RoleName } from '#contract/person.ts';
import type { AnyWork } from '#kit/work.ts';
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
export const grantRole = (work: AnyWork, terms: GrantTerms): Promise<void> =>
  insertRole(work, {
    personId: terms.personId,
    role: terms.role,
    merchantId: terms.merchantId ?? null,
    placeId: terms.placeId ?? null,
    until: terms.until ?? null,
  });

/** Takes a store's staff role away; false where there was none. */
export const dropStaffRole = (
  work: AnyWork,
  role: { personId: string; merchantId: string; placeId: string },
): Promise<boolean> => deleteRole(work, role);

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
