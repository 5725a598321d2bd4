// How far an import is: one line that fills up in a terminal, a few plain lines in a log.
// It goes to stderr, so that the summary on stdout can be kept in a file.
import type { WriteStream } from 'node:tty';

type Out = Pick<WriteStream, 'write'> & { isTTY?: boolean };
export type Progress = {
  /** `total` 0: not known yet, then only the count is shown. */
  show(done: number, total: number): void;
  end(): void;
};

const barColumns = 28;
const plainEvery = 0.25;

export function openProgress(text: string, out: Out = process.stderr): Progress {
  let shownShare = 0;
  let last = '';
  return {
    show: (done, total) => {
      const share = total > 0 ? Math.min(1, done / total) : 0;
      last = line(text, done, total, share);
      if (out.isTTY === true) out.write(`\r\u001b[K${last}`);
      else if (share >= shownShare + plainEvery && share < 1) {
        shownShare = share;
        out.write(`${last}\n`);
      }
    },
    end: () => {
      if (out.isTTY === true) out.write(`\r\u001b[K${last}\n`);
      else if (last) out.write(`${last}\n`);
    },
  };
}

function line(text: string, done: number, total: number, share: number): string {
  const count = done.toLocaleString('en-US');
  if (total === 0) return `${text}  ${count} rows`;
  const filled = Math.round(share * barColumns);
  const bar = '█'.repeat(filled) + '░'.repeat(barColumns - filled);
  const of = total.toLocaleString('en-US');
  return `${text}  ${bar} ${Math.round(share * 100)}%  ${count} of ${of}`;
}
