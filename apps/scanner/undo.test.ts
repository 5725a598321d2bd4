import { describe, expect, test } from 'vitest';
import { stepUndo, undoOpen } from './undo.ts';
import type { Undo, UndoHappening } from './undo.ts';

const tap: UndoHappening = { what: 'tapped', key: 'second', nowMs: 1_000 };
const no = {
  refusal: 'undo_window_over',
  facts: { redeemedAt: '', windowMinutes: 60 },
} as const;
const idle: Undo = { at: 'idle' };
const counting: Undo = { at: 'counting', key: 'first', dueAtMs: 6_000 };
const sending: Undo = { at: 'sending', key: 'first' };

const rows: [string, Undo, UndoHappening, Undo][] = [
  [
    'a tap counts five seconds',
    idle,
    tap,
    { at: 'counting', key: 'second', dueAtMs: 6_000 },
  ],
  ['a second tap changes nothing', counting, tap, counting],
  ['taken back is as if never tapped', counting, { what: 'taken_back' }, idle],
  ['when due it is sent', counting, { what: 'due' }, sending],
  ['taken back too late is sent all the same', sending, { what: 'taken_back' }, sending],
  ['the answer ends it', sending, { what: 'done' }, { at: 'done' }],
  ['a lost answer keeps the key', sending, { what: 'lost' }, { at: 'lost', key: 'first' }],
  ['trying again uses that key', { at: 'lost', key: 'first' }, tap, sending],
  ['a refusal is kept to be said', sending, { what: 'refused', no }, { at: 'refused', no }],
  ['due without a count is nothing', idle, { what: 'due' }, idle],
];

test.each(rows)('%s', (_, undo, happening, expected) => {
  expect(stepUndo(undo, happening)).toEqual(expected);
});

describe('whether a redemption may still be undone', () => {
  const undoUntil = '2026-11-24T05:00:00.000Z';
  const atMs = (iso: string) => Date.parse(iso);

  test('within the hour, until the very end', () => {
    const redemption = { undoneAt: null, undoUntil };
    expect(undoOpen(redemption, atMs('2026-11-24T04:59:59.999Z'))).toBe(true);
    expect(undoOpen(redemption, atMs(undoUntil))).toBe(false);
  });

  test('never a second time', () => {
    expect(undoOpen({ undoneAt: undoUntil, undoUntil }, atMs('2026-11-24T04:00:00Z'))).toBe(
      false,
    );
  });
});
