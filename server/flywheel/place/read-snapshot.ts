import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import type { DatumName } from '#contract/kit/datum.ts';
import type { GeoPoint } from '#contract/kit/geo.ts';
import { cleanRow } from './clean-row.ts';
import { cellOf, guessColumns } from './guess-columns.ts';
import type { Field, Layout } from './guess-columns.ts';
import { guessDatum } from './guess-datum.ts';
import type { DatumGuess } from './guess-datum.ts';
import { UnreadableFile } from './place.ts';
import type { PlaceDraft, Rejection } from './place.ts';
import { readPosition, readPositionPair } from './read-position.ts';
import { readRows } from './read-rows.ts';
import type { FileFormat, Row } from './read-rows.ts';
import { readText } from './read-text.ts';

/** All that a file says, before anything is compared or written. */
export type Snapshot = {
  sha256: string;
  format: FileFormat;
  layout: Layout;
  datum: DatumGuess;
  rows: number;
  drafts: PlaceDraft[];
  rejections: Rejection[];
  /** It ends in the middle of a row, so what is missing may only be cut off. */
  looksCut: boolean;
};

export type SnapshotTerms = {
  bytes: Uint8Array;
  datum?: DatumName | undefined;
  onRows?: ((rows: number) => void) | undefined;
};

const sampleRows = 2_000;
const rowsPerBreath = 2_000;

/**
 * Reads a whole file into drafts and rejections; pure but for time, which it gives back to
 * other requests every few thousand rows. Throws `UnreadableFile` for a file that can't be
 * trusted as a whole.
 */
export const readSnapshot = async (terms: SnapshotTerms): Promise<Snapshot> => {
  const sha256 = createHash('sha256').update(terms.bytes).digest('hex');
  const source = readRows(await readText(terms.bytes));
  const sample = takeRows(source.rows, sampleRows);
  const headings = source.columns.length > 0 ? source.columns : namesIn(sample);
  const layout = guessColumns(headings, sample);
  mustBeUsable(layout, sample);
  const datum = guessDatum({
    stated: terms.datum,
    headings,
    columns: layout.columns,
    datumCells: sample.flatMap((row) => cellOf(row, layout.columns, 'datum') ?? []),
    points: sample.flatMap((row) => pointOf(row, layout) ?? []),
  });
  const drafts: PlaceDraft[] = [];
  const rejections: Rejection[] = [];
  let rows = 0;
  for (const row of chain(sample, source.rows)) {
    const cleaned = cleanRow(row, layout, datum.name);
    if ('reason' in cleaned) rejections.push(cleaned);
    else drafts.push(cleaned);
    rows += 1;
    if (rows % rowsPerBreath > 0) continue;
    terms.onRows?.(rows);
    await breathe();
  }
  if (drafts.length === 0) throw new UnreadableFile('no_usable_rows', rejections[0]?.line);
  const { format } = source;
  const looksCut = source.looksCut();
  return { sha256, format, layout, datum, rows, drafts, rejections, looksCut };
};

/** What the file has no column for; there the places keep what they have. */
export const unsaidBy = ({ columns }: Layout): Unsaid => {
  const saidBy: [Detail, Field[]][] = [
    ['hours', ['hours']],
    ['phone', ['phone']],
    ['address', ['address', 'street', 'town']],
    ['cuisine', ['cuisine']],
    ['category', ['category', 'cuisine']],
  ];
  const unsaid = saidBy.filter(([, fields]) => !fields.some((field) => columns[field]));
  return new Set(unsaid.map(([detail]) => detail));
};

type Detail = 'hours' | 'phone' | 'address' | 'cuisine' | 'category';
export type Unsaid = ReadonlySet<Detail>;

const takeRows = (rows: Generator<Row>, most: number): Row[] => {
  const taken: Row[] = [];
  while (taken.length < most) {
    const next = rows.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
};

const namesIn = (rows: Row[]): string[] => [
  ...new Set(rows.flatMap((row) => (row.bad ? [] : Object.keys(row.cells)))),
];

const mustBeUsable = ({ columns }: Layout, sample: Row[]): void => {
  if (sample.length === 0) throw new UnreadableFile('no_rows');
  if (!columns.name && !columns.brand) throw new UnreadableFile('no_name_column');
  const hasPosition = columns.position || (columns.lat && columns.lon);
  if (!hasPosition) throw new UnreadableFile('no_position_column');
};

const pointOf = (row: Row, { columns, pairOrder }: Layout): GeoPoint | undefined => {
  const pair = cellOf(row, columns, 'position');
  if (pair) return readPositionPair(pair, pairOrder);
  return readPosition(cellOf(row, columns, 'lat') ?? '', cellOf(row, columns, 'lon') ?? '');
};

function* chain(first: Row[], rest: Generator<Row>): Generator<Row> {
  yield* first;
  yield* rest;
}
