import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCaller } from '#contract/kit/call.ts';
import { redeemVoucher } from '#contract/redemption.ts';
import { expectLaws } from '#server/test/laws.ts';
import { openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, draftOf, liveOffer } from '#server/test/wheel.ts';
import { openConnections } from '../../bench/connections.ts';
import { makeCounter } from './counter.ts';
import type { Counter } from './counter.ts';
import type { Attempt, Flow } from './flow.ts';

/**
 * The counter as it ships, over a line that is cut at every kind of byte: before anything
 * was sent, inside the request, after it, and inside the answer. However it is cut, the
 * voucher is redeemed once and the counter comes to know it.
 */
type Cut = { request: number; answer: number };
const whole = Number.POSITIVE_INFINITY;
const clean: Cut = { request: whole, answer: whole };

/** Shares of what passes, and bytes at its ends. */
const cuts: [string, Cut][] = [
  ['before anything is sent', { request: 0, answer: 0 }],
  ['after the first byte', { request: 1, answer: 0 }],
  ['inside the head of the request', { request: 90, answer: 0 }],
  ['at the end of the head', { request: -2, answer: 0 }],
  ['one byte before the end of the request', { request: -1, answer: 0 }],
  ['after the request, before any answer', { request: whole, answer: 0 }],
  ['after the first byte of the answer', { request: whole, answer: 1 }],
  ['inside the head of the answer', { request: whole, answer: 200 }],
  ['inside the body of the answer', { request: whole, answer: -200 }],
  ['one byte before the end of the answer', { request: whole, answer: -1 }],
];

let town: Town;
let offer: string;
let line: CutLine;
beforeAll(async () => {
  town = await openTown();
  const { terms } = draftOf(town);
  if (terms.kind !== 'package') throw new Error('the draft is a set meal');
  // Two uses: a request that is done twice would be seen.
  offer = await liveOffer(town, { terms: { ...terms, usesTotal: 2 } });
  line = await openLine(Number(new URL(town.server.address).port));
}, 60_000);
afterAll(async () => {
  await expectLaws(town);
  await line.close();
  await town.close();
});

it.each(cuts)('cut %s once, the retry finds what was done', async (_name, cut) => {
  const { counter, open, redeemedTimes } = await atCounter(cut);
  await confirmed(counter);
  await reaches(counter, 'redeemed');
  expect(line.uncut()).toBe(0);
  expect(await redeemedTimes()).toBe(1);
  expect(open.list()).toEqual([]);
});

it.each(cuts)('cut %s twice, it is unknown until asked', async (_name, cut) => {
  const { counter, open, redeemedTimes } = await atCounter(cut, cut);
  await confirmed(counter);
  await reaches(counter, 'unknown');
  expect(open.list()).toHaveLength(1);
  counter.send({ what: 'check' });
  await reaches(counter, 'redeemed');
  expect(line.uncut()).toBe(0);
  expect(await redeemedTimes()).toBe(1);
  expect(open.list()).toEqual([]);
});

it.each(cuts)('cut %s, the phone dies, another one asks', async (_name, cut) => {
  const first = await atCounter(cut, cut);
  await confirmed(first.counter);
  await reaches(first.counter, 'unknown');
  const [attempt] = first.open.list();
  if (!attempt) throw new Error('an open attempt is kept');
  const { counter } = counterOn(first.open);
  counter.send({ what: 'pick_up', attempt });
  counter.send({ what: 'check' });
  await reaches(counter, 'redeemed', 'not_done');
  counter.send({ what: 'again' });
  await reaches(counter, 'redeemed');
  expect(line.uncut()).toBe(0);
  expect(await first.redeemedTimes()).toBe(1);
  expect(first.open.list()).toEqual([]);
});

it('negative control: a retry under a new key is seen as a second use', async () => {
  const { counter, redeemedTimes } = await atCounter({ request: whole, answer: 0 });
  await reaches(counter, 'confirm');
  const flow = counter.flow();
  if (flow.at !== 'confirm') throw new Error('the voucher is on screen');
  const asked = {
    city: 'town',
    place: town.places.noodles,
    code: flow.preparation.redeemWith,
    channel: 'typed' as const,
  };
  await expect(callOver()(redeemVoucher, asked)).rejects.toThrow('no answer');
  await callOver()(redeemVoucher, asked);
  expect(await redeemedTimes()).toBe(2);
});

/** A voucher is looked up over a whole line; the requests after that are cut. */
const atCounter = async (...planned: Cut[]) => {
  const [voucher] = await buy(town, 'lin', offer);
  if (!voucher) throw new Error('a paid order has its voucher');
  const kept = new Map<string, Attempt>();
  const open = {
    list: () => [...kept.values()],
    keep: async (attempt: Attempt) => void kept.set(attempt.key, attempt),
    drop: (key: string) => void kept.delete(key),
  };
  const { counter } = counterOn(open);
  line.plan([clean, ...planned]);
  counter.send({ what: 'read', text: voucher.code, channel: 'typed' });
  const redeemedTimes = async () => {
    const rows = await town.sql('select 1 from redemption where voucher_id = $1', [
      voucher.id,
    ]);
    return rows.length;
  };
  return { counter, open, redeemedTimes };
};

const counterOn = (open: Parameters<typeof makeCounter>[0]['open']) => ({
  counter: makeCounter({
    call: callOver(),
    city: 'town',
    place: town.places.noodles,
    open,
    makeKey: () => crypto.randomUUID(),
    now: () => new Date(),
  }),
});

const callOver = () =>
  makeCaller({
    base: `http://127.0.0.1:${line.port}/api`,
    token: () => town.tokens.chen,
    fetch: (url, init) => onNewConnection(url, init),
  });

/** A connection for each request, so that each meets its own cut. */
const onNewConnection: typeof fetch = async (url, init) => {
  const connections = openConnections(1);
  try {
    return await connections.fetch(url, init);
  } finally {
    connections.close();
  }
};

const confirmed = async (counter: Counter) => {
  await reaches(counter, 'confirm');
  counter.confirm();
};

const reaches = async (counter: Counter, ...at: Flow['at'][]) => {
  await expect
    .poll(() => counter.flow().at, { timeout: 20_000 })
    .toSatisfy(
      (now) => at.includes(now as Flow['at']), // a flow's own word
    );
};

type CutLine = {
  port: number;
  plan: (cuts: Cut[]) => void;
  /** Cuts that no connection has met yet. */
  uncut: () => number;
  close: () => Promise<void>;
};

/** A proxy whose next connections are cut as planned; those after them are whole. */
const openLine = async (to: number): Promise<CutLine> => {
  let planned: Cut[] = [];
  const server: Server = createServer((client) => {
    const cut = planned.shift() ?? clean;
    const upstream = connect(to, '127.0.0.1');
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end);
    if (cut.request === 0) return end();
    pass(client, upstream, cut.request, end);
    pass(upstream, client, cut.answer, end);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port, // it listens on a port
    plan: (next) => {
      planned = [...next];
    },
    uncut: () => planned.length,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
};

/** Lets so many bytes through, counted from the end where negative, and then cuts. */
const pass = (from: Socket, to: Socket, bytes: number, cut: () => void): void => {
  let left = bytes;
  from.on('data', (part: Buffer) => {
    // A message is small and comes in one piece.
    const share = left < 0 ? part.length + left : Math.min(left, part.length);
    if (bytes < 0) left = 0;
    else left -= share;
    to.write(part.subarray(0, Math.max(share, 0)), () => {
      if (left <= 0) cut();
    });
  });
};
