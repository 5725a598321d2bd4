import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Basket, PriceLine } from '#contract/quote.ts';
import { minuteMs } from '#contract/kit/time.ts';
import type { Use } from './price.ts';
import type { MemberSaving } from './saving.ts';

/** How long a price, once told, is kept. */
export const keptMinutes = 10;

/** What was promised to whom; everything that an order needs, so that no table holds it. */
export type Quote = {
  id: string;
  cityId: string;
  /** Null when nobody was signed in: whoever orders first may use it. */
  personId: string | null;
  placeId: string;
  merchantId: string;
  title: string;
  basket: Basket;
  originalFen: number;
  totalFen: number;
  lines: PriceLine[];
  uses: Use[];
  /** What a membership takes off; an order at this price freezes it. */
  card: (MemberSaving & { membershipId: string }) | null;
  expiresAt: string;
};

export const expiryOf = (now: Date): Date =>
  new Date(now.getTime() + keptMinutes * minuteMs);

export const isQuoteOpen = (quote: Quote, now: Date): boolean =>
  now.getTime() <= new Date(quote.expiresAt).getTime();

/**
 * A quote as text that any process can check and nobody can change: body, dot, signature.
 */
export const signQuote = (quote: Quote, secret: string): string => {
  const body = Buffer.from(JSON.stringify(quote)).toString('base64url');
  return `${body}.${signatureOf(body, secret)}`;
};

/** The quote inside a token, or undefined where the signature is not ours. */
export const openQuote = (token: string, secret: string): Quote | undefined => {
  const [body, signature, ...rest] = token.split('.');
  if (!body || !signature || rest.length > 0) return undefined;
  const expected = Buffer.from(signatureOf(body, secret));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    return undefined;
  // Signed by ourselves: its shape is the one that `signQuote` was given.
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as Quote;
};

const signatureOf = (body: string, secret: string): string =>
  createHmac('sha256', `quote:${secret}`).update(body).digest('base64url');

declare module '#kit/work.ts' {
  interface Outside {
    quoteSecret: string;
  }
}
