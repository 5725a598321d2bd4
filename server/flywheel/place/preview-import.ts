import type { ImportPreview } from '#contract/place.ts';
import type { DatumName } from '#contract/kit/datum.ts';
import type { Work } from '#kit/work.ts';
import { UnreadableFile } from './place.ts';
import { readSnapshot } from './read-snapshot.ts';
import type { Snapshot } from './read-snapshot.ts';

const shownPlaces = 3;
const shownRejections = 100;

/** Reads an uploaded file; a file that can't be trusted as a whole is refused by name. */
export const readUpload = async (
  work: Work<'import_unreadable'>,
  asked: { contentBase64: string; datum?: DatumName | undefined },
): Promise<Snapshot> => {
  try {
    const bytes = Buffer.from(asked.contentBase64, 'base64');
    return await readSnapshot({ bytes, datum: asked.datum });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return work.refuse('import_unreadable', { problem: error.problem, line: error.line });
  }
};

/** What an import of this file would read, for a person to look at before it is run. */
export const previewOf = (snapshot: Snapshot): ImportPreview => ({
  format: snapshot.format,
  rows: snapshot.rows,
  columns: Object.entries(snapshot.layout.columns).flatMap(([field, names]) =>
    names.map((column) => ({ field, column })),
  ),
  datum: { name: snapshot.datum.name, why: snapshot.datum.why },
  sample: snapshot.drafts
    .slice(0, shownPlaces)
    .map(({ line, name, category, position }) => ({ line, name, category, ...position })),
  rejected: snapshot.rejections.length,
  rejections: snapshot.rejections
    .slice(0, shownRejections)
    .map(({ line, reason, sample }) => ({ line, reason, sample })),
});
