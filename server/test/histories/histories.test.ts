import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectLaws } from '../laws.ts';
import { openHistories } from './world.ts';
import type { Histories } from './world.ts';

/**
 * Random histories of vouchers, each with doubled and lost requests over two servers:
 * nothing is redeemed twice, nothing is lost, and a key always gets the same bytes.
 * `HISTORIES=100000` lives as many as are asked for.
 */
const count = Number(process.env['HISTORIES'] ?? 400);
const seed = Number(process.env['SEED'] ?? 20_261_124);

let histories: Histories;
beforeAll(async () => {
  histories = await openHistories();
}, 60_000);
afterAll(() => histories.close());

it(
  `${count} histories leave every voucher used as often as was told`,
  async () => {
    const slice = 2_000;
    for (let lived = 0; lived < count; lived += slice) {
      const some = Math.min(slice, count - lived);
      const outcome = await histories.live(seed + lived, some);
      expect(outcome).toEqual({ lived: some, wrong: [] });
    }
    await expectLaws(histories.town);
  },
  60_000 + count * 100,
);
