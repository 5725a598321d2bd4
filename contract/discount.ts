import { z } from 'zod';
import { Fen } from './kit/money.ts';
import { LocalMinute } from './kit/time.ts';

/**
 * How much comes off. `base` says of what: the `original` amount (menu price or bill less
 * excluded amounts) or what is `remaining` after the lanes before. `minimumFen` is measured
 * on the same base.
 */
export const Discount = z.strictObject({
  base: z.enum(['original', 'remaining']),
  off: z.union([
    z.strictObject({ percentBp: z.int().min(1).max(10_000) }),
    z.strictObject({ amountFen: Fen.min(1) }),
  ]),
  minimumFen: Fen,
  capFen: Fen.nullable(),
});
export type Discount = z.infer<typeof Discount>;

/**
 * A weekly window in the city's time: days 1 (Monday) to 7; `to` before `from` = overnight.
 */
export const WeeklyWindow = z.strictObject({
  days: z.array(z.int().min(1).max(7)).min(1).max(7),
  from: LocalMinute,
  to: LocalMinute,
});
export type WeeklyWindow = z.infer<typeof WeeklyWindow>;
