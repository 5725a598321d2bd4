import type { AnyWork } from '#kit/work.ts';
import { selectListed, selectListedParts } from './sql-sitemap.ts';
import type { Listed, ListedPart } from './sql-sitemap.ts';

/** Open places for search engines, in the order of their ids, from one id on. */
export const listForSearch = (
  work: AnyWork,
  asked: { from: string; limit: number },
): Promise<Listed[]> => selectListed(work, asked);

/**
 * Where each part of `size` open places begins. Reads every open place of the city: the
 * caller keeps the answer.
 */
export const partsForSearch = (work: AnyWork, size: number): Promise<ListedPart[]> =>
  selectListedParts(work, size);
