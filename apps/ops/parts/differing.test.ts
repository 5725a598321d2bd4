import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differing } from './differing.ts';
import type { Part } from './differing.ts';

const ownOf = (parts: Part[]) => parts.filter(({ isOwn }) => isOwn).map(({ text }) => text);
const wholeOf = (parts: Part[]) => parts.map(({ text }) => text).join('');

test.each([
  ['码头路 1 号', '码头路 12 号', [], ['2']],
  ['老王面馆', '老王面馆', [], []],
  ['海风茶楼', '海风面馆', ['茶楼'], ['面馆']],
  ['码头路 12 号', '舟山市定海区码头路12号', [], ['舟山市定海区']],
  ['蓝鲸', '灯塔', ['蓝鲸'], ['灯塔']],
])('of %s and %s only what differs is marked', (one, other, left, right) => {
  expect(differing(one, other).map(ownOf)).toEqual([left, right]);
});

test('the parts are always the whole', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(differing(one, other).map(wholeOf)).toEqual([one, other]);
    }),
  );
});
