import { useQuery } from '@tanstack/react-query';
import { listCities } from '#contract/city.ts';
import { listStores } from '#contract/merchant.ts';
import type { MeView, RoleView } from '#contract/person.ts';
import { api } from './api.ts';
import type { Store } from './remembered.ts';

export type StoreChoice = Store & { merchantName: string | null };

/** The stores of which the person's roles say so themselves: those they are staff of. */
export const storesOfStaff = (roles: readonly RoleView[]): StoreChoice[] =>
  roles.flatMap(({ role, cityId, placeId, placeName, merchantName }) =>
    role === 'staff' && placeId !== null
      ? [{ cityId, placeId, name: placeName ?? placeId, merchantName }]
      : [],
  );

/** Every store once, whichever role it comes from. */
export const eachOnce = (stores: readonly StoreChoice[]): StoreChoice[] => [
  ...new Map(stores.map((store) => [`${store.cityId} ${store.placeId}`, store])).values(),
];

/** All stores where this person may redeem; an owner's are asked of each merchant. */
export const useStores = (me: MeView | null) =>
  useQuery({
    queryKey: ['stores', me?.personId, me?.roles],
    enabled: me !== null,
    queryFn: async () => {
      const roles = me?.roles ?? [];
      const owned = await Promise.all(roles.map(storesOfOwner));
      return eachOnce([...storesOfStaff(roles), ...owned.flat()]);
    },
  });

const storesOfOwner = async (role: RoleView): Promise<StoreChoice[]> => {
  if (role.role !== 'owner' || role.merchantId === null) return [];
  const { cityId, merchantId, merchantName } = role;
  const stores: StoreChoice[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: { id: string; name: string }[]; nextCursor: string | null } =
      await api.ask(listStores, {
        city: cityId,
        merchant: merchantId,
        limit: 100,
        ...(cursor ? { cursor } : {}),
      });
    stores.push(
      ...page.items.map(({ id, name }) => ({
        cityId,
        placeId: id,
        name,
        merchantName,
      })),
    );
    cursor = page.nextCursor;
  } while (cursor !== null);
  return stores;
};

/** The clock that a city's hours are read on; the device's own until the city is known. */
export const useTimeZone = (cityId: string | undefined): string => {
  const cities = useQuery({
    queryKey: ['cities'],
    staleTime: Infinity,
    queryFn: () => api.ask(listCities, {}),
  });
  const city = cities.data?.items.find(({ id }) => id === cityId);
  return city?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
};
