import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listNearby } from '#contract/exposure.ts';
import type { GeoPoint } from '#contract/kit/geo.ts';
import { listNotes } from '#contract/note.ts';
import { listMyOrders, readOrder } from '#contract/order.ts';
import { listRefunds } from '#contract/payment.ts';
import { readPlace } from '#contract/place.ts';
import type { Category } from '#contract/place.ts';
import type { Basket } from '#contract/quote.ts';
import { listPlaceOffers, makeQuote } from '#contract/quote.ts';
import { searchCity, suggestWords } from '#contract/search.ts';
import { listMyVouchers, readVoucher } from '#contract/voucher.ts';
import { api } from './api.ts';
import { keepNearby } from './kept-nearby.ts';

// Every read of the app. A price is a viewer's own, so whose it is stands in the key.

/** What narrows a list, as the server is asked. */
export type Narrowed = {
  category?: Category;
  openNow: 'true' | 'false';
  withOffer: 'true' | 'false';
  forMembers?: 'true';
  party?: number;
  walkMinutes?: number;
  maxFen?: number;
  at?: string;
};

export type NearbyAsked = GeoPoint &
  Narrowed & { radiusMetres: number; sort: 'best' | 'distance' };

export type WordsAsked = GeoPoint & Narrowed & { words: string };

const pages = {
  initialPageParam: undefined as string | undefined, // the first page has no cursor
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined,
};

export const nearbyQuery = (city: string, viewer: string, asked: NearbyAsked) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: ['nearby', city, viewer, asked],
    queryFn: async ({ pageParam, signal }) => {
      const page = await api.ask(
        listNearby,
        { city, ...asked, limit: 12, ...(pageParam ? { cursor: pageParam } : {}) },
        { signal },
      );
      if (!pageParam) keepNearby(city, viewer, page.items, Date.now());
      return page;
    },
  });

/** What is at the door or nearly, nearest first, whatever the chips say. */
export const doorQuery = (
  city: string,
  viewer: string,
  { lat, lon }: GeoPoint,
  radiusMetres: number,
) =>
  queryOptions({
    queryKey: ['door', city, viewer, lat, lon, radiusMetres],
    queryFn: ({ signal }) =>
      api.ask(
        listNearby,
        { city, lat, lon, radiusMetres, sort: 'distance', limit: 20 },
        { signal },
      ),
  });

export const searchQuery = (city: string, viewer: string, asked: WordsAsked) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: ['search', city, viewer, asked],
    queryFn: ({ pageParam, signal }) =>
      api.ask(
        searchCity,
        { city, ...asked, limit: 20, ...(pageParam ? { cursor: pageParam } : {}) },
        { signal },
      ),
  });

/** What is about to be typed; an older question is given up for a newer one. */
export const suggestQuery = (city: string, asked: GeoPoint & { words: string }) =>
  queryOptions({
    queryKey: ['suggestions', city, asked],
    queryFn: ({ signal }) => api.ask(suggestWords, { city, ...asked }, { signal }),
  });

/** All that fits on a map at once, within what it shows. */
export const mapQuery = (
  city: string,
  viewer: string,
  asked: NearbyAsked,
  box: string | null,
) =>
  queryOptions({
    queryKey: ['nearby-map', city, viewer, asked, box],
    queryFn: ({ signal }) =>
      api.ask(
        listNearby,
        { city, ...asked, ...(box === null ? {} : { box }), limit: 100 },
        { signal },
      ),
  });

export const placeQuery = (city: string, place: string) =>
  queryOptions({
    queryKey: ['place', city, place],
    queryFn: () => api.ask(readPlace, { city, place }),
  });

export const placeOffersQuery = (city: string, viewer: string, place: string) =>
  queryOptions({
    queryKey: ['place-offers', city, viewer, place],
    queryFn: () => api.ask(listPlaceOffers, { city, place }),
  });

export const notesQuery = (city: string, placeId: string) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: ['notes', city, placeId],
    queryFn: ({ pageParam }) =>
      api.ask(listNotes, {
        city,
        placeId,
        limit: 5,
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
  });

/** A signed price; asked anew when it runs out, never taken from an earlier visit. */
export const quoteQuery = (city: string, viewer: string, placeId: string, basket: Basket) =>
  queryOptions({
    queryKey: ['quote', city, viewer, placeId, basket],
    queryFn: () => api.ask(makeQuote, { city, placeId, basket }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

export const myOrdersQuery = (city: string, viewer: string) =>
  infiniteQueryOptions({
    ...pages,
    queryKey: ['my-orders', city, viewer],
    queryFn: ({ pageParam }) =>
      api.ask(listMyOrders, { city, ...(pageParam ? { cursor: pageParam } : {}) }),
    staleTime: 5_000,
  });

export const orderQuery = (city: string, viewer: string, order: string) =>
  queryOptions({
    queryKey: ['order', city, viewer, order],
    queryFn: () => api.ask(readOrder, { city, order }),
    staleTime: 2_000,
  });

export const refundsQuery = (city: string, viewer: string, order: string) =>
  queryOptions({
    queryKey: ['refunds', city, viewer, order],
    queryFn: () => api.ask(listRefunds, { city, order }),
    staleTime: 5_000,
  });

/** One code of mine; kept on this device each time it is seen. */
export const voucherQuery = (city: string, viewer: string, voucherId: string) =>
  queryOptions({
    queryKey: ['voucher', city, viewer, voucherId],
    queryFn: async () => {
      const voucher = await api.ask(readVoucher, { city, voucher: voucherId });
      const { keepVoucher } = await import('./kept-vouchers.ts');
      await keepVoucher(city, viewer, voucher, Date.now()).catch(notKept);
      return voucher;
    },
    staleTime: 2_000,
  });

/** My codes; kept on this device each time they are seen. */
export const myVouchersQuery = (city: string, viewer: string) =>
  queryOptions({
    queryKey: ['my-vouchers', city, viewer],
    queryFn: async () => {
      // The server lists usable ones first; a hundred hold all that anybody carries.
      const { items } = await api.ask(listMyVouchers, { city, limit: 100 });
      const { keepVouchers } = await import('./kept-vouchers.ts');
      await keepVouchers(city, viewer, items, Date.now()).catch(notKept);
      return items;
    },
    staleTime: 5_000,
  });

/** What this device kept of my codes: there at once, with or without a network. */
export const keptVouchersQuery = (city: string, viewer: string) =>
  queryOptions({
    queryKey: ['kept-vouchers', city, viewer],
    queryFn: async () => {
      const { keptVouchers } = await import('./kept-vouchers.ts');
      return keptVouchers(city, viewer).catch(() => []);
    },
    staleTime: 0,
  });

// Private windows may forbid storage; the codes then need the network, and no more is lost.
const notKept = (): void => {};
