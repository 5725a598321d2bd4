import { distanceMetres } from '#contract/kit/geo.ts';
import type { GeoPoint } from '#contract/kit/geo.ts';
import type { Category } from '#contract/place.ts';
import type { MergeReason } from '#contract/place-merge.ts';
import { compareAddresses, readAddressParts } from './duplicate-address.ts';
import type { AddressParts } from './duplicate-address.ts';
import { readNameParts } from './duplicate-name.ts';
import type { NameParts } from './duplicate-name.ts';
import { compareNames } from './duplicate-name-compare.ts';

/** What the matcher looks at; whatever is not known is null and says nothing. */
export type Comparable = {
  name: string;
  address: string | null;
  phone: string | null;
  position: GeoPoint | null;
  category: Category | null;
  cuisines: readonly string[];
};

export type Sameness = { score: number; reasons: MergeReason[] };
type Finding = MergeReason['reason'];

/** From here on a pair is worth a person's look; tuned for precision before recall. */
export const proposeFrom = 0.7;

/**
 * What each finding is worth, in log-odds; the whole table. The sum over an unlikely start
 * goes through the logistic curve to a score between nought and one. A different name can't
 * be made up for by anything: shops of one building share door, spot and switchboard.
 */
export const weights: Readonly<Record<Finding | 'start', number>> = {
  start: -3.2,
  name_same: 3,
  name_close: 2.6,
  name_contained: 1.9,
  name_alike: 1.2,
  name_generic: 0.6,
  name_kind_differs: -2.5,
  name_different: -8,
  branch_same: 1,
  branch_differs: -6,
  address_same_door: 2.6,
  address_same_street: 0.4,
  address_other_door: -2.2,
  address_other_street: -2,
  phone_same: 3.2,
  phone_differs: -0.6,
  position_same_spot: 2.4,
  position_near: 1.2,
  position_apart: -1.5,
  position_far: -6,
  category_same: 0.3,
  category_differs: -1.5,
  cuisine_shared: 0.3,
};

/** Two sources of one city measure one door up to some tens of metres apart. */
const sameSpotMetres = 35;
const nearMetres = 120;
export const apartMetres = 400;

/** Whether two listings are one place, from 0 to 1, and why: the strongest reason first. */
export const sameness = (one: Comparable, other: Comparable): Sameness =>
  samenessOf(prepare(one), prepare(other));

/** A place with its texts taken apart once, since it meets many others. */
export type Prepared = {
  name: NameParts;
  address: AddressParts;
  phone: string | null;
  position: GeoPoint | null;
  category: Category | null;
  cuisines: readonly string[];
};

export const prepare = (place: Comparable): Prepared => ({
  name: readNameParts(place.name),
  address: readAddressParts(place.address),
  phone: ownNumber(place.phone),
  position: place.position,
  category: place.category === 'other' ? null : place.category,
  cuisines: place.cuisines,
});

export const samenessOf = (one: Prepared, other: Prepared): Sameness => {
  const all: readonly (Finding | null)[] = [
    `name_${compareNames(one.name, other.name)}`,
    branches(one, other),
    addresses(one, other),
    phones(one, other),
    positions(one, other),
    categories(one, other),
    cuisines(one, other),
  ];
  const found = all.filter((reason) => reason !== null);
  const sum = found.reduce((points, reason) => points + weights[reason], weights.start);
  return {
    score: 1 / (1 + Math.exp(-sum)),
    reasons: found
      .map((reason) => ({ reason, points: weights[reason] }))
      .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points)),
  };
};

const branches = (one: Prepared, other: Prepared): Finding | null => {
  const [left, right] = [one.name.branch, other.name.branch];
  if (left === null || right === null) return null;
  const isSame = left === right || left.includes(right) || right.includes(left);
  return isSame ? 'branch_same' : 'branch_differs';
};

const addresses = (one: Prepared, other: Prepared): Finding | null => {
  const level = compareAddresses(one.address, other.address);
  return level === 'unknown' ? null : `address_${level}`;
};

const phones = (one: Prepared, other: Prepared): Finding | null => {
  if (one.phone === null || other.phone === null) return null;
  return samePhone(one.phone, other.phone) ? 'phone_same' : 'phone_differs';
};

const positions = (one: Prepared, other: Prepared): Finding | null => {
  if (one.position === null || other.position === null) return null;
  const metres = distanceMetres(one.position, other.position);
  if (metres <= sameSpotMetres) return 'position_same_spot';
  if (metres <= nearMetres) return 'position_near';
  return metres <= apartMetres ? 'position_apart' : 'position_far';
};

const meals = new Set<Category | null>([
  'restaurant',
  'cafe',
  'bar',
  'fast_food',
  'bakery',
]);
const goods = new Set<Category | null>(['convenience', 'supermarket', 'shop', 'bakery']);

const categories = (one: Prepared, other: Prepared): Finding | null => {
  const both = [one.category, other.category];
  if (both.includes(null)) return null;
  if (one.category === other.category) return 'category_same';
  const isKin = [meals, goods].some((group) => both.every((each) => group.has(each)));
  return isKin ? null : 'category_differs';
};

const cuisines = (one: Prepared, other: Prepared): Finding | null =>
  one.cuisines.some((cuisine) => other.cuisines.includes(cuisine))
    ? 'cuisine_shared'
    : null;

/** Digits without trunk zeros; a hotline belongs to a chain and tells no shop apart. */
export const ownNumber = (phone: string | null): string | null => {
  const digits = (phone ?? '').replace(/\D/gu, '').replace(/^0+/u, '');
  if (digits.length < 7 || /^(?:86)?(?:400|800)\d{7}$/u.test(digits)) return null;
  return /^1?8(?:00|88|77|66|55|44|33)\d{7}$/u.test(digits) ? null : digits;
};

/** Written with or without country and area: the shorter is the end of the longer. */
const samePhone = (one: string, other: string): boolean =>
  one.length <= other.length ? other.endsWith(one) : one.endsWith(other);
