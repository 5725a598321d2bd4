import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectLaws } from '../laws.ts';
import { openSequences } from './world.ts';
import type { Sequences } from './world.ts';

/**
 * Random sequences of what can happen to an order's money: after every round each account
 * of each order stands where a second set of books has it, and no fen is made or lost.
 * `SEQUENCES=100000` lives as many as are asked for.
 */
const count = Number(process.env['SEQUENCES'] ?? 240);
const seed = Number(process.env['SEED'] ?? 20_261_124);

let sequences: Sequences;
beforeAll(async () => {
  sequences = await openSequences();
}, 60_000);
afterAll(() => sequences?.close());

it(
  `${count} sequences keep the same books as the ledger`,
  async () => {
    const { lived, wrong } = await sequences.live(seed, count);
    expect({ wrong, enough: lived >= count }).toEqual({ wrong: [], enough: true });
    await expectLaws(sequences.town);
  },
  60_000 + count * 300,
);
