import type { MeView } from '#contract/person.ts';
import { maskPhone } from '#kit/log.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { findPerson, rolesOfPerson } from './sql.ts';

/** Who somebody is, in every city: the roles decide which apps they are offered. */
export const readMe = async (work: AnyWork, personId: string): Promise<MeView> => {
  const person = await findPerson(work, personId);
  assert(person !== undefined, 'a signed-in person exists');
  const roles = await rolesOfPerson(work, personId);
  return {
    personId: person.id,
    name: person.name,
    phoneMasked: maskPhone(person.phoneNumber ?? ''),
    roles: roles.map((role) => ({
      cityId: role.cityId,
      role: role.role,
      merchantId: role.merchantId,
      merchantName: role.merchantName,
      placeId: role.placeId,
      placeName: role.placeName,
      until: role.until?.toISOString() ?? null,
    })),
  };
};
