import { afterAll, beforeAll, expect, test } from 'vitest';
import { askLaws, laws } from '../laws.ts';
import type { Broken } from './broken.ts';
import { brokenBudget } from './broken-budget.ts';
import { brokenCard } from './broken-card.ts';
import { brokenEnding } from './broken-ending.ts';
import { brokenMoney } from './broken-money.ts';
import { brokenPayout } from './broken-payout.ts';
import { brokenSale } from './broken-sale.ts';
import { brokenSettlement } from './broken-settlement.ts';
import { brokenUse } from './broken-use.ts';
import { tellBreach } from './law.ts';
import { cardRows } from './one-card.ts';
import { endingRows } from './one-ending.ts';
import { openBooks } from './one-sale.ts';
import { stockIsNeverNegative } from './stock-is-never-negative.ts';
import type { Books } from './one-sale.ts';

let books: Books;
beforeAll(async () => {
  books = await openBooks(cardRows + endingRows);
});
afterAll(() => books.close());

const broken: readonly Broken[] = [
  ...brokenMoney,
  ...brokenSale,
  ...brokenSettlement,
  ...brokenBudget,
  ...brokenUse,
  ...brokenCard,
  ...brokenEnding,
  ...brokenPayout,
];

test('books that are in order break no law', async () => {
  expect((await askLaws(books.client)).map(tellBreach)).toEqual([]);
});

const cases = broken.map(([law, rule, statements]) => ({ law, rule, statements }));

test.each(cases)('$law.name notices when not: $rule', async ({ law, rule, statements }) => {
  const breaches = await books.spoil(law, statements);
  expect(breaches.map((breach) => breach.rule)).toContain(rule);
  expect(breaches.every(({ cityId }) => cityId === 'harbour' || cityId === '')).toBe(true);
});

test('every rule of every law is tried', async () => {
  const tried = new Set(broken.map(([, rule]) => rule));
  const rules = laws.flatMap(({ rules: all }) => all.map(({ rule }) => rule));
  expect(rules.filter((rule) => !tried.has(rule))).toEqual([]);
});

test('a breach says which law, which rule, what and where', async () => {
  const [breach] = await books.spoil(
    stockIsNeverNegative,
    'update offer set stock_left = 9',
  );
  expect(breach && tellBreach(breach)).toContain('10 had, 9 left, 2 held');
});
