import { expect, it } from 'vitest';
import { movedBetween } from './accounts.ts';
import { moneyTable } from './table.ts';

it('reads a row of four cells, over as many lines as it needs', () => {
  const text = `
    given | when | then | moves
    buy meal; redeem
      | undo | undone | held +33.34, payable -33.34
    - | order meal | ordered | -`;
  expect(moneyTable(text)).toEqual([
    {
      name: 'buy meal; redeem | undo | undone',
      given: ['buy meal', 'redeem'],
      when: 'undo',
      then: 'undone',
      moves: { held: 3_334, payable: -3_334 },
    },
    {
      name: '- | order meal | ordered',
      given: [],
      when: 'order meal',
      then: 'ordered',
      moves: {},
    },
  ]);
});

it.each([
  ['buy meal | redeem | redeemed | held -100, payable +99', /comes from somewhere/],
  ['buy meal | redeem | redeemed', /four cells/],
  ['buy meal | redeem | redeemed | held 100', /not a movement/],
])('refuses %s', (text, why) => {
  expect(() => moneyTable(text)).toThrow(why);
});

it('says which accounts moved, and not those that stayed', () => {
  const before = new Map([
    ['held', 100],
    ['fee', 5],
  ]);
  const after = new Map([
    ['held', 0],
    ['fee', 5],
    ['payable', 100],
  ]);
  expect(movedBetween(before, after)).toEqual({ held: -100, payable: 100 });
});
