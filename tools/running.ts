// One checkout runs one server: two would share a database and disagree about what is due.
// A file names the process and, once it answers, its address. A file whose process is gone,
// or whose number now belongs to some other program, is from a run that was killed.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

export type Running = { pid: number; address: string | undefined };

/** Claims the file for this process; answers with the other one where there is one. */
export function claim(file: string): Running | undefined {
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify({ pid: process.pid }), { flag: 'wx' });
      return undefined;
    } catch {
      const other = read(file);
      if (other && isOurs(other.pid)) return other;
      rmSync(file, { force: true });
    }
  }
}

/** Writes down where this process answers. */
export function announce(file: string, address: string): void {
  writeFileSync(file, JSON.stringify({ pid: process.pid, address }));
}

export function release(file: string): void {
  if (read(file)?.pid === process.pid) rmSync(file, { force: true });
}

function read(file: string): Running | undefined {
  try {
    const found: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof found !== 'object' || found === null) return undefined;
    if (!('pid' in found) || typeof found.pid !== 'number') return undefined;
    const address = 'address' in found ? String(found.address) : undefined;
    return { pid: found.pid, address };
  } catch {
    return undefined;
  }
}

function isOurs(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    const denied = error instanceof Error && 'code' in error && error.code === 'EPERM';
    if (!denied) return false;
  }
  if (process.platform === 'win32') return true;
  try {
    return commandOf(pid).includes('start.ts');
  } catch {
    return false;
  }
}

function commandOf(pid: number): string {
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  return execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' });
}
