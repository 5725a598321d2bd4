// What a person reads of an import: the guess before it is written, and what became of it.
import type { ImportSummary } from '#contract/place.ts';
import { UnreadableFile, type FileProblem } from '#flywheel/place/place.ts';
import { previewOf } from '#flywheel/place/preview-import.ts';
import type { Snapshot } from '#flywheel/place/read-snapshot.ts';
import { Refusal } from '#kit/refuse.ts';
import { layTable } from '../steps.ts';

/** Columns, datum and three rows, as they were understood. */
export function previewLines(snapshot: Snapshot, source: string): string[] {
  const { format, columns, datum, sample, rows, rejected } = previewOf(snapshot);
  const lines = layTable([
    ['Format 格式', format],
    ['Source 来源', source],
    ['Datum 坐标系', `${datum.name}: ${datum.why}`],
    ['Rows 行数', `${rows}, of which ${rejected} cannot be used`],
    ...columns.map(({ field, column }, i) => [
      i === 0 ? 'Columns 列' : '',
      `${field} ← ${column}`,
    ]),
    ...sample.map(({ line, name, category, lat, lon }, i) => [
      i === 0 ? 'Sample 样例' : '',
      `line ${line}: ${name} · ${category} · ${lat.toFixed(5)}, ${lon.toFixed(5)}`,
    ]),
  ]);
  if (snapshot.layout.swapped) {
    lines.push(
      'Latitude and longitude stand under each other’s heading: they are swapped.',
    );
  }
  if (snapshot.looksCut) {
    lines.push('The file ends in the middle of a row: nothing will be closed by it.');
  }
  return lines;
}

/** What became of every row; `reasons` are those of the rows that could not be read. */
export function summaryLines(summary: ImportSummary, reasons: string[]): string[] {
  const count = (text: string, number: number) => [text, number.toLocaleString('en-US')];
  const lines = layTable([
    count('Rows 行数', summary.rows),
    count('Created 新增', summary.created),
    count('Updated 更新', summary.updated),
    count('  moved 位置变动', summary.moved),
    count('  renamed 改名', summary.renamed),
    count('  reopened 重新营业', summary.reopened),
    count('Unchanged 未变', summary.unchanged),
    count('Rejected 未采用', summary.rejected),
    count('Closed 关闭', summary.closed),
  ]);
  const times = new Map<string, number>();
  for (const reason of reasons) times.set(reason, (times.get(reason) ?? 0) + 1);
  const twice = summary.rejected - reasons.length;
  if (twice > 0) times.set('duplicate_key', twice);
  const sorted = [...times].toSorted((a, b) => b[1] - a[1]);
  const examples = sorted.map(([reason, number]) => {
    const rows = summary.rejections.filter((each) => each.reason === reason).slice(0, 3);
    const where = rows.map(({ line, sample }) => `${line} “${sample.slice(0, 24)}”`);
    return [
      `  ${reason}`,
      String(number),
      where.length > 0 ? `line ${where.join(', ')}` : '',
    ];
  });
  return [...lines, ...(examples.length > 0 ? ['', ...layTable(examples)] : [])];
}

/** Why nothing was changed and what to do, for whatever stopped the import. */
export function reasonLine(error: unknown): string {
  if (error instanceof UnreadableFile) {
    const where = error.line === null ? '' : ` (line ${error.line})`;
    return `${problems[error.problem]}${where}`;
  }
  if (error instanceof Refusal && error.refusal === 'import_closes_too_many') {
    const { wouldClose, openNow } = { wouldClose: 0, openNow: 0, ...error.facts };
    return (
      `import_closes_too_many: this file would close ${wouldClose} of ${openNow} open ` +
      'places of its source.\nIf it is only a part of the source, say --partial; if that ' +
      'many have really closed, say --allow-mass-closing; if it is another source, say ' +
      '--source NAME.'
    );
  }
  return error instanceof Error ? error.message : String(error);
}

const problems: Record<FileProblem, string> = {
  empty_file: 'The file is empty.',
  file_too_large:
    'The file unpacks to more than 256 MB; import it in parts with --partial.',
  gzip_broken: 'The gzip is damaged or cut off; get the file again.',
  spreadsheet_file: 'This is a spreadsheet or a zip; save it as CSV first.',
  not_text: 'The file is not text.',
  encoding_unknown: 'The encoding is neither UTF-8 nor GB18030.',
  json_broken: 'The JSON is broken or cut off; get the file again.',
  no_rows: 'The file has no rows.',
  no_name_column: 'No column holds names (name, 名称 …).',
  no_position_column: 'No columns hold positions (lat and lon, 经度 and 纬度, geometry …).',
  no_usable_rows: 'Not one row could be used.',
};
