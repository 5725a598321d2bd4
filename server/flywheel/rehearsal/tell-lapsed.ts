import type { AnyWork } from '#kit/work.ts';
import { listRolesOfMerchant } from '#parties/person/grant-role.ts';
import { tellPhone } from '#parties/person/tell.ts';
import { lapseLine } from './readiness.ts';
import { insertLapse, selectUntoldBefore } from './sql.ts';
import type { LapsedStore } from './sql.ts';

const batch = 50;
/** Who works for one merchant and is told; beyond this the owner passes it on. */
const peopleLimit = 100;

/**
 * Tells owner and staff once of each store that has not redeemed or rehearsed for thirty
 * days. It goes on selling and redeeming: nobody is stopped, somebody is asked to try.
 */
export const tellLapsed = async (work: AnyWork): Promise<number> => {
  const stores = await selectUntoldBefore(work, lapseLine(work.now), batch);
  for (const store of stores) {
    const { placeId, merchantId, triedAt } = store;
    if (!(await insertLapse(work, { placeId, triedAt }))) continue;
    work.emit({
      name: 'rehearsal.lapsed',
      facts: { placeId, merchantId, triedAt: triedAt.toISOString() },
    });
    await tellPeopleOf(work, store);
  }
  return stores.length;
};

const tellPeopleOf = async (work: AnyWork, store: LapsedStore): Promise<void> => {
  const page = { limit: peopleLimit, after: null };
  const roles = await listRolesOfMerchant(work, store.merchantId, page);
  const theirs = roles.filter(
    ({ role, placeId }) => role === 'owner' || placeId === store.placeId,
  );
  const phones = new Set(theirs.flatMap(({ personPhone }) => personPhone ?? []));
  for (const phone of phones) tellPhone(work, { phone, body: bodyFor(store.placeName) });
};

const bodyFor = (name: string): string =>
  `【抵达】${name} 有 30 天没核销过券了。打开核销台，花一分钟试一次，免得客人来了手忙脚乱。` +
  `${name} has not redeemed a voucher for 30 days. Open the scanner and try it once.`;
