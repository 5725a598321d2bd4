import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listCities } from '#contract/city.ts';
import { readMerchantMoney } from '#contract/ledger.ts';
import { listStaff, listStores, readMerchant } from '#contract/merchant.ts';
import { listMerchantOffers, readOffer } from '#contract/offer.ts';
import { previewMargin } from '#contract/margin.ts';
import type { InputOf } from '#contract/kit/endpoint.ts';
import { searchPlaces } from '#contract/place.ts';
import { listMerchantRedemptions } from '#contract/redemption.ts';
import { listTills } from '#contract/till.ts';
import { listStands } from '#contract/stand.ts';
import { listReadiness } from '#contract/rehearsal.ts';
import { api } from './api.ts';
import type { Desk } from './paths.ts';

// Every read of the console.

type Page<T> = { items: T[]; nextCursor: string | null };

/** All pages of a list that a desk keeps short, such as its stores; a thousand at most. */
const allOf = async <T>(ask: (cursor?: string) => Promise<Page<T>>): Promise<T[]> => {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(cursor);
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && items.length < 1_000);
  return items;
};

const from = (cursor?: string) => ({ limit: 100, ...(cursor ? { cursor } : {}) });

export const citiesQuery = queryOptions({
  queryKey: ['cities'],
  queryFn: () => api.ask(listCities, {}),
  staleTime: 60 * 60_000,
});

export const merchantQuery = (desk: Desk) =>
  queryOptions({
    queryKey: ['merchant', desk],
    queryFn: () => api.ask(readMerchant, desk),
  });

export const moneyQuery = (desk: Desk) =>
  queryOptions({
    queryKey: ['money', desk],
    queryFn: () => api.ask(readMerchantMoney, desk),
    refetchInterval: 60_000,
  });

export const storesQuery = (desk: Desk) =>
  queryOptions({
    queryKey: ['stores', desk],
    queryFn: () => allOf((cursor) => api.ask(listStores, { ...desk, ...from(cursor) })),
  });

/** A store's stands, newest first; retired ones among them. */
export const standsQuery = (desk: Desk, place: string) =>
  queryOptions({
    queryKey: ['stands', desk, place],
    queryFn: async () => (await api.ask(listStands, { ...desk, place })).items,
  });

/** Which stores have shown lately that they can redeem. */
export const readinessQuery = (desk: Desk) =>
  queryOptions({
    queryKey: ['readiness', desk],
    queryFn: () => allOf((cursor) => api.ask(listReadiness, { ...desk, ...from(cursor) })),
  });

export const staffQuery = (desk: Desk) =>
  queryOptions({
    queryKey: ['staff', desk],
    queryFn: () => allOf((cursor) => api.ask(listStaff, { ...desk, ...from(cursor) })),
  });

export const tillsQuery = (desk: Desk) =>
  queryOptions({
    queryKey: ['tills', desk],
    queryFn: () => allOf((cursor) => api.ask(listTills, { ...desk, ...from(cursor) })),
  });

export const offersQuery = (desk: Desk) =>
  queryOptions({
    queryKey: ['offers', desk],
    queryFn: () =>
      allOf((cursor) => api.ask(listMerchantOffers, { ...desk, ...from(cursor) })),
  });

export const offerQuery = (desk: Desk, offer: string) =>
  queryOptions({
    queryKey: ['offer', desk.city, offer],
    queryFn: () => api.ask(readOffer, { city: desk.city, offer }),
  });

export const redemptionsQuery = (desk: Desk, day: string) =>
  infiniteQueryOptions({
    queryKey: ['redemptions', desk, day],
    initialPageParam: undefined as string | undefined, // the first page has no cursor
    queryFn: ({ pageParam }) =>
      api.ask(listMerchantRedemptions, { ...desk, day, ...from(pageParam) }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Places nobody has claimed yet whose name holds the words. */
export const unclaimedQuery = (desk: Desk, name: string) =>
  queryOptions({
    queryKey: ['unclaimed', desk.city, name],
    queryFn: ({ signal }) =>
      api.ask(
        searchPlaces,
        { city: desk.city, name, unclaimed: 'true', limit: 20 },
        { signal },
      ),
    enabled: name.length > 0,
  });

export type MarginAsk = Omit<InputOf<typeof previewMargin>, keyof Desk>;

export const marginQuery = (desk: Desk, asked: MarginAsk | null) =>
  queryOptions({
    queryKey: ['margin', desk, asked],
    queryFn: ({ signal }) => {
      if (!asked) throw new Error('a margin is asked for only once its terms can be read');
      return api.ask(previewMargin, { ...desk, ...asked }, { signal });
    },
    enabled: asked !== null,
    placeholderData: (earlier) => earlier,
  });
