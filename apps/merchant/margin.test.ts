import { expect, test } from 'vitest';
import { marginParts } from './margin.ts';

const margin = {
  menuFen: 8_000,
  customerPaysFen: 6_000,
  merchantFundsFen: 1_400,
  platformFundsFen: 600,
  feeFen: 300,
  merchantGetsFen: 6_300,
  keepsBp: 7_875,
  costFen: null,
  marginFen: null,
};

test('the parts of a sale sum to its menu price', () => {
  const parts = marginParts(margin);
  expect(parts.map(({ name, fen }) => [name, fen])).toEqual([
    ['fromCustomer', 5_700],
    ['fromPlatform', 600],
    ['fee', 300],
    ['given', 1_400],
  ]);
  expect(parts.reduce((sum, { fen }) => sum + fen, 0)).toBe(margin.menuFen);
  expect(parts.reduce((sum, { percent }) => sum + percent, 0)).toBeCloseTo(100);
});

test('what the merchant gets is its first two parts', () => {
  const [customer, platform] = marginParts(margin);
  expect((customer?.fen ?? 0) + (platform?.fen ?? 0)).toBe(margin.merchantGetsFen);
});

test('an empty part is not drawn', () => {
  const plain = { ...margin, platformFundsFen: 0, merchantFundsFen: 2_000, feeFen: 0 };
  expect(marginParts(plain).map(({ name }) => name)).toEqual(['fromCustomer', 'given']);
});
