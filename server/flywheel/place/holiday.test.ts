import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmptyCities } from '#server/test/places.ts';
import type { EmptyCities } from '#server/test/places.ts';
import { createStore } from './create.ts';
import { holidaysOfYear, setHolidaysOfYear } from './holiday.ts';
import { readPlace } from './show.ts';

let town: EmptyCities;
beforeAll(async () => {
  town = await openEmptyCities();
  await town.addCity('harbour');
  await town.addCity('elsewhere');
});
afterAll(() => town.close());

const opened = async (hoursText: string): Promise<string> => {
  const address = '1 Quay';
  const store = { name: 'Bakery', category: 'bakery', lat: 31.2, lon: 121.5 } as const;
  const place = await town.inCity('harbour', (work) =>
    createStore(work, { merchantId: work.id(), store: { ...store, address, hoursText } }),
  );
  return place.id;
};
const opennessOf = async (id: string) =>
  (await town.inCity('harbour', (work) => readPlace(work, id))).openness;
const today = { day: '2026-11-24', name: '港口节' };

test('a year is read in order, and a corrected list takes its place', async () => {
  const lists = [
    [
      { day: '2026-10-02', name: '国庆节' },
      { day: '2026-01-01', name: '元旦' },
    ],
    [
      { day: '2026-10-01', name: '国庆节' },
      { day: '2026-01-01', name: '元旦' },
    ],
  ];
  for (const holidays of lists) {
    await town.inCity('harbour', (work) =>
      setHolidaysOfYear(work, { year: 2026, holidays }),
    );
  }
  const read = (year: number) =>
    town.inCity('harbour', (work) => holidaysOfYear(work, year));
  expect(await read(2026)).toEqual(lists[1]?.toReversed());
  expect(await read(2027)).toEqual([]);
});

test.each([
  ['of another year', ['2027-01-01']],
  ['that does not exist', ['2026-02-30']],
  ['given twice', ['2026-01-01', '2026-01-01']],
])('a day %s is never kept', async (_, days) => {
  const holidays = days.map((day) => ({ day, name: '节' }));
  await expect(
    town.inCity('harbour', (work) => setHolidaysOfYear(work, { year: 2026, holidays })),
  ).rejects.toThrow('holiday');
});

test('a place shuts on a holiday of its own city only', async () => {
  const bakery = await opened('Mo-Su 08:00-20:00; PH off');
  const asHoliday = { year: 2026, holidays: [today] };
  await town.inCity('elsewhere', (work) => setHolidaysOfYear(work, asHoliday));
  // It is noon in the harbour.
  expect(await opennessOf(bakery)).toMatchObject({ state: 'open', closesInMinutes: 480 });
  await town.inCity('harbour', (work) => setHolidaysOfYear(work, asHoliday));
  expect(await opennessOf(bakery)).toMatchObject({
    state: 'closed',
    opensInMinutes: 20 * 60,
  });
});

test('a season is asked by the day, without a week in the table', async () => {
  const terrace = await opened('Apr-Oct: 10:00-22:00; Nov-Mar: 11:00-15:00');
  expect(await opennessOf(terrace)).toMatchObject({
    state: 'open',
    closesInMinutes: 180,
  });
});
