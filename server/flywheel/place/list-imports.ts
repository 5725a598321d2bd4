import type { ImportView } from '#contract/place.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { AnyWork } from '#kit/work.ts';
import { showImport } from './show-import.ts';
import { selectImports } from './sql-import.ts';

/** Past imports of the city, newest first. */
export const listImports = async (
  work: AnyWork,
  asked: PageAsk,
): Promise<{ items: ImportView[]; nextCursor: string | null }> => {
  const rows = await selectImports(work, {
    before: afterId(asked),
    limit: askOneMore(asked),
  });
  return pageOfRows(rows, asked, (row) => row.id, showImport);
};
