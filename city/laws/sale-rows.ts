/** Ids that can be told apart at a glance: `id(7)` ends in 07. */
export const id = (number: number) =>
  `019f0000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const noon = `timestamptz '2026-11-24 04:00Z'`;

/** An entry with its postings: `from > to amount`, one a line. */
export const entry = (
  number: number,
  kind: string,
  subject: string,
  about: { orderId?: string; voucherId?: string; reverses?: number },
  postings: readonly string[],
) => `
  insert into entry values ('harbour', '${id(number)}', '${kind}', '${subject}',
    ${quoted(about.orderId)}, ${quoted(about.voucherId)},
    ${about.reverses ? `'${id(about.reverses)}'` : 'null'}, ${noon});
  ${postings
    .map((posting, index) => {
      const [from, to, fen] = posting.split(' ');
      return `insert into posting values
      ('harbour', '${id(number)}', ${index + 1}, '${from}', '${to}', ${fen});`;
    })
    .join('\n')}`;

function quoted(value: string | undefined) {
  return value ? `'${value}'` : 'null';
}
