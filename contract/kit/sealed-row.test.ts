import { expect, test } from 'vitest';
import { openRow, sealRow, tagOf } from './sealed-row.ts';

const handle = '55902970384438959018';
const iv = new Uint8Array(12).fill(7);
const value = { title: '双人面套餐', usesLeft: 1 };

test('a row opens by its own handle', async () => {
  const row = await sealRow(handle, value, iv);
  expect(row.tag).toBe(await tagOf(handle));
  expect(await openRow(handle, row)).toEqual(value);
});

test('a row stays shut to every other handle and when it was changed', async () => {
  const row = await sealRow(handle, value, iv);
  expect(await openRow('55902970384438959019', row)).toBeNull();
  const changed = (row.sealed.startsWith('A') ? 'B' : 'A') + row.sealed.slice(1);
  expect(await openRow(handle, { ...row, sealed: changed })).toBeNull();
});
