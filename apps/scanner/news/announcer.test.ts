import { describe, expect, test } from 'vitest';
import type { ChangeView } from '#contract/change.ts';
import type { RedemptionView } from '#contract/redemption.ts';
import { makeAnnouncer } from './announcer.ts';
import type { KeptPlace } from './announcer.ts';

const noonMs = Date.UTC(2026, 10, 24, 4);
const redeemed = (id: string, more: Partial<RedemptionView> = {}): RedemptionView => ({
  id,
  code: '123456789012',
  title: '双人面套餐',
  terms: { kind: 'paid_bill', billFen: 8_800, lines: [] },
  excludes: [],
  placeId: 'p',
  placeName: '码头面馆',
  staffName: '',
  channel: 'stand',
  useNo: 1,
  usesLeft: 0,
  merchantGetsFen: 8_700,
  paidFen: 8_800,
  refundedFen: 0,
  redeemedAt: new Date(noonMs).toISOString(),
  undoUntil: new Date(noonMs).toISOString(),
  undoneAt: null,
  scannedAt: null,
  ...more,
});
const change = (redemption: RedemptionView, kind: ChangeView['kind'] = 'redeemed') => ({
  kind,
  redemption,
});

/** A feed that gives each page once, in turn, and a device that hears it. */
const device = (pages: ChangeView[][], mine: string[] = []) => {
  const asked: (string | undefined)[] = [];
  const at = { nowMs: noonMs, awaits: false, kept: null as KeptPlace | null };
  const start = () =>
    makeAnnouncer({
      ask: async (after) => {
        asked.push(after);
        return { items: pages.shift() ?? [], nextCursor: `c${asked.length}` };
      },
      kept: { read: () => at.kept, keep: (place) => void (at.kept = place) },
      nowMs: () => at.nowMs,
      isMine: (id) => mine.includes(id),
      awaitsOwn: () => at.awaits,
    });
  const ids = async (announcer: ReturnType<typeof start>) =>
    (await announcer.look()).news.map((news) => news.items.map(({ id }) => id));
  return { at, asked, start, ids };
};

describe('news', () => {
  test('from before the start is none, and later each is told once', async () => {
    const [old, fresh] = [change(redeemed('a')), change(redeemed('b'))];
    const { start, ids, asked } = device([[old], [fresh], [fresh]]);
    const announcer = start();
    expect([await ids(announcer), await ids(announcer), await ids(announcer)]).toEqual([
      [],
      [['b']],
      [],
    ]);
    expect(asked).toEqual([undefined, 'c1', 'c2']);
  });

  test('that this device made itself, or accepted without network, is none', async () => {
    const own = change(redeemed('a', { channel: 'scan', staffName: 'chen' }));
    const late = change(redeemed('b', { scannedAt: new Date(noonMs).toISOString() }));
    const gone = change(redeemed('c', { undoneAt: new Date(noonMs).toISOString() }));
    const { start, ids } = device([[], [own, late, gone]], ['a']);
    const announcer = start();
    await ids(announcer);
    expect(await ids(announcer)).toEqual([]);
  });

  test('that may be the answer one waits for is held back; a stand’s is not', async () => {
    const scan = change(redeemed('a', { channel: 'scan', staffName: 'chen' }));
    const { start, ids, at } = device([[], [scan, change(redeemed('b'))], []]);
    const announcer = start();
    await ids(announcer);
    at.awaits = true;
    expect(await ids(announcer)).toEqual([['b']]);
    at.awaits = false;
    expect(await ids(announcer)).toEqual([['a']]);
  });

  test('redeemed in one go is told as one, in its order', async () => {
    const two = [change(redeemed('b')), change(redeemed('a'))];
    const { start, ids } = device([[], two]);
    const announcer = start();
    await ids(announcer);
    expect(await ids(announcer)).toEqual([['a', 'b']]);
  });

  test('that is old when it is heard is left to the day’s list', async () => {
    const { start, ids, at } = device([[], [change(redeemed('a'))]]);
    const announcer = start();
    await ids(announcer);
    at.nowMs += 10 * 60_000;
    expect(await ids(announcer)).toEqual([]);
  });

  test('that was undone is taken back', async () => {
    const undone = change(redeemed('a'), 'undone');
    const { start } = device([[], [undone]]);
    const announcer = start();
    await announcer.look();
    expect((await announcer.look()).undone).toEqual(['a']);
  });
});

describe('a page that is opened again', () => {
  test('within a minute goes on where it was, and says nothing twice', async () => {
    const one = change(redeemed('a'));
    const { start, ids, asked, at } = device([[], [one], [one, change(redeemed('b'))]]);
    const first = start();
    await ids(first);
    await ids(first);
    at.nowMs += 30_000;
    expect(await ids(start())).toEqual([['b']]);
    expect(asked.at(-1)).toBe('c2');
  });

  test('an hour later starts from now', async () => {
    const { start, ids, asked, at } = device([[], [change(redeemed('a'))]]);
    await ids(start());
    at.nowMs += 60 * 60_000;
    expect(await ids(start())).toEqual([]);
    expect(asked.at(-1)).toBeUndefined();
  });

  test('whose cursor was forgotten starts from now', async () => {
    const { start, ids, asked } = device([[], [], [change(redeemed('a'))]]);
    const announcer = start();
    await ids(announcer);
    announcer.startAnew();
    expect(await ids(announcer)).toEqual([]);
    expect(asked).toEqual([undefined, undefined]);
  });
});
