import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorText, readCursor, readSnapshot, snapshotText } from './feed-cursor.ts';

const xid = fc.bigInt({ min: 3n, max: 36n ** 11n });
const snapshot = fc
  .record({
    xmin: xid,
    gaps: fc.array(fc.bigInt({ min: 1n, max: 99n }), { maxLength: 64 }),
  })
  .map(({ xmin, gaps }) => {
    let at = xmin - 1n;
    const open = gaps.map((gap) => (at += gap));
    return { xmin, xmax: at + 1n, open };
  });
const at = fc.integer({ min: 0, max: 4_000_000_000_000 }).map((ms) => new Date(ms));
const cursor = fc.record({
  at,
  seen: snapshot,
  page: fc.option(fc.record({ at, until: snapshot, xid, id: fc.uuid() })),
});

describe('a cursor of the outbox', () => {
  it('comes back as it was, in a text that fits an address', () => {
    fc.assert(
      fc.property(cursor, (made) => {
        const text = cursorText(made);
        expect(text).toMatch(/^[0-9a-z][0-9a-z.~-]{0,1999}$/);
        expect(readCursor(text)).toEqual(made);
      }),
    );
  });

  it('is read as PostgreSQL writes a snapshot, and said the same', () => {
    for (const text of ['731:731:', '731:740:731,735,739'])
      expect(snapshotText(readSnapshot(text))).toBe(text);
  });

  it('of a crowded moment remembers only what is sure', () => {
    const open = Array.from({ length: 65 }, (_, no) => 100 + no);
    expect(readSnapshot(`100:900:${open.join(',')}`)).toEqual({
      xmin: 100n,
      xmax: 100n,
      open: [],
    });
  });

  it('that somebody made up is still well formed', () => {
    const made = readCursor('1~a.5.9.1.1.zz');
    expect(made && snapshotText(made.seen)).toBe('10:15:11');
  });
});
