import { describe, expect, test } from 'vitest';
import { offerFormEn } from './offer-form-words.en.ts';
import { offerFormZh } from './offer-form-words.zh.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** Every sentence of a dictionary; those that take arguments are given plain ones. */
const sentencesOf = (words: unknown): string[] => {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return [String(words('7', '8', 9))];
  if (typeof words !== 'object' || words === null) return [];
  return Object.values(words).flatMap(sentencesOf);
};

const chinese = [...sentencesOf(zh), ...sentencesOf(offerFormZh)];
const english = [...sentencesOf(en), ...sentencesOf(offerFormEn)];

describe('the words of the console', () => {
  test('say as much in one language as in the other', () => {
    expect(english).toHaveLength(chinese.length);
  });

  test('neither shout nor blame', () => {
    const loud = [...chinese, ...english].filter((one) =>
      /[!！]|系统错误|invalid/i.test(one),
    );
    expect(loud).toEqual([]);
  });

  test('leave a space between Chinese and Latin', () => {
    const tight = /\p{Script=Han}[A-Za-z0-9¥]|[A-Za-z0-9%]\p{Script=Han}/u;
    expect(chinese.filter((one) => tight.test(one))).toEqual([]);
  });

  test('have no Chinese left in the English', () => {
    expect(english.filter((one) => /\p{Script=Han}/u.test(one))).toEqual([]);
  });
});
