// Many people looking at once: so many kept-alive connections, each asking its next
// question as soon as the last one is answered. Plain sockets, so that whoever asks
// computes little beside whoever answers.
import { connect } from 'node:net';
import { once } from 'node:events';
import type { Spawned } from './spawned.ts';

export type Asking = {
  program: Spawned;
  /** Paths with their query, asked in turn. */
  paths: readonly string[];
  count: number;
  /** Sessions of those who ask, in turn; nobody in particular where there are none. */
  tokens?: readonly string[];
};
/** What one request took; `failed` of all were not answered by a 200. */
export type Served = {
  perSecond: number;
  nodeMs: number;
  postgresMs: number;
  failed: number;
};

const connections = 16;

/** Asks so many times; `postgresCpu` reads milliseconds of the database's CPU. */
export async function askAll(
  { program, paths, count, tokens }: Asking,
  postgresCpu: () => number | undefined,
): Promise<Served> {
  const { hostname, port } = new URL(program.address);
  const requests = Array.from({ length: count }, (_, no) => {
    const token = tokens?.[no % tokens.length];
    const who = token === undefined ? '' : `authorization: Bearer ${token}\r\n`;
    return `GET ${paths[no % paths.length]} HTTP/1.1\r\nhost: ${hostname}\r\n${who}\r\n`;
  });
  const queue = { requests, next: 0, failed: 0 };
  const before = [await program.cpuMs(), postgresCpu() ?? NaN] as const;
  const startedAt = performance.now();
  const each = Array.from({ length: connections }, () => askOn(queue, hostname, port));
  await Promise.all(each);
  const seconds = (performance.now() - startedAt) / 1_000;
  return {
    perSecond: count / seconds,
    nodeMs: ((await program.cpuMs()) - before[0]) / count,
    postgresMs: ((postgresCpu() ?? NaN) - before[1]) / count,
    failed: queue.failed,
  };
}

type Queue = { requests: readonly string[]; next: number; failed: number };

/** One connection until the queue is empty. */
async function askOn(queue: Queue, host: string, port: string): Promise<void> {
  const socket = connect({ host, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  const send = () => {
    const request = queue.requests[queue.next++];
    if (request === undefined) socket.end();
    else socket.write(request);
  };
  let parts: Buffer[] = [];
  let missing = 0;
  socket.on('data', (part: Buffer) => {
    parts.push(part);
    missing -= part.length;
    if (missing > 0) return;
    const head = parts.length === 1 ? part : Buffer.concat(parts);
    const ends = head.indexOf('\r\n\r\n');
    if (ends < 0) return;
    const said = head.toString('latin1', 0, ends);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(said)?.[1]);
    missing = ends + 4 + length - head.length;
    if (missing > 0) return;
    if (!said.startsWith('HTTP/1.1 200')) queue.failed += 1;
    parts = [];
    send();
  });
  send();
  await once(socket, 'close');
}
