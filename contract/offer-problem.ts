import { z } from 'zod';

/**
 * Each way in which terms contradict themselves has a name, so that a form can point at it.
 */
export const OfferProblem = z.enum([
  'funding_is_not_whole',
  'price_above_menu',
  'cash_price_above_face',
  'minimum_below_face',
  'sale_ends_before_it_starts',
  'sale_already_over',
  'window_is_empty',
  'discount_above_minimum',
  'store_named_twice',
]);
