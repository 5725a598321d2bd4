import { z } from 'zod';
import type { RailReason } from '#contract/payment.ts';
import type {
  MoveOutcome,
  Receiver,
  RefundAsked,
  ReturnAsked,
  ShareAsked,
  TransferAsked,
} from '../rail.ts';
import { RailSaysNo } from './client.ts';
import type { WechatClient } from './client.ts';
import { bare, cut } from './numbers.ts';
import { encryptFor } from './sign.ts';
import { findTrade } from './trade.ts';

/**
 * Money that leaves: refunds, shares, returns, transfers. Each is asked under our number,
 * and asking again gives how it stands.
 */
export type MoveTerms = { client: WechatClient; transferScene: string };

export const refundTrade = (
  { client }: MoveTerms,
  asked: RefundAsked,
): Promise<MoveOutcome> =>
  orRefused(async () => {
    const answer = await client.ask('POST', '/v3/refund/domestic/refunds', {
      out_trade_no: bare(asked.tradeNo),
      out_refund_no: bare(asked.refundNo),
      amount: { refund: asked.amountFen, total: asked.paidFen, currency: 'CNY' },
    });
    const { status } = z.object({ status: z.string() }).parse(answer);
    return movedAs(status, { done: ['SUCCESS'], refused: ['CLOSED', 'ABNORMAL'] });
  });

export const shareTrade = (terms: MoveTerms, asked: ShareAsked): Promise<MoveOutcome> =>
  orRefused(async () => {
    const { client } = terms;
    const trade = await findTrade(terms, asked.tradeNo);
    if (!trade?.transaction_id) return { outcome: 'refused', why: 'not_paid' };
    const common = {
      transaction_id: trade.transaction_id,
      out_order_no: bare(asked.shareNo),
    };
    if (asked.receivers.length === 0) {
      const answer = await client.ask('POST', '/v3/profitsharing/orders/unfreeze', {
        ...common,
        description: '分账完结',
      });
      return movedAs(z.object({ state: z.string() }).parse(answer).state, finished);
    }
    for (const receiver of asked.receivers) await addReceiver(terms, receiver);
    const answer = await client.ask('POST', '/v3/profitsharing/orders', {
      ...common,
      appid: client.keys.appId,
      receivers: asked.receivers.map(({ account, amountFen }) => ({
        ...accountOf(account),
        amount: amountFen,
        description: '分账',
      })),
      unfreeze_unsplit: asked.finish,
    });
    return shared(Shared.parse(answer));
  });

const finished = { done: ['FINISHED'], refused: [] };

const Shared = z.object({
  state: z.string(),
  receivers: z.array(z.object({ result: z.string() })).default([]),
});

/**
 * Where only some receivers got theirs, neither "done" nor "refused" is true: it stays
 * unknown, and the day's comparison makes it somebody's case.
 */
const shared = ({ state, receivers }: z.infer<typeof Shared>): MoveOutcome => {
  if (state !== 'FINISHED') return { outcome: 'processing' };
  const closed = receivers.filter(({ result }) => result === 'CLOSED').length;
  if (closed === 0) return { outcome: 'done' };
  if (closed === receivers.length) return { outcome: 'refused', why: 'receiver_refused' };
  throw new Error('a share that reached only some of its receivers');
};

/** Adding somebody again is harmless; the name is read by the rail alone. */
const addReceiver = async ({ client }: MoveTerms, receiver: Receiver): Promise<void> => {
  const { serial, key } = await client.ring.newest();
  const body = {
    appid: client.keys.appId,
    ...accountOf(receiver.account),
    ...(receiver.name !== undefined && { name: encryptFor(key, receiver.name) }),
    relation_type: 'PARTNER',
  };
  await client.ask('POST', '/v3/profitsharing/receivers/add', body, serial);
};

export const returnShare = ({ client }: MoveTerms, asked: ReturnAsked) =>
  orRefused(async () => {
    const { type, account } = accountOf(asked.account);
    // The rail takes money back from merchants only.
    if (type !== 'MERCHANT_ID') return { outcome: 'refused', why: 'receiver_refused' };
    const answer = await client.ask('POST', '/v3/profitsharing/return-orders', {
      out_order_no: bare(asked.shareNo),
      out_return_no: bare(asked.returnNo),
      return_mchid: account,
      amount: asked.amountFen,
      description: '分账回退',
    });
    const { result } = z.object({ result: z.string() }).parse(answer);
    return movedAs(result, { done: ['SUCCESS'], refused: ['FAILED'] }, 'receiver_refused');
  });

const transfers = '/v3/fund-app/mch-transfer/transfer-bills';

export const transfer = (terms: MoveTerms, asked: TransferAsked): Promise<MoveOutcome> =>
  orRefused(async () => {
    const { client } = terms;
    const { type, account } = accountOf(asked.account);
    // The rail transfers to people; merchants are paid by sharing.
    if (type !== 'PERSONAL_OPENID') return { outcome: 'refused', why: 'receiver_refused' };
    const no = bare(asked.transferNo);
    const before = await orMissing(client.ask('GET', `${transfers}/out-bill-no/${no}`));
    const answer =
      before ??
      (await client.ask('POST', transfers, {
        appid: client.keys.appId,
        out_bill_no: no,
        transfer_scene_id: terms.transferScene,
        openid: account,
        transfer_amount: asked.amountFen,
        transfer_remark: cut(asked.title, 32),
      }));
    const { state } = z.object({ state: z.string() }).parse(answer);
    return movedAs(
      state,
      { done: ['SUCCESS'], refused: ['FAIL', 'CANCELLED'] },
      'receiver_refused',
    );
  });

const orMissing = async (answer: Promise<unknown>): Promise<unknown> => {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof RailSaysNo && error.status === 404) return undefined;
    throw error;
  }
};

/** `MERCHANT_ID:1900000109` or `PERSONAL_OPENID:o…`; a bare number is a merchant's. */
const accountOf = (text: string): { type: string; account: string } => {
  const [type = '', account] = text.split(':');
  return account === undefined ? { type: 'MERCHANT_ID', account: type } : { type, account };
};

const movedAs = (
  state: string,
  known: { done: readonly string[]; refused: readonly string[] },
  why: RailReason = 'rail_refused',
): MoveOutcome => {
  if (known.done.includes(state)) return { outcome: 'done' };
  return known.refused.includes(state)
    ? { outcome: 'refused', why }
    : { outcome: 'processing' };
};

const reasons: Record<string, RailReason> = {
  NOT_ENOUGH: 'more_than_left',
  RULE_LIMIT: 'over_ceiling',
  NO_AUTH: 'receiver_refused',
  USER_ACCOUNT_ABNORMAL: 'receiver_refused',
  ORDER_NOT_EXIST: 'not_paid',
  RESOURCE_NOT_EXISTS: 'no_such_share',
  ORDER_NOT_READY: 'too_soon',
};
/** These say "later", not "no". */
const later = new Set(['FREQUENCY_LIMITED', 'FREQUENCY_LIMIT_EXCEED', 'SYSTEM_ERROR']);

const orRefused = async (act: () => Promise<MoveOutcome>): Promise<MoveOutcome> => {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof RailSaysNo) || error.status === 429 || later.has(error.code)) {
      throw error;
    }
    return { outcome: 'refused', why: reasons[error.code] ?? 'rail_refused' };
  }
};
