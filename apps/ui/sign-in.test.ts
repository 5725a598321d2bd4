import { expect, test } from 'vitest';
import { languageFor } from './language.tsx';
import { phoneOf } from './sign-in.tsx';

test.each([
  ['13800000001', '+8613800000001'],
  ['138 0000 0001', '+8613800000001'],
  ['+86 138-0000-0001', '+8613800000001'],
  ['+44 7700 900123', '+447700900123'],
  ['1380000000', null],
  ['+8612345678901', null],
  ['', null],
])('%s is read as %s', (typed, phone) => {
  expect(phoneOf(typed)).toBe(phone);
});

test('the first language a device asks for and we have is spoken', () => {
  expect(languageFor(['fr-FR', 'en-GB', 'zh-CN'])).toBe('en');
  expect(languageFor(['zh-Hant-TW'])).toBe('zh');
  expect(languageFor(['fr'])).toBe('zh');
});
