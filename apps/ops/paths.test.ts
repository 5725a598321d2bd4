import { expect, test } from 'vitest';
import { otherApps, paths, patterns } from './paths.ts';

const handedOut = Object.values(paths).map((path) => path('harbour', 'e'));

test('every address is what it was when people saved it', () => {
  expect(handedOut).toEqual([
    '/',
    '/sign-in',
    '/harbour/review',
    '/harbour/merchants',
    '/harbour/offers',
    '/harbour/programmes',
    '/harbour/programmes/e',
    '/harbour/ledger',
    '/harbour/ledger/postings',
    '/harbour/ledger/entries/e',
    '/harbour/imports',
    '/harbour/duplicates',
    '/harbour/cases',
    '/harbour/signals',
    '/harbour/holds',
    '/harbour/audit',
    '/harbour/bills',
    '/harbour/campaigns',
  ]);
});

test('the router matches each address that is handed out', () => {
  const { start, signIn, city, ...pages } = patterns;
  const fill = (pattern: string) =>
    pattern.replace('$city', 'harbour').replace('$entry', 'e').replace('$programme', 'e');
  const matched = [start, signIn, ...Object.values(pages).map((page) => city + page)];
  expect(matched.map(fill)).toEqual(handedOut);
});

test('the other apps are pages of their own', () => {
  expect(Object.values(otherApps)).toEqual(['/', '/merchant/']);
});
