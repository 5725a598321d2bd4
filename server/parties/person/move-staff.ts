import type { AnyWork } from '#kit/work.ts';
import {
  moveStaffRoles,
  restoreStaffRoles,
  returnStaffRoles,
  takeDoubledStaff,
} from './sql-move-staff.ts';

/** What a move of staff did, so that it can be taken back exactly. */
export type StaffMoved = { roleIds: string[]; taken: object[] };
type FromTo = { fromPlaceId: string; toPlaceId: string };

/** Everybody who works at one store works at another instead; nobody works there twice. */
export const moveStaff = async (work: AnyWork, where: FromTo): Promise<StaffMoved> => {
  const taken = await takeDoubledStaff(work, where);
  return { roleIds: await moveStaffRoles(work, where), taken };
};

/** Takes a move back; who left or was taken off the store meanwhile stays off. */
export const moveStaffBack = async (
  work: AnyWork,
  { roleIds, taken }: StaffMoved,
  { fromPlaceId, toPlaceId }: FromTo,
): Promise<void> => {
  await returnStaffRoles(work, {
    ids: roleIds,
    fromPlaceId: toPlaceId,
    toPlaceId: fromPlaceId,
  });
  if (taken.length > 0) await restoreStaffRoles(work, taken);
};
