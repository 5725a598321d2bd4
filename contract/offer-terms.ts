import { z } from 'zod';
import { Discount, WeeklyWindow } from './discount.ts';
import { line } from './kit/id.ts';
import { Fen } from './kit/money.ts';
import { UsableTimes } from './usable.ts';

const appliesTo = z
  .array(z.enum(['bill', 'package']))
  .min(1)
  .max(2);

/** A set meal: what is in it, what it costs on the menu, what it costs here. */
export const PackageTerms = z.strictObject({
  kind: z.literal('package'),
  items: z
    .array(z.strictObject({ name: line(40), count: z.int().min(1).max(99), priceFen: Fen }))
    .min(1)
    .max(30),
  priceFen: Fen.min(1),
  /** How often one voucher may be used; 1 is a meal, 10 a card of ten. */
  usesTotal: z.int().min(1).max(50),
  usable: UsableTimes.optional(),
  /** How often on one local day of the city; without it, as there are uses. */
  usesPerDay: z.int().min(1).max(50).optional(),
});

/**
 * A cash voucher: pay `priceFen`, it counts for `faceFen` of a bill of `minimumFen` or
 * more.
 */
export const CashTerms = z.strictObject({
  kind: z.literal('cash'),
  faceFen: Fen.min(1),
  priceFen: Fen.min(1),
  minimumFen: Fen,
  perBill: z.int().min(1).max(10),
});

/** A discount on a bill, for everyone or for members. */
export const BillTerms = z.strictObject({
  kind: z.literal('bill'),
  audience: z.enum(['everyone', 'member']),
  discount: Discount,
  appliesTo,
});

/** A discount that holds in weekly windows. */
export const TimedTerms = z.strictObject({
  kind: z.literal('timed'),
  windows: z.array(WeeklyWindow).min(1).max(14),
  discount: Discount,
  appliesTo,
});

export const OfferTerms = z.discriminatedUnion('kind', [
  PackageTerms,
  CashTerms,
  BillTerms,
  TimedTerms,
]);
export type OfferTerms = z.infer<typeof OfferTerms>;
export type OfferKind = OfferTerms['kind'];
