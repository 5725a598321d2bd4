import {
  listPlaceOffers as listPlaceOffersEndpoint,
  makeQuote as makeQuoteEndpoint,
} from '#contract/quote.ts';
import { serve } from '#kit/route.ts';
import { listPlaceOffers } from './list-place-offers.ts';
import { makeQuote } from './make.ts';

export const quoteRoutes = [
  serve(makeQuoteEndpoint, (work, { body }) => makeQuote(work, body)),
  serve(listPlaceOffersEndpoint, (work, { params, query }) =>
    listPlaceOffers(work, { placeId: params.place, billFen: query.billFen }),
  ),
];
