import type { No } from './flow.ts';

/** An undo may be taken back this long before anything is sent. */
export const takeBackMs = 5_000;

/**
 * Undo without "are you sure": one tap starts it, five seconds let it be taken back, then
 * it is sent. A lost answer keeps the key, so that trying again never undoes twice.
 */
export type Undo =
  | { at: 'idle' }
  | { at: 'counting'; key: string; dueAtMs: number }
  | { at: 'sending'; key: string }
  | { at: 'lost'; key: string }
  | { at: 'refused'; no: No }
  | { at: 'done' };

export type UndoHappening =
  | { what: 'tapped'; key: string; nowMs: number }
  | { what: 'taken_back' }
  | { what: 'due' }
  | { what: 'done' }
  | { what: 'lost' }
  | { what: 'refused'; no: No };

export const stepUndo = (undo: Undo, happening: UndoHappening): Undo => {
  switch (happening.what) {
    case 'tapped':
      return tapped(undo, happening);
    case 'taken_back':
      return undo.at === 'counting' ? { at: 'idle' } : undo;
    case 'due':
      return undo.at === 'counting' ? { at: 'sending', key: undo.key } : undo;
    default:
      return undo.at === 'sending' ? sent(undo.key, happening) : undo;
  }
};

const tapped = (undo: Undo, { key, nowMs }: UndoHappening & { what: 'tapped' }): Undo => {
  if (undo.at === 'lost') return { at: 'sending', key: undo.key };
  if (undo.at === 'idle' || undo.at === 'refused') {
    return { at: 'counting', key, dueAtMs: nowMs + takeBackMs };
  }
  return undo;
};

type Sent = Extract<UndoHappening, { what: 'done' | 'lost' | 'refused' }>;

const sent = (key: string, happening: Sent): Undo => {
  if (happening.what === 'done') return { at: 'done' };
  if (happening.what === 'lost') return { at: 'lost', key };
  return { at: 'refused', no: happening.no };
};

/** Whether the button is there at all; the server has the last word. */
export const undoOpen = (
  redemption: { undoneAt: string | null; undoUntil: string },
  nowMs: number,
): boolean => redemption.undoneAt === null && Date.parse(redemption.undoUntil) > nowMs;
