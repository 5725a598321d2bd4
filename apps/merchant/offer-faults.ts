import { minuteOfDay } from '#contract/kit/time.ts';
import type { OfferProblem } from '#contract/offer-problem.ts';
import type { OfferForm } from './offer-form.ts';

/** Where a fault is: the path of a field in the form, as antd names it. */
export type FieldPath = (string | number)[];

/** The fields that a named contradiction points at. */
export const fieldsOfProblem = (
  problem: (typeof OfferProblem.options)[number],
  form: OfferForm,
): FieldPath[] => {
  if (problem !== 'window_is_empty') return [[fieldOf[problem]]];
  const list = form.kind === 'package' ? 'usableWindows' : 'windows';
  const empty = form[list].flatMap(({ from, to }, row) => {
    const isWholeDay = from === '00:00' && to === '24:00';
    const isEmpty = (minuteOfDay(to) - minuteOfDay(from)) % 1_440 === 0;
    return isEmpty && !isWholeDay ? [[list, row, 'to']] : [];
  });
  return empty.length > 0 ? empty : [[list, 0, 'to']];
};

/** Where in the form the wire's path is: `terms.items.0.priceFen` → `items.0.price`. */
export const fieldOfPath = (path: readonly PropertyKey[], form: OfferForm): FieldPath[] => {
  const [first, ...below] = path
    .filter((part) => part !== 'terms' && part !== 'discount')
    .map((part) =>
      typeof part === 'number' ? part : (typedName[String(part)] ?? String(part)),
    );
  if (first === undefined) return [];
  if (first === 'off') return [[form.offBy === 'percent' ? 'percentBp' : 'amount']];
  if (first === 'items')
    return [below.length < 2 ? ['items', 0, 'name'] : [first, ...below]];
  if (first === 'windows') return [['windows', below[0] ?? 0, below[1] ?? 'days']];
  if (first === 'usable') {
    const [which, row = 0, part = 'days'] = below;
    return which === 'windows' ? [['usableWindows', row, part]] : [['blackoutDays', row]];
  }
  return [[first]];
};

/** What a fault's sentence is filed under: `items.0.name` → `itemName`. */
export const faultName = (at: FieldPath): FaultName => {
  const [first, , part] = at;
  if (first === 'items') return part === 'price' || part === 'count' ? part : 'itemName';
  if (first === 'windows' || first === 'usableWindows')
    return part === 'days' ? 'days' : 'time';
  return faultNames[String(first)] ?? 'other';
};

export type FaultName =
  | 'title'
  | 'stores'
  | 'itemName'
  | 'price'
  | 'count'
  | 'percent'
  | 'days'
  | 'time'
  | 'date'
  | 'share'
  | 'appliesTo'
  | 'excludes'
  | 'other';

const fieldOf = {
  funding_is_not_whole: 'platformPercent',
  price_above_menu: 'price',
  cash_price_above_face: 'price',
  minimum_below_face: 'minimum',
  sale_ends_before_it_starts: 'sellUntil',
  sale_already_over: 'sellUntil',
  discount_above_minimum: 'amount',
  store_named_twice: 'placeIds',
} as const;

const faultNames: Record<string, FaultName> = {
  title: 'title',
  placeIds: 'stores',
  price: 'price',
  face: 'price',
  minimum: 'price',
  cap: 'price',
  amount: 'price',
  perBill: 'count',
  usesTotal: 'count',
  usesPerDay: 'count',
  stock: 'count',
  perPersonLimit: 'count',
  validDays: 'count',
  percentBp: 'percent',
  sellFrom: 'time',
  sellUntil: 'time',
  platformPercent: 'share',
  appliesTo: 'appliesTo',
  excludes: 'excludes',
  blackoutDays: 'date',
};

/** The wire's names that the form calls something else. */
const typedName: Record<string, string> = {
  priceFen: 'price',
  faceFen: 'face',
  minimumFen: 'minimum',
  capFen: 'cap',
  funding: 'platformPercent',
};
