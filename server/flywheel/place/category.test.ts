import { expect, test } from 'vitest';
import { categoryOf } from './category.ts';

const of = (value: string, column = 'amenity') => categoryOf([{ column, value }], false);

test.each([
  ['restaurant', 'restaurant'],
  ['cafe', 'cafe'],
  ['pub', 'bar'],
  ['fast_food', 'fast_food'],
  ['bakery', 'bakery'],
  ['kiosk', 'convenience'],
  ['supermarket', 'supermarket'],
  ['books', 'shop'],
  ['hairdresser', 'beauty'],
  ['park', 'leisure'],
  ['museum', 'culture'],
  ['hotel', 'lodging'],
  ['bank', 'service'],
  ['charging_station', 'transport'],
  ['pharmacy', 'health'],
  ['school', 'education'],
  ['Bakery', 'bakery'],
  ['restaurant; cafe', 'restaurant'],
  ['Fitness Center', 'leisure'],
  ['gibberish', 'other'],
  ['餐饮服务;中餐厅;火锅店', 'restaurant'],
  ['美容美发店', 'beauty'],
  ['便民商店/便利店', 'convenience'],
  ['bench', 'not a place'],
  ['toilets', 'not a place'],
  ['bicycle_parking', 'not a place'],
  ['disused:school', 'not a place'],
  ['recycling_glass', 'not a place'],
  ['parking_entrance', 'not a place'],
  ['vacant', 'not a place'],
  ['公共厕所', 'not a place'],
])('%s is %s', (value, category) => expect(of(value)).toBe(category));

test('a value nobody knows is told by its column', () => {
  expect(of('anime_figures', 'shop')).toBe('shop');
  expect(of('quadrant', 'leisure')).toBe('leisure');
});

test('a cuisine makes a restaurant of what says nothing else', () => {
  expect(categoryOf([], true)).toBe('restaurant');
  expect(categoryOf([{ column: 'amenity', value: 'cafe' }], true)).toBe('cafe');
});

test('a toilet inside a cafe is a cafe', () => {
  const tags = [
    { column: 'amenity', value: 'toilets' },
    { column: 'shop', value: 'cafe' },
  ];
  expect(categoryOf(tags, false)).toBe('cafe');
});
