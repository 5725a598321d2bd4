import { expect, test } from 'vitest';
import { ruleFor } from './fee-rule.ts';
import type { FeeSale } from './fee-rule.ts';
import type { FeeRule } from './sql-fee.ts';

const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const sale: FeeSale = {
  merchantId: 'zhou',
  placeId: 'noodles',
  category: 'restaurant',
  offerKind: 'package',
};
const rule = (name: string, changes: Partial<FeeRule> = {}): FeeRule => ({
  cityId: 'town',
  id: name,
  name,
  feeBp: 100,
  merchantIds: null,
  placeIds: null,
  categories: null,
  offerKinds: null,
  fromAt: at(1),
  untilAt: null,
  madeBy: 'xu',
  madeAt: at(1),
  endedBy: null,
  ...changes,
});
const all = rule('all');
const packages = rule('packages', { offerKinds: ['package'] });
const food = rule('food', { categories: ['restaurant', 'cafe'] });
const zhou = rule('zhou', { merchantIds: ['tang', 'zhou'] });
const noodles = rule('noodles', { placeIds: ['noodles'] });
const zhouFood = rule('zhou food', { merchantIds: ['zhou'], categories: ['restaurant'] });
const zhouBills = rule('zhou bills', { merchantIds: ['zhou'], offerKinds: ['bill'] });

test.each([
  ['none fits nothing', [], undefined],
  ['one for everything fits', [all], 'all'],
  ['a kind wins over everything', [all, packages], 'packages'],
  ['a category wins over a kind', [packages, food], 'food'],
  ['a merchant wins over a category and a kind', [food, packages, zhou], 'zhou'],
  ['a store wins over its merchant', [zhou, noodles], 'noodles'],
  ['two dimensions win over the first alone', [zhou, zhouFood], 'zhou food'],
  ['a store wins over merchant and category together', [zhouFood, noodles], 'noodles'],
  ['all dimensions have to fit', [zhouBills, food], 'food'],
  ['of a list one has to', [zhou], 'zhou'],
  ['another merchant’s does not fit', [rule('tang', { merchantIds: ['tang'] })], undefined],
  ['another store’s does not', [rule('tea', { placeIds: ['tea'] }), all], 'all'],
  ['another category’s does not', [rule('bars', { categories: ['bar'] })], undefined],
  ['the older of two equals wins', [rule('b', { madeAt: at(2) }), all], 'all'],
  ['whatever their order', [all, rule('b', { madeAt: at(2) })], 'all'],
  ['of the same moment the first id does', [rule('b'), rule('a')], 'a'],
  ['one that is coming does not fit yet', [rule('x', { fromAt: at(11) })], undefined],
  ['it does from its first moment', [rule('x', { fromAt: at(10) })], 'x'],
  ['one that ended does not fit', [rule('x', { untilAt: at(10) }), all], 'all'],
  ['it does until its last', [rule('x', { untilAt: at(11) })], 'x'],
] as const)('%s', (_, rules, name) => {
  expect(ruleFor(rules, sale, at(10))?.name).toBe(name);
});

test('a sale without a store or category meets no rule about them', () => {
  const elsewhere = { ...sale, placeId: null, category: null };
  expect(ruleFor([food, noodles], elsewhere, at(10))).toBeUndefined();
});
