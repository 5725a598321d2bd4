import { redeemVoucher, undoRedemption } from '#contract/redemption.ts';
import { city } from '../town.ts';
import type { Name } from '../town.ts';
import type { Scene } from './scene.ts';
import { said } from './step.ts';
import type { Steps } from './step.ts';

/** What happens at a counter. */
export const useSteps = (): Steps => [
  [/^redeem number (\d)$/, (scene, no = '1') => redeem(scene, { no: Number(no) })],
  [/^redeem(?: once more)?$/, (scene) => redeem(scene, {})],
  [/^redeem at the tea house$/, (scene) => redeem(scene, { at: 'tea', by: 'zhou' })],
  [/^redeem at the bookshop$/, (scene) => redeem(scene, { at: 'books', by: 'tang' })],
  [/^undo$/, (scene) => undo(scene, scene.redemptions.length)],
  [/^undo the first$/, (scene) => undo(scene, 1)],
  [/^undo by another shop$/, (scene) => undo(scene, scene.redemptions.length, 'tang')],
];

type At = { no?: number; at?: 'noodles' | 'tea' | 'books'; by?: Name };

const redeem = async (scene: Scene, { no = 1, at = 'noodles', by = 'chen' }: At) => {
  const voucher = scene.vouchers[no - 1];
  if (!voucher) throw new Error('what is redeemed was bought');
  const answer = await scene.ask(by, redeemVoucher, {
    city,
    place: scene.town.places[at],
    code: voucher.code,
    channel: 'typed',
  });
  if (answer.ok) scene.redemptions.push(answer.value.id);
  return said(answer, ({ usesLeft }) => `redeemed, ${usesLeft} left`);
};

const undo = async (scene: Scene, no: number, by: Name = 'chen'): Promise<string> => {
  const redemption = scene.redemptions[no - 1];
  if (!redemption) throw new Error('what is undone was redeemed');
  const answer = await scene.ask(by, undoRedemption, { city, redemption });
  return said(answer, ({ usesLeft }) => `undone, ${usesLeft} left`);
};
