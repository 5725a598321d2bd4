/**
 * The table in a rail's bill: a row of names, rows of values, and a summary that begins
 * with another row of names. Values carry marks that keep spreadsheets from rounding them.
 */
export type BillRow = (names: readonly string[]) => string;

/** The rows below the first line that names all of `needs`, up to the summary. */
export const readBillTable = (text: string, needs: readonly string[]): BillRow[] => {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^\uFEFF/, ''));
  const isHead = (line: string) => {
    const names = cellsOf(line);
    return needs.every((need) => names.includes(need));
  };
  const at = lines.findIndex(isHead);
  if (at === -1) throw new Error(`a bill without the columns ${needs.join(', ')}`);
  const head = cellsOf(lines[at] ?? '');
  const rows = lines.slice(at + 1);
  const end = rows.findIndex((line) => !isRow(line, head.length));
  return (end === -1 ? rows : rows.slice(0, end)).map((line) => {
    const cells = cellsOf(line);
    return (names) => cells[head.findIndex((name) => names.includes(name))] ?? '';
  });
};

// A summary has fewer columns, and a remark is one cell.
const isRow = (line: string, columns: number): boolean => {
  const found = cellsOf(line).length;
  return line.trim() !== '' && !line.startsWith('#') && found >= columns - 1;
};

/** Marked cells may have commas of their own: a meal's name is somebody else's words. */
const cellsOf = (line: string): string[] =>
  line.startsWith('`')
    ? line
        .slice(1)
        .split(',`')
        .map((cell) => cell.trim())
    : line.split(',').map((cell) => cell.trim());

/** "58.00" → 5800; a bill in anything but whole fen is not one that we understand. */
export const fenOf = (yuan: string): number => {
  const read = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(yuan);
  if (!read) throw new Error(`an amount of money: "${yuan}"`);
  const [, sign, whole = '', cents = ''] = read;
  return (sign ? -1 : 1) * (Number(whole) * 100 + Number(cents.padEnd(2, '0')));
};

/** "2026-11-24 12:00:00" on China's clocks, as an instant. */
export const chinaTime = (text: string): string => {
  const at = new Date(`${text.trim().replace(' ', 'T')}+08:00`);
  if (Number.isNaN(at.getTime())) throw new Error(`a time in a bill: "${text}"`);
  return at.toISOString();
};
