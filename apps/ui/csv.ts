/**
 * Rows → a CSV file that spreadsheet programs open with the right characters: UTF-8 with
 * its mark, CRLF, every cell quoted. A cell that would run as a formula is made plain text.
 */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;

const cellOf = (value: string | number): string => {
  const text = String(value);
  const plain = typeof value === 'string' && /^[=+\-@\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
};
