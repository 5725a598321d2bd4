import type { ImportSummary, ImportView } from '#contract/place.ts';
import type { Work } from '#kit/work.ts';
import { assignKeys } from './assign-keys.ts';
import type { KeyedDraft } from './assign-keys.ts';
import { compareSnapshot } from './compare-snapshot.ts';
import type { Comparison } from './compare-snapshot.ts';
import type { Rejection } from './place.ts';
import { unsaidBy } from './read-snapshot.ts';
import type { Snapshot } from './read-snapshot.ts';
import { showImport } from './show-import.ts';
import {
  closePlaces,
  insertDrafts,
  insertImport,
  selectLastImport,
  selectOfSource,
  takeImportTurn,
  tellKeptPlaces,
  updateDrafts,
} from './sql-import.ts';

export type ImportAsked = {
  snapshot: Snapshot;
  source: string;
  fileName: string;
  /** Not the whole of the source: what is missing stays open. */
  partial: boolean;
  allowMassClosing: boolean;
  onWritten?: ((rows: number, total: number) => void) | undefined;
};

export type Imported = { view: ImportView; changedNothing: boolean };

const batchRows = 1_000;
const shownRejections = 100;

/**
 * Makes the places of one source what its snapshot says, in one transaction: new ones are
 * created, known ones keep their id and whatever hangs on it, missing ones close, returned
 * ones open again. A snapshot that would close more than half of them is refused, since it
 * is more likely a wrong file than a ruined city. The same file again changes nothing.
 */
export const importSnapshot = async (
  work: Work<'import_closes_too_many'>,
  asked: ImportAsked,
): Promise<Imported> => {
  const { snapshot, source } = asked;
  await takeImportTurn(work);
  const known = await selectOfSource(work, source);
  const { drafts, duplicates } = assignKeys(
    snapshot.drafts,
    known.map((place) => ({ ...place, position: place })),
  );
  const partial = asked.partial || snapshot.looksCut;
  const rejections = [...snapshot.rejections, ...duplicates];
  const unreadableKeys = keysStillThere(snapshot.rejections);
  const comparison = compareSnapshot({
    known,
    drafts,
    unsaid: unsaidBy(snapshot.layout),
    partial,
    unreadableKeys,
  });
  const wouldClose = comparison.close.length;
  const openNow = comparison.openBefore;
  if (wouldClose * 2 > openNow && !asked.allowMassClosing) {
    return work.refuse('import_closes_too_many', { wouldClose, openNow });
  }
  const summary = summaryOf(comparison, snapshot.rows, rejections);
  await write(work, source, comparison, asked.onWritten);
  return remember(work, { ...asked, partial }, comparison, summary);
};

/** What a row says wrongly is not gone; only what is no place any more may close. */
const keysStillThere = (rejections: Rejection[]): Set<string> =>
  new Set(
    rejections.flatMap(({ reason, sourceKey }) =>
      sourceKey !== null && reason !== 'not_a_visitable_place' ? [sourceKey] : [],
    ),
  );

const summaryOf = (
  { create, update, unchanged, close }: Comparison,
  rows: number,
  rejections: Rejection[],
): ImportSummary => ({
  rows,
  created: create.length,
  updated: update.length,
  moved: update.filter(({ moved }) => moved).length,
  renamed: update.filter(({ renamed }) => renamed).length,
  closed: close.length,
  reopened: update.filter(({ reopened }) => reopened).length,
  unchanged,
  rejected: rejections.length,
  rejections: rejections
    .toSorted((a, b) => a.line - b.line)
    .slice(0, shownRejections)
    .map(({ line, reason, sample }) => ({ line, reason, sample })),
});

const write = async (
  work: Work<'import_closes_too_many'>,
  source: string,
  { create, update, close }: Comparison,
  onWritten: (rows: number, total: number) => void = () => undefined,
): Promise<void> => {
  const total = create.length + update.length + close.length;
  let written = 0;
  const wrote = (rows: number) => onWritten((written += rows), total);
  for (const batch of batchesOf<KeyedDraft>(create)) {
    await insertDrafts(work, source, batch);
    wrote(batch.length);
  }
  const { own = [], merged = [] } = Object.groupBy(update, ({ intoPlaceId }) =>
    intoPlaceId === undefined ? 'own' : 'merged',
  );
  for (const batch of batchesOf(own)) {
    await updateDrafts(work, batch);
    wrote(batch.length);
  }
  for (const batch of batchesOf(merged)) {
    await tellKeptPlaces(work, batch);
    wrote(batch.length);
  }
  for (const batch of batchesOf(close)) {
    await closePlaces(
      work,
      batch.map(({ id }) => id),
    );
    wrote(batch.length);
  }
};

/** A run that changed nothing leaves no trace where its file is the last that ran. */
const remember = async (
  work: Work<'import_closes_too_many'>,
  { snapshot, source, fileName, partial }: ImportAsked,
  { create, update, close }: Comparison,
  summary: ImportSummary,
): Promise<Imported> => {
  const changedNothing = create.length + update.length + close.length === 0;
  const last = changedNothing ? await selectLastImport(work, source) : undefined;
  if (last?.sha256 === snapshot.sha256) {
    return { view: { ...showImport(last), summary }, changedNothing };
  }
  const row = {
    id: work.id(),
    source,
    fileName,
    sha256: snapshot.sha256,
    datum: snapshot.datum.name,
    partial,
    importedBy: work.actor.name || 'unknown',
    summary,
  };
  await insertImport(work, row);
  const { rejections: _rejections, ...counts } = summary;
  work.emit({ name: 'place.imported', facts: { importId: row.id, source, ...counts } });
  return { view: showImport({ ...row, importedAt: work.now }), changedNothing };
};

const batchesOf = <T>(rows: T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / batchRows) }, (_, i) =>
    rows.slice(i * batchRows, (i + 1) * batchRows),
  );
