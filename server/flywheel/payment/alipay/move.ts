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
import { yuanOf } from './client.ts';
import type { AlipayClient, Answer } from './client.ts';
import { findTrade } from './trade.ts';

/**
 * Money that leaves, each under our number: asked again, the rail answers as it did and
 * pays once.
 */
export const refundTrade = async (
  client: AlipayClient,
  asked: RefundAsked,
): Promise<MoveOutcome> => {
  const said = await client.ask('alipay.trade.refund', {
    out_trade_no: asked.tradeNo,
    refund_amount: yuanOf(asked.amountFen),
    out_request_no: asked.refundNo,
  });
  if (said.code !== '10000') return refusedBy(said);
  if (said.facts['fundChange'] === 'Y') return { outcome: 'done' };
  // "Nothing moved" is said of a repeated call as well: the query knows.
  return findRefund(client, asked);
};

const findRefund = async (
  client: AlipayClient,
  asked: RefundAsked,
): Promise<MoveOutcome> => {
  const said = await client.ask('alipay.trade.fastpay.refund.query', {
    out_trade_no: asked.tradeNo,
    out_request_no: asked.refundNo,
  });
  const done = said.facts['refundStatus'] === 'REFUND_SUCCESS';
  return { outcome: done ? 'done' : 'processing' };
};

export const shareTrade = async (
  client: AlipayClient,
  asked: ShareAsked,
): Promise<MoveOutcome> => {
  const trade = await findTrade(client, asked.tradeNo);
  if (!trade) return { outcome: 'refused', why: 'not_paid' };
  if (asked.receivers.length > 0) {
    const bound = await bindReceivers(client, asked);
    if (bound.code !== '10000') return refusedBy(bound);
  }
  const said = await client.ask('alipay.trade.order.settle', {
    out_request_no: asked.shareNo,
    trade_no: trade.tradeNo,
    royalty_mode: 'sync',
    royalty_parameters: asked.receivers.map(({ account, amountFen }) => {
      const { type, id } = accountOf(account);
      return {
        royalty_type: 'transfer',
        trans_in_type: type,
        trans_in: id,
        amount: yuanOf(amountFen),
        // The funds bill tells our number nowhere else.
        desc: asked.shareNo,
      };
    }),
    extend_params: { royalty_finish: asked.finish ? 'true' : 'false' },
  });
  return said.code === '10000' ? { outcome: 'done' } : refusedBy(said);
};

/** Who was bound before is bound: the rail says so and nothing else happens. */
const bindReceivers = (client: AlipayClient, asked: ShareAsked): Promise<Answer> =>
  client.ask('alipay.trade.royalty.relation.bind', {
    out_request_no: `${asked.shareNo}-bind`,
    receiver_list: asked.receivers.map((receiver: Receiver) => {
      const { type, id } = accountOf(receiver.account);
      return { type, account: id, ...(receiver.name && { name: receiver.name }) };
    }),
  });

/** A return is a refund of nothing that takes a receiver's part back. */
export const returnShare = async (
  client: AlipayClient,
  asked: ReturnAsked,
): Promise<MoveOutcome> => {
  const { type, id } = accountOf(asked.account);
  const said = await client.ask('alipay.trade.refund', {
    out_trade_no: asked.tradeNo,
    out_request_no: asked.returnNo,
    refund_amount: '0.00',
    refund_royalty_parameters: [
      {
        royalty_type: 'transfer',
        trans_out_type: type,
        trans_out: id,
        amount: yuanOf(asked.amountFen),
        desc: asked.returnNo,
      },
    ],
  });
  return said.code === '10000' ? { outcome: 'done' } : refusedBy(said);
};

export const transfer = async (
  client: AlipayClient,
  asked: TransferAsked,
): Promise<MoveOutcome> => {
  const { type, id } = accountOf(asked.account);
  const said = await client.ask('alipay.fund.trans.uni.transfer', {
    out_biz_no: asked.transferNo,
    trans_amount: yuanOf(asked.amountFen),
    product_code: 'TRANS_ACCOUNT_NO_PWD',
    biz_scene: 'DIRECT_TRANSFER',
    order_title: [...asked.title].slice(0, 60).join(''),
    payee_info: {
      identity: id,
      identity_type: type === 'userId' ? 'ALIPAY_USER_ID' : 'ALIPAY_LOGON_ID',
    },
  });
  if (said.code !== '10000') return refusedBy(said);
  const { status } = z.object({ status: z.string() }).parse(said.facts);
  if (status === 'SUCCESS') return { outcome: 'done' };
  return status === 'DEALING'
    ? { outcome: 'processing' }
    : { outcome: 'refused', why: 'receiver_refused' };
};

/** `userId:2088…`, `loginName:someone@example.cn`; a bare account is a user's id. */
const accountOf = (text: string): { type: string; id: string } => {
  const [type = '', id] = text.split(':');
  return id === undefined ? { type: 'userId', id: type } : { type, id };
};

const reasons: Record<string, RailReason> = {
  'ACQ.TRADE_NOT_EXIST': 'not_paid',
  'ACQ.TRADE_STATUS_ERROR': 'not_paid',
  'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL': 'more_than_left',
  'ACQ.TRADE_NOT_ALLOW_REFUND': 'return_first',
  'ACQ.SELLER_BALANCE_NOT_ENOUGH': 'more_than_left',
  'ACQ.ROYALTY_ACCOUNT_NOT_EXIST': 'receiver_refused',
  'ACQ.USER_NOT_MATCH_ERR': 'receiver_refused',
  'ACQ.ALLOC_AMOUNT_VALIDATE_ERROR': 'more_than_left',
  'ACQ.REASON_TRADE_REFUND_FEE_ERR': 'more_than_left',
  'PAYEE_NOT_EXIST': 'receiver_refused',
  'PAYER_BALANCE_NOT_ENOUGH': 'more_than_left',
};

/** A busy rail is no "no": it is asked again. */
const refusedBy = ({ subCode }: Answer): MoveOutcome => {
  if (/SYSTEM_ERROR|TRY_AGAIN|FREQUENCY/i.test(subCode)) throw new Error(subCode);
  return { outcome: 'refused', why: reasons[subCode] ?? 'rail_refused' };
};
