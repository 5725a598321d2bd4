import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectLaws } from '../laws.ts';
import { movedBetween, readBalances } from './accounts.ts';
import { clearScene, openScene } from './scene.ts';
import type { Scene } from './scene.ts';
import { orderSteps } from './steps-order.ts';
import { refundSteps } from './steps-refund.ts';
import { useSteps } from './steps-use.ts';
import type { Steps } from './step.ts';
import { moneyTable } from './table.ts';
import type { MoneyRow } from './table.ts';

const vocabulary: Steps = [...orderSteps(), ...useSteps(), ...refundSteps()];

/** Plays every row of a table in one town; in the end the laws are asked. */
export const playMoney = (text: string): void => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  }, 60_000);
  afterAll(() => scene?.town.close());

  it.each(moneyTable(text))('$name', (row) => playRow(scene, row));
  it('leaves every law as it was', () => expectLaws(scene.town));
};

const playRow = async (scene: Scene, row: MoneyRow): Promise<void> => {
  await clearScene(scene);
  for (const step of row.given) await take(scene, step);
  const before = await readBalances(scene.town);
  const then = await take(scene, row.when);
  const moves = movedBetween(before, await readBalances(scene.town));
  expect({ then, moves }).toEqual({ then: row.then, moves: row.moves });
};

const take = async (scene: Scene, text: string): Promise<string> => {
  for (const [pattern, step] of vocabulary) {
    const match = pattern.exec(text);
    if (match) return step(scene, ...match.slice(1));
  }
  throw new Error(`no step is called ${text}`);
};
