/**
 * Money as a table: what was there, what somebody tries, what they are told, and which
 * accounts move. A row is a line of text, so that a hundred of them can be read.
 *
 *     given | when | then | moves
 *     order meal; pay | notices come | issued | rail -100, held +100
 *
 * Steps are parted by semicolons, movements by commas; amounts are yuan. A dash is nothing;
 * a line that begins with a bar goes on with the row before it. The movements of a row sum
 * to nothing.
 */
export type MoneyRow = {
  name: string;
  given: readonly string[];
  when: string;
  then: string;
  moves: Readonly<Record<string, number>>;
};

export const moneyTable = (text: string): MoneyRow[] =>
  text
    .replace(/\n\s*\|/g, ' |')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('given |'))
    .map(rowOf);

const rowOf = (line: string): MoneyRow => {
  const [given, when, then, moves, ...rest] = line.split('|').map((cell) => cell.trim());
  if (given === undefined || !when || !then || moves === undefined || rest.length > 0) {
    throw new Error(`a row has four cells: ${line}`);
  }
  const row = {
    name: `${given} | ${when} | ${then}`,
    given: given === '-' ? [] : given.split(';').map((step) => step.trim()),
    when,
    then,
    moves: movesOf(moves),
  };
  const sumFen = Object.values(row.moves).reduce((sum, fen) => sum + fen, 0);
  if (sumFen !== 0) throw new Error(`what moves comes from somewhere: ${line}`);
  return row;
};

const movesOf = (cell: string): Record<string, number> =>
  cell === '-'
    ? {}
    : Object.fromEntries(
        cell.split(',').map((part) => {
          const [, account, sign, yuan, fen] =
            /^([a-z ]+) ([+-])(\d+)(?:\.(\d\d))?$/.exec(part.trim()) ?? [];
          if (account === undefined) throw new Error(`not a movement: ${part}`);
          const amountFen = Number(yuan) * 100 + Number(fen ?? 0);
          return [account, sign === '-' ? -amountFen : amountFen];
        }),
      );

/** Yuan as a step writes them, such as `30` or `33.34`. */
export const fenOf = (yuan: string): number => Math.round(Number(yuan) * 100);
