import type { MerchantView } from '#contract/merchant.ts';
import { grantRole } from '#parties/person/grant-role.ts';
import { merchantsOwned, theirId } from '#parties/person/actor.ts';
import { assert } from '#kit/refuse.ts';
import type { Work } from '#kit/work.ts';
import { showMerchant, usualFeeBp } from './merchant.ts';
import { insertMerchant, renewRefused, selectMerchantShown } from './sql.ts';

export type Application = { name: string; licenceNo: string; contactPhone: string };

/**
 * Anybody with a licence may apply; the applicant is the owner from the first minute. Who
 * was refused may mend the application and hand the same licence in again.
 */
export const applyAsMerchant = async (
  work: Work<'licence_already_used'>,
  asked: Application,
): Promise<MerchantView> => {
  const id = (await applyAnew(work, asked)) ?? (await applyAgain(work, asked));
  work.emit({ name: 'merchant.applied', facts: { merchantId: id } });
  const shown = await selectMerchantShown(work, id);
  assert(shown !== undefined, 'an application that was made is there');
  return showMerchant(shown);
};

const applyAnew = async (
  work: Work<'licence_already_used'>,
  asked: Application,
): Promise<string | undefined> => {
  const id = work.id();
  const merchant = { ...asked, id, state: 'in_review', feeBp: usualFeeBp } as const;
  if (!(await insertMerchant(work, merchant))) return undefined;
  await grantRole(work, { personId: theirId(work), role: 'owner', merchantId: id });
  return id;
};

const applyAgain = async (
  work: Work<'licence_already_used'>,
  asked: Application,
): Promise<string> => {
  const id = await renewRefused(work, { ...asked, owned: merchantsOwned(work.actor) });
  return id ?? work.refuse('licence_already_used', {});
};
