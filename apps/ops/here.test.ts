import { expect, test } from 'vitest';
import type { RoleView } from '#contract/person.ts';
import { citiesOf } from './here.tsx';

const role = (cityId: string, name: RoleView['role']): RoleView => ({
  cityId,
  role: name,
  merchantId: null,
  merchantName: null,
  placeId: null,
  placeName: null,
  until: null,
});

test('only the cities that somebody operates are theirs, each once', () => {
  expect(
    citiesOf([
      role('harbour', 'owner'),
      role('hill', 'operator'),
      role('hill', 'operator'),
    ]),
  ).toEqual(['hill']);
});
