import { expect, test } from 'vitest';
import { paths } from './paths.ts';

test('the scanner has five addresses and no more', () => {
  expect(paths).toEqual({
    counter: '/',
    today: '/today',
    store: '/store',
    phone: '/phone',
    practiceCodes: '/practice-codes',
  });
});
