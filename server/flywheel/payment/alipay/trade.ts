import { z } from 'zod';
import { fenOf } from '../bill-table.ts';
import type { TradeAsked, TradeOutcome } from '../rail.ts';
import { chinaClock, yuanOf } from './client.ts';
import type { AlipayClient } from './client.ts';

/**
 * Taking a payment: a phone's browser and a desk are sent to the rail's own page, its app
 * is handed an order, a page inside it pays a trade made for this person, and inside
 * WeChat, which lets nobody through, a code is scanned.
 */
export type TradeTerms = { client: AlipayClient; publicUrl: string };

export const startTrade = async (
  terms: TradeTerms,
  asked: TradeAsked,
): Promise<{ cashierUrl: string }> => {
  const { client, publicUrl } = terms;
  const { device, openId } = asked.payer;
  const notify_url = `${publicUrl}/api/cities/${asked.cityId}/payment-notices/alipay`;
  const back = { notify_url, return_url: publicUrl + asked.returnPath };
  if (device === 'wechat') return precreate(terms, asked, notify_url);
  if (device === 'app' && openId !== undefined) {
    const bizContent = { ...bodyOf(asked, 'JSAPI_PAY'), buyer_open_id: openId };
    const said = await client.ask('alipay.trade.create', bizContent, { notify_url });
    return { cashierUrl: z.object({ tradeNo: z.string() }).parse(said.facts).tradeNo };
  }
  if (device === 'app') {
    const bizContent = bodyOf(asked, 'QUICK_MSECURITY_PAY');
    const order = client.orderOf('alipay.trade.app.pay', { notify_url, bizContent });
    return { cashierUrl: order };
  }
  const [method, product] =
    device === 'desk'
      ? ['alipay.trade.page.pay', 'FAST_INSTANT_TRADE_PAY']
      : ['alipay.trade.wap.pay', 'QUICK_WAP_WAY'];
  const bizContent = bodyOf(asked, product);
  return { cashierUrl: client.pageOf(method, { ...back, bizContent }) };
};

const precreate = async (
  { client }: TradeTerms,
  asked: TradeAsked,
  notify_url: string,
): Promise<{ cashierUrl: string }> => {
  const bizContent = bodyOf(asked, 'FACE_TO_FACE_PAYMENT');
  const said = await client.ask('alipay.trade.precreate', bizContent, { notify_url });
  const { qrCode } = z.object({ qrCode: z.string() }).parse(said.facts);
  return { cashierUrl: `code:${qrCode}` };
};

const bodyOf = (asked: TradeAsked, product_code: string) => ({
  out_trade_no: asked.tradeNo,
  total_amount: yuanOf(asked.amountFen),
  subject: [...asked.title].slice(0, 60).join(''),
  product_code,
  time_expire: chinaClock(asked.payBy),
  store_id: asked.cityId,
  // Held by the rail until it is shared out.
  extend_params: { royalty_freeze: 'true' },
});

const Trade = z.object({
  tradeNo: z.string(),
  outTradeNo: z.string(),
  tradeStatus: z.string(),
  totalAmount: z.string(),
});
type Trade = z.infer<typeof Trade>;

/** The trade as the rail has it; undefined when it knows none, or not yet. */
export const findTrade = async (
  client: AlipayClient,
  tradeNo: string,
): Promise<Trade | undefined> => {
  const said = await client.ask('alipay.trade.query', { out_trade_no: tradeNo });
  if (said.code === '10000') return Trade.parse(said.facts);
  if (said.subCode === 'ACQ.TRADE_NOT_EXIST') return undefined;
  throw new Error(`the rail did not find out: ${said.subCode}`);
};

const outcomes: Record<string, TradeOutcome['outcome']> = {
  WAIT_BUYER_PAY: 'open',
  TRADE_SUCCESS: 'paid',
  TRADE_FINISHED: 'paid',
  // Never paid; one that was paid and given back as a whole is asked about no more.
  TRADE_CLOSED: 'closed',
};

export const outcomeOf = (state: string, yuan: string): TradeOutcome => {
  const outcome = outcomes[state];
  if (!outcome) throw new Error(`a trade in the state ${state}`);
  return { outcome, amountFen: fenOf(yuan) };
};

export const queryTrade = async (
  client: AlipayClient,
  tradeNo: string,
): Promise<TradeOutcome | undefined> => {
  const trade = await findTrade(client, tradeNo);
  return trade && outcomeOf(trade.tradeStatus, trade.totalAmount);
};

export const closeTrade = async (
  client: AlipayClient,
  tradeNo: string,
): Promise<TradeOutcome> => {
  const closed = { outcome: 'closed', amountFen: 0 } as const;
  const said = await client.ask('alipay.trade.close', { out_trade_no: tradeNo });
  if (said.code === '10000') return closed;
  return (await queryTrade(client, tradeNo)) ?? closed;
};
