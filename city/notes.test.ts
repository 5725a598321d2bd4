import { expect, test } from 'vitest';
import { makeCity } from './city.ts';

const today = new Date('2026-11-24T02:00:00.000Z');
const { notes, shops } = makeCity({ seed: 7, today });

/** Words that everybody has read too often. */
const worn =
  /绝绝子|yyds|宝藏|天花板|打卡|家人们|姐妹们|氛围感|人间烟火|治愈|炸裂|封神|仙女|集美/;

test('no note uses a worn word or leaves a blank unfilled', () => {
  expect(notes.filter(({ text }) => worn.test(text))).toEqual([]);
  expect(notes.filter(({ text }) => /[{}「」|]|undefined|null/.test(text))).toEqual([]);
});

test('no two notes are the same', () => {
  expect(new Set(notes.map(({ text }) => text)).size).toBe(notes.length);
});

test('no sentence is heard more than in one note of sixty', () => {
  const heard = new Map<string, number>();
  for (const { text } of notes) {
    for (const sentence of new Set(text.split(/[。\n]/))) {
      if (sentence.length > 6) heard.set(sentence, (heard.get(sentence) ?? 0) + 1);
    }
  }
  expect(Math.max(...heard.values())).toBeLessThan(notes.length / 60);
});

test('lengths vary from a breath to a paragraph', () => {
  const lengths = notes.map(({ text }) => text.length).sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length * 0.1)]).toBeLessThan(24);
  expect(lengths[Math.floor(lengths.length * 0.9)]).toBeGreaterThan(55);
  expect(lengths.at(-1)).toBeLessThan(300);
});

test('a note likes only what the shop has', () => {
  const menu = new Map(shops.map(({ key, dishes }) => [key, dishes.map(({ zh }) => zh)]));
  const first = shops.filter(({ sign }) => sign === '阿珍肠粉').map(({ key }) => key);
  const wrong = notes
    .filter(({ placeKey }) => !first.includes(placeKey))
    .filter(({ placeKey, liked }) =>
      liked.some((dish) => !menu.get(placeKey)?.includes(dish)),
    );
  expect(wrong).toEqual([]);
});

test('notes were written before today and within a year', () => {
  const oldest = today.getTime() - 366 * 86_400_000;
  expect(notes.every(({ writtenAt }) => writtenAt < today)).toBe(true);
  expect(notes.every(({ writtenAt }) => writtenAt.getTime() > oldest)).toBe(true);
});

test('who sits alone talks of no companion', () => {
  const lonely = notes.filter(({ text }) => /一个人来|一个人也/.test(text));
  expect(lonely.length).toBeGreaterThan(5);
  expect(lonely.filter(({ text }) => /六个人|AA|一桌人/.test(text))).toEqual([]);
});
