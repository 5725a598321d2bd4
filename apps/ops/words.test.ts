import { expect, test } from 'vitest';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const keysOf = (words: object, at = ''): string[] =>
  Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? keysOf(value, `${at}${key}.`)
      : [`${at}${key}`],
  );

test('both languages say the same things, in the same order', () => {
  expect(keysOf(en)).toEqual(keysOf(zh));
});
