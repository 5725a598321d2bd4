import { delimiterOf, splitRecord } from './csv-record.ts';
import { flattenObject } from './flatten-object.ts';
import { UnreadableFile } from './place.ts';
import type { RejectionReason } from './place.ts';

/** A row that can't be used says why; its cells then only serve to tell which it was. */
export type Row = { line: number; cells: Record<string, string>; bad?: RejectionReason };
export type FileFormat = 'CSV' | 'GeoJSON' | 'JSON' | 'JSON Lines';

export type RowSource = {
  format: FileFormat;
  /** Known before the rows only where the file has a heading. */
  columns: string[];
  rows: Generator<Row>;
  /** The file ends in the middle of a row: what is missing from it proves nothing. */
  looksCut(): boolean;
};

/**
 * A file's text → its rows, the format recognised by its content: CSV (comma, semicolon,
 * tab or bar), GeoJSON, a JSON list, or one JSON object a line. Throws `UnreadableFile`.
 */
export const readRows = (text: string): RowSource => {
  const lined = text.includes('\n') ? text : text.replaceAll('\r', '\n');
  const start = Math.max(0, lined.search(/[^\s\ufeff\u001e]/));
  const body = lined.slice(start);
  const firstLine = count(lined.slice(0, start), '\n') + 1;
  const opens = body.charAt(0);
  if (opens !== '{' && opens !== '[') return readCsv(body, firstLine);
  if (isJsonLines(body, 1)) return readJsonLines(body, firstLine);
  const document = parsed(body);
  if (document !== undefined) return readDocument(document);
  // A bad first line alone does not make a list of good ones a broken document.
  if (isJsonLines(body, 20)) return readJsonLines(body, firstLine);
  throw new UnreadableFile('json_broken', brokenLine(body));
};

/** An open quote is given up after so many lines; it would swallow the file. */
const mostLines = 50;

const readCsv = (text: string, firstLine: number): RowSource => {
  const header = lineAt(text, 0);
  const delimiter = delimiterOf(header);
  const columns = uniqueNames(splitRecord(header, delimiter) ?? []);
  if (columns.length < 2) throw new UnreadableFile('no_position_column', firstLine);
  const state = { cut: false };
  const rows = csvRows(text, header.length, firstLine, delimiter, columns, state);
  return { format: 'CSV', columns, rows, looksCut: () => state.cut };
};

/**
 * Physical lines are joined only while a quote is open and only if the joined record then
 * fits the columns; otherwise the first line alone is bad. So one stray quote costs one
 * row, where a common parser would lose everything up to the next quote.
 */
function* csvRows(
  text: string,
  start: number,
  firstLine: number,
  delimiter: string,
  columns: string[],
  state: { cut: boolean },
): Generator<Row> {
  let at = start + 1;
  let line = firstLine + 1;
  while (at < text.length) {
    const record = nextRecord(text, at, delimiter, columns.length);
    const { fields, closed, length, lines } = record;
    const row = rowOf(line, columns, fields);
    const isLast = at + length >= text.length;
    const isBlank = fields.length === 1 && !fields[0];
    if (isLast && !isBlank && fields.length < columns.length) state.cut = true;
    const overflows = fields.length > columns.length;
    if (!closed) yield { ...row, bad: 'quote_not_closed' };
    else if (overflows) yield { ...row, bad: 'cells_do_not_fit_columns' };
    else if (!isBlank) yield row;
    at += length + 1;
    line += lines;
  }
}

type CsvRecord = { fields: string[]; closed: boolean; length: number; lines: number };

const nextRecord = (
  text: string,
  at: number,
  delimiter: string,
  width: number,
): CsvRecord => {
  const first = lineAt(text, at);
  const alone = splitRecord(first, delimiter);
  const { length } = first;
  if (alone) return { fields: fitted(alone, width), closed: true, length, lines: 1 };
  let end = at + first.length;
  for (let lines = 2; end < text.length && lines <= mostLines; lines += 1) {
    const line = lineAt(text, end + 1);
    const isRowItself = !line.includes('"') && line.split(delimiter).length === width;
    if (isRowItself) break;
    end += 1 + line.length;
    const fields = splitRecord(text.slice(at, end), delimiter, true);
    if (fields?.length === width) return { fields, closed: true, length: end - at, lines };
    if (fields) break;
  }
  const fields = first.split(delimiter).map((field) => field.replace(/^"/, ''));
  return { fields, closed: false, length, lines: 1 };
};

/** Empty cells beyond the last column are a habit of spreadsheets. */
const fitted = (fields: string[], width: number): string[] => {
  let length = fields.length;
  while (length > width && fields[length - 1] === '') length -= 1;
  return fields.slice(0, length);
};

const rowOf = (line: number, columns: string[], fields: string[]): Row => {
  const cells: Record<string, string> = Object.create(null);
  for (const [i, field] of fields.entries()) {
    const column = columns[i];
    if (column && field !== '') cells[column] = field;
  }
  return { line, cells };
};

const uniqueNames = (names: string[]): string[] => {
  const seen = new Set<string>();
  return names.map((name) => {
    const trimmed = name.replace(/^\ufeff/, '').trim();
    const unique = seen.has(trimmed) ? `${trimmed} (${seen.size})` : trimmed;
    seen.add(unique);
    return unique;
  });
};

const readJsonLines = (text: string, firstLine: number): RowSource => {
  const state = { cut: false };
  const rows = jsonLines(text, firstLine, state);
  return { format: 'JSON Lines', columns: [], rows, looksCut: () => state.cut };
};

function* jsonLines(
  text: string,
  firstLine: number,
  state: { cut: boolean },
): Generator<Row> {
  let at = 0;
  for (let line = firstLine; at < text.length; line += 1) {
    const raw = lineAt(text, at);
    at += raw.length + 1;
    const trimmed = raw.replace(/^[\s\u001e]+|[\s,]+$/g, '');
    if (trimmed === '') continue;
    const cells = flattenObject(parsed(trimmed));
    if (cells) yield { line, cells };
    else {
      if (at > text.length) state.cut = true;
      yield { line, cells: leftovers(trimmed), bad: 'not_a_json_object' };
    }
  }
}

/** What a broken object still tells: which one it was, and the beginning of it. */
const leftovers = (text: string): Record<string, string> => {
  const cells: Record<string, string> = Object.create(null);
  const key = /"(@id|id|osm_id|osmid)"\s*:\s*"?([^",}]{1,120})/.exec(text);
  if (key?.[1] && key[2]) cells[key[1]] = key[2].trim();
  cells['@text'] = text.slice(0, 200);
  return cells;
};

/** One document: GeoJSON, an Overpass answer, or a list; a row's "line" is its number. */
const readDocument = (document: unknown): RowSource => {
  const isGeo = isObject(document) && String(document['type']).startsWith('Feature');
  const rows = documentRows(itemsOf(document));
  return { format: isGeo ? 'GeoJSON' : 'JSON', columns: [], rows, looksCut: () => false };
};

function* documentRows(items: unknown[]): Generator<Row> {
  for (const [index, item] of items.entries()) {
    const cells = flattenObject(item);
    if (cells) yield { line: index + 1, cells };
    else {
      const cells = { '@text': JSON.stringify(item).slice(0, 200) };
      yield { line: index + 1, cells, bad: 'not_a_json_object' };
    }
  }
}

const listNames = ['features', 'elements', 'places', 'pois', 'items', 'results', 'data'];

const itemsOf = (document: unknown): unknown[] => {
  if (Array.isArray(document)) return document;
  if (!isObject(document)) throw new UnreadableFile('no_rows');
  const lists = listNames.map((name) => document[name]).filter(Array.isArray);
  return lists[0] ?? [document];
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Whether at least half of the first lines are one whole object each. */
const isJsonLines = (text: string, lines: number): boolean => {
  if (!text.startsWith('{') || !text.includes('\n')) return false;
  const first: string[] = [];
  for (let at = 0; at < text.length && first.length < lines;) {
    const line = lineAt(text, at);
    if (line.trim()) first.push(line);
    at += line.length + 1;
  }
  const whole = first.filter((line) => isObject(parsed(line.trim().replace(/,$/, ''))));
  return whole.length * 2 >= first.length;
};

/** The line where the parser gave up, where it says so. */
const brokenLine = (text: string): number | null => {
  try {
    JSON.parse(text);
  } catch (error) {
    const place = /position (\d+)/.exec(String(error));
    if (place) return 1 + count(text.slice(0, Number(place[1])), '\n');
  }
  return null;
};

const lineAt = (text: string, at: number): string => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.slice(at) : text.slice(at, end);
};

const count = (text: string, part: string): number => text.split(part).length - 1;
