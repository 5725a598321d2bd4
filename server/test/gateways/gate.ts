import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BillLine, Rail, RawNotice } from '#flywheel/payment/rail.ts';

/**
 * A rail as the tests meet it: the rail itself, what its customer and its operator would
 * do, and what goes wrong between us. One table of tests asks all three the same.
 */
export type Gate = {
  rail: Rail;
  /** A receiver's account as this rail names it; `slow` and `refuses` are odd ones. */
  account(how?: 'slow' | 'refuses'): string;
  /** The customer pays, of themselves and whatever they like. */
  pay(tradeNo: string, amountFen?: number): Promise<void>;
  /** What the rail would post now of this trade: genuine, but for the changes. */
  notice(tradeNo: string, changes?: NoticeChanges): Promise<RawNotice>;
  /** What happens to the next call. */
  trouble(next: Trouble): void;
  /** The rail begins to sign with another key; the old one stays good for a while. */
  rotate(): void;
  /** Changes what the bill says of itself. */
  spoilBill(change: BillChange): void;
  close(): Promise<void>;
};
export type NoticeChanges = {
  outcome?: 'paid' | 'closed';
  amountFen?: number;
  at?: Date;
  /** Signed by somebody else. */
  forged?: boolean;
  /** Whole and genuine, and then one character was changed. */
  touched?: boolean;
  /** Signed as it is, though what is sealed inside was changed. */
  unsealed?: boolean;
  noticeId?: string;
};
/**
 * `lost`: it is done, and the answer never comes. `fails`: it is not done, and it says so
 * badly. `forged`: it is done, and the answer is signed by somebody else.
 */
export type Trouble = 'lost' | 'fails' | 'forged';
export type BillChange =
  | { drop: string }
  | { add: BillLine }
  | { change: string; amountFen: number };

export const spoilt = (
  day: string,
  lines: readonly BillLine[],
  changes: readonly BillChange[],
): BillLine[] =>
  changes.reduce<BillLine[]>(
    (bill, change) => {
      if ('drop' in change) return bill.filter(({ ourNo }) => ourNo !== change.drop);
      if ('add' in change)
        return change.add.at.startsWith(day) ? [...bill, change.add] : bill;
      return bill.map((line) =>
        line.ourNo === change.change ? { ...line, amountFen: change.amountFen } : line,
      );
    },
    [...lines],
  );

export type Asked = {
  method: string;
  url: URL;
  /** Path and query as they were sent. */
  target: string;
  headers: IncomingMessage['headers'];
  body: string;
};
export type Answer = { status: number; headers?: Record<string, string>; body: Buffer };

/** A small server on a port of its own; what it answers is looked at by nobody else. */
export const openServer = async (
  answer: (asked: Asked) => Answer | 'lost',
): Promise<{ base: string; close(): Promise<void> }> => {
  const server = createServer((request, response) => {
    // A gateway that breaks must not look like a rail that does not answer.
    respond(request, response, answer).catch((error: unknown) => {
      response.writeHead(599).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port, not a pipe
  return {
    base: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};

const respond = async (
  request: IncomingMessage,
  response: ServerResponse,
  answer: (asked: Asked) => Answer | 'lost',
): Promise<void> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // no encoding is set
  const target = request.url ?? '/';
  const said = answer({
    method: request.method ?? '',
    url: new URL(target, 'http://gateway'),
    target,
    headers: request.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  });
  if (said === 'lost') return void request.socket.destroy();
  response.writeHead(said.status, said.headers);
  response.end(said.body);
};
