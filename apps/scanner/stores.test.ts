import { expect, test } from 'vitest';
import type { RoleView } from '#contract/person.ts';
import { eachOnce, storesOfStaff } from './stores.ts';

const role = (given: Partial<RoleView>): RoleView => ({
  cityId: 'harbour',
  role: 'staff',
  merchantId: null,
  merchantName: null,
  placeId: null,
  placeName: null,
  until: null,
  ...given,
});

test('staff may redeem at the stores their roles name', () => {
  const roles = [
    role({ placeId: 'p-1', placeName: '汤面馆', merchantName: '汤记' }),
    role({ role: 'owner', merchantId: 'm-1' }),
  ];
  expect(storesOfStaff(roles)).toEqual([
    { cityId: 'harbour', placeId: 'p-1', name: '汤面馆', merchantName: '汤记' },
  ]);
});

test('a store that comes from two roles is offered once', () => {
  const store = { cityId: 'harbour', placeId: 'p-1', name: '汤面馆', merchantName: null };
  expect(eachOnce([store, { ...store, cityId: 'lake' }, store])).toHaveLength(2);
});
