import type { ImportView } from '#contract/place.ts';
import type { PlaceImport } from './sql.ts';

/** One past import as the operator reads it. */
export const showImport = (row: Omit<PlaceImport, 'cityId' | 'sha256'>): ImportView => ({
  id: row.id,
  source: row.source,
  fileName: row.fileName,
  importedAt: row.importedAt.toISOString(),
  importedBy: row.importedBy,
  summary: row.summary,
});
