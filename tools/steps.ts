// The lines a person reads while a command gets ready: one a step, with how long it took.
// In a terminal the running step turns and counts; in a log each step is a line when it is
// done.
import type { WriteStream } from 'node:tty';

type Out = Pick<WriteStream, 'write'> & { isTTY?: boolean; columns?: number };
export type Steps = {
  /** Runs `act` under a heading; what it says through `note` is shown behind it. */
  run<T>(text: string, act: (note: (detail: string) => void) => Promise<T>): Promise<T>;
};

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

export function openSteps(out: Out = process.stdout): Steps {
  return {
    run: async (text, act) => {
      const startedAt = performance.now();
      const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
      let detail = '';
      const live =
        out.isTTY === true
          ? turn(out, () => `${text}  ${seconds()} s  ${detail}`)
          : undefined;
      const finish = (mark: string) => {
        live?.stop();
        out.write(`  ${mark} ${text}  ${seconds()} s${detail && `  ${detail}`}\n`);
      };
      try {
        const result = await act((said) => {
          detail = said;
        });
        finish('✓');
        return result;
      } catch (error) {
        finish('✗');
        throw error;
      }
    },
  };
}

function turn(out: Out, line: () => string): { stop: () => void } {
  let frame = 0;
  const draw = () => {
    const text = `  ${frames[frame++ % frames.length]} ${line()}`;
    out.write(`\r\u001b[K${cut(text, (out.columns ?? 80) - 1)}`);
  };
  draw();
  const timer = setInterval(draw, 100);
  return {
    stop: () => {
      clearInterval(timer);
      out.write('\r\u001b[K');
    },
  };
}

/** How many columns a terminal gives a text: two for each Chinese character. */
export function columnsOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/[\u2e80-\uffdc]/.test(sign) ? 2 : 1), 0);
}

/** Lays rows out as a table, each column as wide as its widest cell. */
export function layTable(rows: string[][]): string[] {
  const widths = rows.reduce<number[]>(
    (sofar, row) => row.map((cell, at) => Math.max(sofar[at] ?? 0, columnsOf(cell))),
    [],
  );
  return rows.map((row) =>
    row
      .map(
        (cell, at) => cell + ' '.repeat(Math.max(0, (widths[at] ?? 0) - columnsOf(cell))),
      )
      .join('  ')
      .trimEnd(),
  );
}

function cut(text: string, columns: number): string {
  let room = columns;
  return [...text].filter((sign) => (room -= columnsOf(sign)) >= 0).join('');
}
