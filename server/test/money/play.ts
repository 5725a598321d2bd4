import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectLaws } from '../laws.ts';
import { movedBetween, readBalances } from './accounts.ts';
import { clearScene, openScene } from './scene.ts';
import type { Scene } from './scene.ts';
import { campaignSteps, endCampaign } from './steps-campaign.ts';
import { cardSteps } from './steps-card.ts';
import { orderSteps } from './steps-order.ts';
import { refundSteps } from './steps-refund.ts';
import { useSteps } from './steps-use.ts';
import type { Steps } from './step.ts';
import { moneyTable } from './table.ts';
import type { MoneyRow } from './table.ts';

const vocabulary: Steps = [
  ...campaignSteps(),
  ...cardSteps(),
  ...orderSteps(),
  ...useSteps(),
  ...refundSteps(),
];

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
  await endCampaign(scene);
  await clearScene(scene);
  for (const step of row.given) await take(scene, step);
  const before = await readBalances(scene.town);
  const then = await take(scene, row.when);
  const moves = movedBetween(before, await readBalances(scene.town));
  expect({ then, moves }).toEqual({ then: row.then, moves: row.moves });
};

/** Steps that stand for several. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/^have a card$/, 'order a card; pay; notices come'],
  [/^eat for (\S+)$/, 'bill of $1; pay; notices come; redeem'],
];

const take = async (scene: Scene, text: string): Promise<string> => {
  const phrase = phrases.find(([pattern]) => pattern.test(text));
  if (phrase) {
    let last = '';
    for (const step of text.replace(...phrase).split('; ')) last = await take(scene, step);
    return last;
  }
  for (const [pattern, step] of vocabulary) {
    const match = pattern.exec(text);
    if (match) return step(scene, ...match.slice(1));
  }
  throw new Error(`no step is called ${text}`);
};
