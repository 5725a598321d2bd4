import type { AnyWork } from '#kit/work.ts';
import { takeLines } from './sql.ts';

/**
 * Takes the keys of a redemption's settlement lines for its undo. False once it is
 * settled, whatever the clock says. Who comes second waits for the first and then sees it:
 * a redemption is settled or undone, never both.
 */
export const claimUndo = (work: AnyWork, redemptionId: string): Promise<boolean> =>
  takeLines(work, redemptionId);
