import { z } from 'zod';
import type { TradeAsked, TradeOutcome } from '../rail.ts';
import { RailSaysNo } from './client.ts';
import type { WechatClient } from './client.ts';
import { bare, cut } from './numbers.ts';
import { makeNonce, secondsOf, signLines } from './sign.ts';

/**
 * Taking a payment. Inside WeChat the page itself calls the cashier (JSAPI), a phone's
 * browser is sent to WeChat (H5), and at a desk a code is scanned (Native).
 */
export type TradeTerms = { client: WechatClient; publicUrl: string };

export const startTrade = async (
  terms: TradeTerms,
  asked: TradeAsked,
): Promise<{ cashierUrl: string }> => {
  const { device, openId } = asked.payer;
  if (device === 'wechat' && openId !== undefined) return startInside(terms, asked, openId);
  if (device === 'phone') return startOnPhone(terms, asked);
  return startAtDesk(terms, asked);
};

const startInside = async (
  terms: TradeTerms,
  asked: TradeAsked,
  openid: string,
): Promise<{ cashierUrl: string }> => {
  const { client } = terms;
  const body = { ...bodyOf(terms, asked), payer: { openid } };
  const answer = await client.ask('POST', '/v3/pay/transactions/jsapi', body);
  const { prepay_id } = z.object({ prepay_id: z.string() }).parse(answer);
  const { appId, privateKey } = client.keys;
  const timeStamp = secondsOf(client.clock.now());
  const nonceStr = makeNonce();
  const prepay = `prepay_id=${prepay_id}`;
  const pay = {
    appId,
    timeStamp,
    nonceStr,
    package: prepay,
    signType: 'RSA',
    paySign: signLines(privateKey, appId, timeStamp, nonceStr, prepay),
  };
  const said = JSON.stringify({ pay, returnPath: asked.returnPath });
  return { cashierUrl: `/cashier/wechat#${Buffer.from(said).toString('base64url')}` };
};

const startOnPhone = async (
  terms: TradeTerms,
  asked: TradeAsked,
): Promise<{ cashierUrl: string }> => {
  const body = {
    ...bodyOf(terms, asked),
    scene_info: { payer_client_ip: asked.payer.ip, h5_info: { type: 'Wap' } },
  };
  const answer = await terms.client.ask('POST', '/v3/pay/transactions/h5', body);
  const { h5_url } = z.object({ h5_url: z.url() }).parse(answer);
  const back = encodeURIComponent(terms.publicUrl + asked.returnPath);
  return { cashierUrl: `${h5_url}&redirect_url=${back}` };
};

const startAtDesk = async (
  terms: TradeTerms,
  asked: TradeAsked,
): Promise<{ cashierUrl: string }> => {
  const target = '/v3/pay/transactions/native';
  const answer = await terms.client.ask('POST', target, bodyOf(terms, asked));
  const { code_url } = z.object({ code_url: z.string() }).parse(answer);
  return { cashierUrl: `code:${code_url}` };
};

const bodyOf = ({ client, publicUrl }: TradeTerms, asked: TradeAsked) => ({
  appid: client.keys.appId,
  mchid: client.keys.merchantId,
  description: cut(asked.title, 60),
  out_trade_no: bare(asked.tradeNo),
  time_expire: asked.payBy.toISOString().replace(/\.\d{3}Z$/, '+00:00'),
  attach: asked.cityId,
  notify_url: `${publicUrl}/api/cities/${asked.cityId}/payment-notices/wechat`,
  amount: { total: asked.amountFen, currency: 'CNY' },
  // Held by the rail until it is shared out.
  settle_info: { profit_sharing: true },
});

export const Trade = z.object({
  mchid: z.string(),
  out_trade_no: z.string(),
  transaction_id: z.string().optional(),
  trade_state: z.string(),
  amount: z.object({ total: z.int() }).optional(),
});
export type Trade = z.infer<typeof Trade>;

/** The trade as the rail has it; undefined when it knows none. */
export const findTrade = async (
  { client }: Pick<TradeTerms, 'client'>,
  tradeNo: string,
): Promise<Trade | undefined> => {
  const { merchantId } = client.keys;
  const target = `/v3/pay/transactions/out-trade-no/${bare(tradeNo)}?mchid=${merchantId}`;
  try {
    return Trade.parse(await client.ask('GET', target));
  } catch (error) {
    if (error instanceof RailSaysNo && error.status === 404) return undefined;
    throw error;
  }
};

const outcomes: Record<string, TradeOutcome['outcome']> = {
  SUCCESS: 'paid',
  // Paid, and given back in part or whole since.
  REFUND: 'paid',
  NOTPAY: 'open',
  USERPAYING: 'open',
  CLOSED: 'closed',
  REVOKED: 'closed',
  PAYERROR: 'closed',
};

export const outcomeOf = (trade: Trade): TradeOutcome => {
  const outcome = outcomes[trade.trade_state];
  if (!outcome) throw new Error(`a trade in the state ${trade.trade_state}`);
  return { outcome, amountFen: trade.amount?.total ?? 0 };
};

export const closeTrade = async (
  terms: TradeTerms,
  tradeNo: string,
): Promise<TradeOutcome> => {
  const target = `/v3/pay/transactions/out-trade-no/${bare(tradeNo)}/close`;
  try {
    await terms.client.ask('POST', target, { mchid: terms.client.keys.merchantId });
    return { outcome: 'closed', amountFen: 0 };
  } catch (error) {
    if (!(error instanceof RailSaysNo)) throw error;
    const trade = await findTrade(terms, tradeNo);
    return trade ? outcomeOf(trade) : { outcome: 'closed', amountFen: 0 };
  }
};
