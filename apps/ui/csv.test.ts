import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('a file opens with Chinese characters, quotes and commas whole', () => {
  expect(
    csvOf([
      ['店', '项目'],
      ['海港面馆', '双人"套餐", 两份'],
    ]),
  ).toBe('\uFEFF"店","项目"\r\n"海港面馆","双人""套餐"", 两份"\r\n');
});

test('a name that looks like a formula stays text, a number stays a number', () => {
  expect(csvOf([['=1+1', -5]])).toBe('\uFEFF"\'=1+1","-5"\r\n');
});
