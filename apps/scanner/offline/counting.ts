import type { Entry, OnlineUse } from './entry.ts';

/** An entry that a newer list shows is counted there. */
export const counts = ({ state, inList }: Entry): boolean =>
  state === 'waiting' || state === 'stuck' || (state !== 'undone' && !inList);

export const usesOf = (mine: readonly Entry[], online: readonly OnlineUse[]): number =>
  mine.filter(counts).length + online.filter(({ undone }) => !undone).length;

export const undosOf = (mine: readonly Entry[], online: readonly OnlineUse[]): number =>
  mine.filter(({ state }) => state === 'undone').length +
  online.filter(({ undone }) => undone).length;

export const fenOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { useFen }) => sum + useFen, 0);
