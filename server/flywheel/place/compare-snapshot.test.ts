import { describe, expect, test } from 'vitest';
import { assignKeys } from './assign-keys.ts';
import { compareSnapshot } from './compare-snapshot.ts';
import type { PlaceDraft } from './place.ts';
import { readSnapshot, unsaidBy } from './read-snapshot.ts';
import type { SourcePlace } from './sql-import.ts';

const metre = 1 / 111_195;
const draft = (name: string, more: Partial<PlaceDraft> = {}): PlaceDraft => ({
  line: 2,
  sourceKey: name,
  name,
  category: 'cafe',
  cuisines: [],
  address: null,
  phone: null,
  position: { lat: 31, lon: 121 },
  hoursText: null,
  hoursWeekly: null,
  ...more,
});
const known = (name: string, more: Partial<SourcePlace> = {}): SourcePlace => ({
  id: `id of ${name}`,
  sourceKey: name,
  name,
  category: 'cafe',
  cuisines: [],
  lat: 31,
  lon: 121,
  address: null,
  phone: null,
  hoursText: null,
  hoursWeekly: null,
  merchantId: null,
  state: 'open',
  ...more,
});
const at = (metres: number) => ({ position: { lat: 31 + metres * metre, lon: 121 } });

const compare = (
  before: SourcePlace[],
  now: PlaceDraft[],
  more: Partial<Parameters<typeof compareSnapshot>[0]> = {},
) => {
  const places = before.map((place) => ({ ...place, position: place }));
  return compareSnapshot({
    known: before,
    drafts: assignKeys(now, places).drafts,
    unsaid: new Set(),
    partial: false,
    unreadableKeys: new Set(),
    ...more,
  });
};

describe('what a newer snapshot changes', () => {
  test('nothing when it says the same', () => {
    expect(compare([known('a')], [draft('a')])).toMatchObject({
      create: [],
      update: [],
      unchanged: 1,
      close: [],
    });
  });

  test('thirty metres is a better measurement, more is a move', () => {
    const moved = (metres: number) =>
      compare([known('a')], [draft('a', at(metres))]).update.map((change) => change.moved);
    expect(moved(0.001)).toEqual([]);
    expect(moved(29)).toEqual([false]);
    expect(moved(31)).toEqual([true]);
  });

  test('a new name keeps the id', () => {
    const [change] = compare([known('a')], [draft('a', { name: 'A new' })]).update;
    expect(change).toMatchObject({ id: 'id of a', renamed: true, moved: false });
  });

  test('what is missing closes, what returns opens again', () => {
    expect(compare([known('a'), known('b')], [draft('a')]).close).toHaveLength(1);
    const back = compare([known('a', { state: 'closed' })], [draft('a')]).update;
    expect(back).toMatchObject([{ id: 'id of a', reopened: true }]);
  });

  test('nothing closes by a part, by an unreadable row, or over a merchant’s head', () => {
    const closedBy = (place: SourcePlace, more = {}) =>
      compare([place], [draft('z')], more).close.length;
    expect(closedBy(known('a'))).toBe(1);
    expect(closedBy(known('a'), { partial: true })).toBe(0);
    expect(closedBy(known('a'), { unreadableKeys: new Set(['a']) })).toBe(0);
    expect(closedBy(known('a', { merchantId: 'm' }))).toBe(0);
    expect(closedBy(known('a', { state: 'closed' }))).toBe(0);
  });

  test('what the file has no column for stays as it was', async () => {
    const bytes = Buffer.from('id,name,lat,lon\na,a,31,121\n');
    const { drafts, layout } = await readSnapshot({ bytes });
    const rich = known('a', {
      phone: '+861',
      hoursText: 'off',
      hoursWeekly: [],
      address: 'S',
    });
    const said = compare([rich], drafts, { unsaid: unsaidBy(layout) });
    expect(said).toMatchObject({ update: [], unchanged: 1 });
    expect(compare([rich], drafts).update).toHaveLength(1);
  });
});

describe('keys', () => {
  const keyless = (name: string, metres = 0) =>
    draft(name, { sourceKey: null, ...at(metres) });
  const keysOf = (now: PlaceDraft[], before: SourcePlace[] = []) =>
    assignKeys(
      now,
      before.map((place) => ({ ...place, position: place })),
    ).drafts.map(({ sourceKey }) => sourceKey);

  test('of two rows with one key the last wins', () => {
    const now = [draft('a', { line: 2 }), draft('a', { line: 3, name: 'A' }), draft('b')];
    const { drafts, duplicates } = assignKeys(now, []);
    expect(drafts.map(({ name }) => name)).toEqual(['A', 'b']);
    expect(duplicates).toMatchObject([
      { line: 2, reason: 'duplicate_key', sourceKey: 'a' },
    ]);
  });

  test('without ids the name and the hundred metres around make one', () => {
    expect(keysOf([keyless('Star Café')])).toEqual(['~starcafé@31.000,121.000']);
    expect(keysOf([keyless('A'), keyless('a '), keyless('A', 900)])).toHaveLength(2);
  });

  test('a corrected position is the same place, even across a grid line', () => {
    const before = [known('A', { sourceKey: '~a@31.000,121.000' })];
    expect(keysOf([keyless('A', 60)], before)).toEqual(['~a@31.000,121.000']);
    expect(keysOf([keyless('A', 400)], before)).not.toContain('~a@31.000,121.000');
    expect(keysOf([keyless('B', 0)], before)).not.toContain('~a@31.000,121.000');
  });

  test('a branch that stayed is matched before one that may have moved', () => {
    const before = [
      known('A', { sourceKey: '~first' }),
      known('A', { sourceKey: '~second', lat: 31 + 150 * metre }),
    ];
    const now = [keyless('A', 120), keyless('A', 0)];
    expect(keysOf(now, before)).toEqual(['~second', '~first']);
    expect(keysOf([keyless('A', 100), keyless('A', 150)], before).toSorted()).toEqual([
      '~first',
      '~second',
    ]);
  });
});
