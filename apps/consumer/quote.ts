import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { Basket, QuoteView } from '#contract/quote.ts';
import { useNow } from '#ui/tick.ts';
import { quoteQuery } from './queries.ts';

export type HeldQuote = {
  quote: QuoteView | undefined;
  error: Error | null;
  /** A new price is on its way; the one shown can't be bought. */
  asking: boolean;
  /** Until the price must be asked for again. */
  leftMs: number;
  /** What this basket cost before, where a new quote says otherwise. */
  wasFen: number | null;
  renew: () => void;
};

/**
 * The signed price of a basket, kept fresh: when its ten minutes are over it is asked for
 * again by itself, and a changed price is said rather than slipped in.
 */
export const useQuote = (
  city: string,
  viewer: string,
  placeId: string,
  basket: Basket | null,
): HeldQuote => {
  const { data, error, refetch, isFetching, isPlaceholderData } = useQuery({
    ...quoteQuery(city, viewer, placeId, basket ?? nothing),
    enabled: basket !== null,
    // While somebody types or steps, the last price stays in sight; it can't be bought.
    placeholderData: keepPreviousData,
  });
  const quote = basket === null ? undefined : data;
  const nowMs = useNow();
  const leftMs = quote ? Date.parse(quote.expiresAt) - nowMs : 0;
  const isOver = quote !== undefined && !isPlaceholderData && leftMs <= 0;
  useEffect(() => {
    if (isOver) void refetch();
  }, [isOver, refetch]);
  const wasFen = useFormerTotal(
    JSON.stringify(basket),
    isPlaceholderData ? undefined : quote,
  );
  const renew = useCallback(() => void refetch(), [refetch]);
  return { quote, error, asking: isFetching || isPlaceholderData, leftMs, wasFen, renew };
};

const nothing: Basket = { kind: 'bill', billFen: 1, excludedFen: 0 };

/** The last total of the same basket that differs from the present one. */
const useFormerTotal = (basket: string, quote: QuoteView | undefined): number | null => {
  const [seen, setSeen] = useState<{
    basket: string;
    fen: number;
    wasFen: number | null;
  }>();
  const fen = quote?.totalFen;
  // Adjusted while rendering, as React advises for state that follows a prop.
  if (fen !== undefined && (seen?.basket !== basket || seen.fen !== fen)) {
    setSeen({ basket, fen, wasFen: seen?.basket === basket ? seen.fen : null });
  }
  return seen?.basket === basket ? seen.wasFen : null;
};
