import type { CardDensity, CardDistrict } from '#contract/card-plan.ts';
import { metresBetween } from '#contract/kit/geo.ts';
import type { AnyWork } from '#kit/work.ts';
import { selectMemberStores } from './sql.ts';
import type { MemberStore } from './sql.ts';

/** The shops with a members' price on sale now, each once, whatever it offers. */
export const memberStoresNow = async (work: AnyWork): Promise<MemberStore[]> => {
  const rows = await selectMemberStores(work);
  return [...new Map(rows.map((row) => [row.placeId, row])).values()];
};

/** Each district with its shops counted, and whether they are enough for a sale there. */
export const densityOf = (
  districts: readonly CardDistrict[],
  stores: readonly Pick<MemberStore, 'lat' | 'lon'>[],
): CardDensity[] =>
  districts.map((district) => {
    const { lat, lon, reachMetres, storesNeeded } = district;
    const near = stores.filter(
      (store) => metresBetween(lat, lon, store.lat, store.lon) <= reachMetres,
    );
    return { ...district, stores: near.length, dense: near.length >= storesNeeded };
  });
