import {
  approveRefund,
  askRefund,
  decideRefund,
  disputeRefund,
  refundUse,
  rejectRefund,
} from '#contract/refund.ts';
import { city } from '../town.ts';
import type { Name } from '../town.ts';
import type { Scene } from './scene.ts';
import { said } from './step.ts';
import type { Steps } from './step.ts';
import { fenOf } from './table.ts';

const who: Record<string, Name> = {
  'the staff': 'chen',
  'another shop': 'tang',
  'another customer': 'mei',
};

/** What is said about a use whose money somebody wants back; the last use, or the first. */
export const refundSteps = (): Steps => [
  [/^ask(?: for ([\d.]+))?$/, (scene, yuan) => ask(scene, { yuan })],
  [/^ask about the first(?: for ([\d.]+))?$/, (scene, yuan) => ask(scene, { yuan, no: 1 })],
  [/^ask by (.+)$/, (scene, by = '') => ask(scene, { by: who[by] })],
  [/^give ([\d.]+)$/, (scene, yuan = '') => give(scene, yuan, {})],
  [/^give ([\d.]+) of the first$/, (scene, yuan = '') => give(scene, yuan, { no: 1 })],
  [
    /^give ([\d.]+) by (.+)$/,
    (scene, yuan = '', by = '') => give(scene, yuan, { by: who[by] }),
  ],
  [/^approve ([\d.]+)$/, (scene, yuan = '') => approve(scene, yuan)],
  [
    /^approve ([\d.]+) by (.+)$/,
    (scene, yuan = '', by = '') => approve(scene, yuan, who[by]),
  ],
  [/^reject$/, (scene) => reject(scene)],
  [/^dispute$/, (scene) => dispute(scene)],
  [/^dispute by (.+)$/, (scene, by = '') => dispute(scene, who[by])],
  [/^decide ([\d.]+)$/, (scene, yuan = '') => decide(scene, yuan)],
  [/^look at number (\d)$/, (scene, no = '1') => stateOf(scene, Number(no))],
  [/^look at the voucher$/, (scene) => stateOf(scene, 1)],
];

type Of = { no?: number; by?: Name | undefined };

const useOf = (scene: Scene, no = scene.redemptions.length): string => {
  const redemption = scene.redemptions[no - 1];
  if (!redemption) throw new Error('what is given back was used');
  return redemption;
};

const ask = async (scene: Scene, { yuan, no, by = 'lin' }: Of & { yuan?: string }) => {
  const redemption = useOf(scene, no);
  const amount = yuan ? { amountFen: fenOf(yuan) } : {};
  const asked = { city, redemption, because: '没吃上', ...amount };
  return said(await scene.ask(by, askRefund, asked), ({ state }) => state);
};

const give = async (scene: Scene, yuan: string, { no, by = 'zhou' }: Of) => {
  const redemption = useOf(scene, no);
  const asked = { city, redemption, amountFen: fenOf(yuan), because: '上错了菜' };
  return said(await scene.ask(by, refundUse, asked), ({ state }) => state);
};

/** The question about the last use of the row that has one. */
const questionOf = async (scene: Scene): Promise<string> => {
  const [row] = await scene.town.sql<{ id: string }>(
    `select id from refund_question where order_id = $1 order by id desc limit 1`,
    [scene.orderId],
  );
  return row?.id ?? scene.orderId;
};

const approve = async (scene: Scene, yuan: string, by: Name = 'zhou') => {
  const question = await questionOf(scene);
  const asked = { city, question, amountFen: fenOf(yuan) };
  return said(await scene.ask(by, approveRefund, asked), ({ state }) => state);
};

const reject = async (scene: Scene) => {
  const asked = { city, question: await questionOf(scene), because: '菜都上齐了' };
  return said(await scene.ask('zhou', rejectRefund, asked), ({ state }) => state);
};

const dispute = async (scene: Scene, by: Name = 'lin') => {
  const asked = { city, question: await questionOf(scene), because: '有照片' };
  return said(await scene.ask(by, disputeRefund, asked), ({ state }) => state);
};

const decide = async (scene: Scene, yuan: string) => {
  const question = await questionOf(scene);
  const asked = { city, question, amountFen: fenOf(yuan), because: '照片看过了' };
  return said(await scene.ask('xu', decideRefund, asked), ({ state }) => state);
};

const stateOf = async (scene: Scene, no: number): Promise<string> => {
  const [row] = await scene.town.sql<{ state: string }>(
    'select state from voucher where id = $1',
    [scene.vouchers[no - 1]?.id],
  );
  return row?.state ?? 'no voucher';
};
