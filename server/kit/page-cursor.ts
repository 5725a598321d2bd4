import { Id } from '#contract/kit/id.ts';

/**
 * Pages of bounded lists. A cursor is the last row's sort key: opaque to the caller,
 * checked
 * when it comes back, stable while rows are added.
 */
export type PageAsk = { limit: number; cursor?: string | undefined };

/** Reads one more row than asked, to know whether there is a next page. */
export const askOneMore = (ask: PageAsk): number => ask.limit + 1;

/**
 * The id where the last page ended, or null at the start or when the cursor is not ours.
 */
export const afterId = (ask: PageAsk): string | null =>
  Id.safeParse(ask.cursor).data ?? null;

/** Cuts the extra row off and names where the next page begins. */
export const pageOfRows = <Row, Item>(
  rows: readonly Row[],
  ask: PageAsk,
  cursorOf: (row: Row) => string,
  show: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } => {
  const shown = rows.slice(0, ask.limit);
  const last = shown.at(-1);
  const more = rows.length > ask.limit && last !== undefined;
  return { items: shown.map(show), nextCursor: more ? cursorOf(last) : null };
};
