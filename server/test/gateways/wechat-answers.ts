import { z } from 'zod';
import { dashed } from '#flywheel/payment/wechat/numbers.ts';
import type { Asked } from './gate.ts';
import type { Books, Outcome } from './rail-books.ts';

type Terms = {
  books: Books;
  appId: string;
  merchantId: string;
  /** Who may be shared with. */
  receivers: Set<string>;
  names: (sealed: string, serial: string) => void;
  clock: { now(): Date };
};
type Said = { status: number; body: unknown };
/** Everything that is ever sent to this rail; what is missing reads as nothing. */
const text = z.string().default('');
const fen = z.int().default(0);
const Body = z.object({
  appid: text,
  mchid: text,
  attach: text,
  out_trade_no: text,
  time_expire: text,
  transaction_id: text,
  out_refund_no: text,
  out_order_no: text,
  out_return_no: text,
  out_bill_no: text,
  return_mchid: text,
  openid: text,
  type: text,
  account: text,
  name: text,
  amount: z
    .union([z.int(), z.object({ total: fen, refund: fen })])
    .default({ total: 0, refund: 0 })
    .transform((amount) =>
      typeof amount === 'number' ? { total: amount, refund: amount } : amount,
    ),
  transfer_amount: fen,
  payer: z.object({ openid: text }).optional(),
  scene_info: z.object({ payer_client_ip: text }).optional(),
  settle_info: z.object({ profit_sharing: z.boolean() }).optional(),
  receivers: z.array(z.object({ account: z.string(), amount: z.int() })).default([]),
  unfreeze_unsplit: z.boolean().default(false),
});
type Body = z.infer<typeof Body>;

const no = (status: number, code: string): Said => ({
  status,
  body: { code, message: '' },
});
const yes = (body: unknown): Said => ({ status: 200, body });

/** What the rail answers to each call, of its own books. */
export const wechatAnswers =
  (terms: Terms) =>
  (asked: Asked): Said => {
    const { method, url, body } = asked;
    const post = posts[url.pathname];
    if (method === 'POST' && post) return post(terms, Body.parse(JSON.parse(body)), asked);
    return answerQuery(terms, asked);
  };

const posts: Record<string, (terms: Terms, body: Body, asked: Asked) => Said> = {
  '/v3/pay/transactions/jsapi': (terms, body) => {
    if (!body.payer?.openid) return no(400, 'PARAM_ERROR');
    return start(terms, body, { prepay_id: `wx-${body.out_trade_no}` });
  },
  '/v3/pay/transactions/h5': (terms, body) => {
    if (!body.scene_info?.payer_client_ip) return no(400, 'PARAM_ERROR');
    const h5_url = `https://wx.example/h5?prepay_id=${body.out_trade_no}`;
    return start(terms, body, { h5_url });
  },
  '/v3/pay/transactions/native': (terms, body) =>
    start(terms, body, { code_url: `weixin://wxpay/bizpayurl?pr=${body.out_trade_no}` }),
  '/v3/refund/domestic/refunds': ({ books }, body) => {
    const tradeNo = dashed(body.out_trade_no);
    if (books.trades.get(tradeNo)?.fen !== body.amount.total) return no(400, 'PARAM_ERROR');
    const done = books.refund(dashed(body.out_refund_no), tradeNo, body.amount.refund);
    return said(done, { status: 'SUCCESS' }, { status: 'PROCESSING' });
  },
  '/v3/profitsharing/receivers/add': (terms, body, { headers }) => {
    terms.receivers.add(body.account);
    if (body.name) terms.names(body.name, String(headers['wechatpay-serial']));
    return yes({ type: body.type, account: body.account });
  },
  '/v3/profitsharing/orders': (terms, body) => {
    const unknown = body.receivers.some(({ account }) => !terms.receivers.has(account));
    if (unknown) return no(403, 'NO_AUTH');
    const parts = body.receivers.map(({ account, amount }) => ({ account, fen: amount }));
    return share(terms, body, parts, body.unfreeze_unsplit);
  },
  '/v3/profitsharing/orders/unfreeze': (terms, body) => share(terms, body, [], true),
  '/v3/profitsharing/return-orders': ({ books }, body) => {
    const [returnNo, shareNo] = [dashed(body.out_return_no), dashed(body.out_order_no)];
    const done = books.giveBack(returnNo, shareNo, body.return_mchid, body.amount.total);
    return said(done, { result: 'SUCCESS' }, { result: 'PROCESSING' });
  },
  '/v3/fund-app/mch-transfer/transfer-bills': ({ books }, body) => {
    if (!/^[0-9a-zA-Z]{1,32}$/.test(body.out_bill_no)) return no(400, 'PARAM_ERROR');
    const { out_bill_no, openid, transfer_amount } = body;
    const done = books.transfer(dashed(out_bill_no), openid, transfer_amount);
    if (done === 'refused') return yes({ state: 'FAIL' });
    return said(done, { state: 'SUCCESS' }, { state: 'WAIT_USER_CONFIRM' });
  },
};

const start = (terms: Terms, body: Body, reply: object): Said => {
  const right = body.appid === terms.appId && body.mchid === terms.merchantId;
  const no32 = /^[0-9a-zA-Z]{6,32}$/.test(body.out_trade_no);
  const late = Date.parse(body.time_expire) <= terms.clock.now().getTime();
  const held = body.settle_info?.profit_sharing === true;
  if (!right || !no32 || late || !held) return no(400, 'PARAM_ERROR');
  const { total } = body.amount;
  terms.books.open({ no: dashed(body.out_trade_no), fen: total, city: body.attach });
  return yes(reply);
};

const share = (
  { books }: Terms,
  body: Body,
  parts: { account: string; fen: number }[],
  finish: boolean,
): Said => {
  const trade = [...books.trades.values()].find(
    ({ railNo }) => railNo === body.transaction_id,
  );
  if (!trade) return no(404, 'RESOURCE_NOT_EXISTS');
  const done = books.share(dashed(body.out_order_no), trade.no, parts, finish);
  const results = (result: string) => parts.map(({ account }) => ({ account, result }));
  if (done === 'refused') return yes({ state: 'FINISHED', receivers: results('CLOSED') });
  return said(
    done,
    { state: 'FINISHED', receivers: results('SUCCESS') },
    { state: 'PROCESSING', receivers: results('PENDING') },
  );
};

const answerQuery = ({ books, merchantId }: Terms, { method, url, body }: Asked): Said => {
  const bill = /\/transfer-bills\/out-bill-no\/(\w+)$/.exec(url.pathname)?.[1];
  if (bill !== undefined) {
    const state = books.transferred(dashed(bill));
    if (!state) return no(404, 'NOT_FOUND');
    return yes({ state: state === 'done' ? 'SUCCESS' : 'PROCESSING' });
  }
  const [, tradeNo = '', close] =
    /\/out-trade-no\/(\w+)(\/close)?$/.exec(url.pathname) ?? [];
  const trade = books.trades.get(dashed(tradeNo));
  if (!trade) return no(404, 'ORDER_NOT_EXIST');
  if (close !== undefined && method === 'POST') {
    if (Body.parse(JSON.parse(body)).mchid !== merchantId) return no(400, 'PARAM_ERROR');
    if (trade.state === 'paid') return no(400, 'ORDER_PAID');
    trade.state = 'closed';
    return { status: 204, body: {} };
  }
  if (url.searchParams.get('mchid') !== merchantId) return no(400, 'PARAM_ERROR');
  return yes({
    mchid: merchantId,
    out_trade_no: tradeNo,
    transaction_id: trade.railNo,
    trade_state: { open: 'NOTPAY', paid: 'SUCCESS', closed: 'CLOSED' }[trade.state],
    amount: { total: trade.fen, currency: 'CNY' },
  });
};

const said = (outcome: Outcome, done: object, processing: object): Said => {
  if (outcome === 'done') return yes(done);
  if (outcome === 'processing') return yes(processing);
  if (outcome === 'too_much') return no(403, 'NOT_ENOUGH');
  if (outcome === 'not_found') return no(404, 'RESOURCE_NOT_EXISTS');
  return no(400, outcome === 'not_allowed' ? 'RULE_LIMIT' : 'PARAM_ERROR');
};
