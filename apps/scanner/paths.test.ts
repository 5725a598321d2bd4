import { expect, test } from 'vitest';
import { paths } from './paths.ts';

test('the scanner has three addresses and no more', () => {
  expect(paths).toEqual({ counter: '/', today: '/today', store: '/store' });
});
