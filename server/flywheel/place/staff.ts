import type { StaffView } from '#contract/merchant.ts';
import { maskPhone } from '#kit/log.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { Work } from '#kit/work.ts';
import { findOwnMerchant } from '#parties/merchant/find.ts';
import {
  dropStaffRole,
  grantRole,
  listRolesOfMerchant,
  personWithPhone,
} from '#parties/person/grant-role.ts';
import { selectPlace } from './sql.ts';

type OwnerRefusals = 'merchant_not_found' | 'not_your_merchant';
export type StaffAsked = {
  merchantId: string;
  phone: string;
  name: string;
  placeId: string;
};

/** Lets a person redeem at one store. They sign in with this phone, nothing else. */
export const addStaff = async (
  work: Work<OwnerRefusals | 'store_not_of_merchant'>,
  asked: StaffAsked,
): Promise<StaffView> => {
  const { merchantId, placeId } = asked;
  await findOwnMerchant(work, merchantId);
  const place = await selectPlace(work, placeId);
  if (place?.merchantId !== merchantId) {
    return work.refuse('store_not_of_merchant', { placeId });
  }
  const person = await personWithPhone(work, asked);
  await grantRole(work, { personId: person.id, role: 'staff', merchantId, placeId });
  return {
    personId: person.id,
    name: person.name,
    phoneMasked: maskPhone(asked.phone),
    role: 'staff',
    placeId,
    placeName: place.name,
  };
};

/** Who may redeem for a merchant, and where. */
export const listStaff = async (
  work: Work<OwnerRefusals>,
  asked: PageAsk & { merchantId: string },
): Promise<{ items: StaffView[]; nextCursor: string | null }> => {
  await findOwnMerchant(work, asked.merchantId);
  const rows = await listRolesOfMerchant(work, asked.merchantId, {
    limit: askOneMore(asked),
    after: afterId(asked),
  });
  return pageOfRows(rows, asked, (row) => row.id, showStaff);
};

/** Takes a person off a store; what they redeemed stays theirs in the books. */
export const removeStaff = async (
  work: Work<OwnerRefusals | 'staff_not_found'>,
  asked: { merchantId: string; personId: string; placeId: string },
): Promise<{ removed: true }> => {
  await findOwnMerchant(work, asked.merchantId);
  const removed = await dropStaffRole(work, asked);
  return removed ? { removed: true } : work.refuse('staff_not_found', {});
};

type RoleNamed = Awaited<ReturnType<typeof listRolesOfMerchant>>[number];

const showStaff = (role: RoleNamed): StaffView => ({
  personId: role.personId,
  name: role.personName,
  phoneMasked: maskPhone(role.personPhone ?? ''),
  role: role.role === 'owner' ? 'owner' : 'staff',
  placeId: role.placeId,
  placeName: role.placeName,
});
