import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listCampaigns, readCampaign } from '#contract/campaign.ts';
import type { CampaignState } from '#contract/campaign.ts';
import { listCities } from '#contract/city.ts';
import {
  listAccounts,
  listPostings,
  readEntry,
  readMerchantMoney,
} from '#contract/ledger.ts';
import { listMerchants, readMerchant } from '#contract/merchant.ts';
import type { MerchantState } from '#contract/merchant.ts';
import { listCases } from '#contract/offline.ts';
import { listMerchantOffers, listOffers } from '#contract/offer.ts';
import type { OfferState } from '#contract/offer.ts';
import { listPlaceMerges } from '#contract/place-merge.ts';
import type { MergeState } from '#contract/place-merge.ts';
import { listImports } from '#contract/place.ts';
import { listDifferences, listRailDays } from '#contract/reconciliation.ts';
import type { RailName } from '#contract/payment.ts';
import { listLapsedStores, listReadiness } from '#contract/rehearsal.ts';
import { api } from './api.ts';

// Every read of the console. Lists come a hundred at a time; more is asked for by a button.

const pages = {
  initialPageParam: '',
  getNextPageParam: (last: { nextCursor: string | null }) => last.nextCursor,
};

const from = (cursor: string) => ({ limit: 100, ...(cursor ? { cursor } : {}) });

export const citiesQuery = queryOptions({
  queryKey: ['cities'],
  queryFn: () => api.ask(listCities, {}),
  staleTime: 60 * 60_000,
});

export const merchantsQuery = (city: string, state?: MerchantState) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: ['merchants', city, state ?? ''],
    queryFn: ({ pageParam }) =>
      api.ask(listMerchants, { city, ...(state ? { state } : {}), ...from(pageParam) }),
  });

export const offersQuery = (
  city: string,
  { state, merchant }: { state?: OfferState | undefined; merchant?: string | undefined },
) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: ['offers', city, state ?? '', merchant ?? ''],
    queryFn: ({ pageParam }) => {
      const asked = { city, ...(state ? { state } : {}), ...from(pageParam) };
      return merchant
        ? api.ask(listMerchantOffers, { ...asked, merchant })
        : api.ask(listOffers, asked);
    },
  });

export const merchantQuery = (city: string, merchant: string) =>
  queryOptions({
    queryKey: ['merchant', city, merchant],
    queryFn: () => api.ask(readMerchant, { city, merchant }),
  });

export const readinessQuery = (city: string, merchant: string) =>
  queryOptions({
    queryKey: ['readiness', city, merchant],
    queryFn: () => api.ask(listReadiness, { city, merchant, limit: 100 }),
  });

export const lapsedStoresQuery = (city: string) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: ['lapsed', city],
    queryFn: ({ pageParam }) => api.ask(listLapsedStores, { city, ...from(pageParam) }),
  });

export const moneyQuery = (city: string, merchant: string) =>
  queryOptions({
    queryKey: ['money', city, merchant],
    queryFn: () => api.ask(readMerchantMoney, { city, merchant }),
  });

export const accountsQuery = (city: string, prefix: string) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: ['accounts', city, prefix],
    queryFn: ({ pageParam }) =>
      api.ask(listAccounts, { city, ...(prefix ? { prefix } : {}), ...from(pageParam) }),
  });

export type PostingsOf = {
  account?: string | undefined;
  order?: string | undefined;
  voucher?: string | undefined;
};

export const postingsQuery = (city: string, { account, order, voucher }: PostingsOf) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: ['postings', city, account ?? '', order ?? '', voucher ?? ''],
    queryFn: ({ pageParam }) =>
      api.ask(listPostings, {
        city,
        ...(account ? { account } : {}),
        ...(order ? { orderId: order } : {}),
        ...(voucher ? { voucherId: voucher } : {}),
        ...from(pageParam),
      }),
  });

export const entryQuery = (city: string, entry: string) =>
  queryOptions({
    queryKey: ['entry', city, entry],
    queryFn: () => api.ask(readEntry, { city, entry }),
  });

export const importsQuery = (city: string) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: ['imports', city],
    queryFn: ({ pageParam }) => api.ask(listImports, { city, ...from(pageParam) }),
  });

/** Pairs are long to look at: twenty at a time. */
export const mergesQuery = (city: string, state: MergeState) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: ['merges', city, state],
    queryFn: ({ pageParam }) =>
      api.ask(listPlaceMerges, { city, state, ...from(pageParam), limit: 20 }),
  });

export const campaignsQuery = (city: string, state?: CampaignState) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: ['campaigns', city, state ?? ''],
    queryFn: ({ pageParam }) =>
      api.ask(listCampaigns, { city, ...(state ? { state } : {}), ...from(pageParam) }),
  });

export const campaignQuery = (city: string, campaign: string) =>
  queryOptions({
    queryKey: ['campaign', city, campaign],
    queryFn: () => api.ask(readCampaign, { city, campaign }),
  });

export const casesQuery = (city: string, open: boolean) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: ['cases', city, open],
    queryFn: ({ pageParam }) =>
      api.ask(listCases, { city, open: open ? 'true' : 'false', ...from(pageParam) }),
  });

export const railDaysQuery = (city: string) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: ['rail-days', city],
    queryFn: ({ pageParam }) => api.ask(listRailDays, { city, ...from(pageParam) }),
  });

export type DifferencesOf = {
  open: boolean;
  day: string | undefined;
  rail: RailName | undefined;
};

export const differencesQuery = (city: string, { open, day, rail }: DifferencesOf) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: ['differences', city, open, day ?? '', rail ?? ''],
    queryFn: ({ pageParam }) =>
      api.ask(listDifferences, {
        city,
        open: open ? 'true' : 'false',
        ...(day ? { day } : {}),
        ...(rail ? { rail } : {}),
        ...from(pageParam),
      }),
  });
