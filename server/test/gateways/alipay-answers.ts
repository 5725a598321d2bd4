import { z } from 'zod';
import type { Books, Outcome } from './rail-books.ts';

type Terms = {
  books: Books;
  /** Who may be shared with. */
  bound: Set<string>;
  /** Where the bill of this kind and day is to be had; undefined where nothing happened. */
  bill: (type: string, day: string) => string | undefined;
};
type Said = Record<string, unknown>;

const text = z.string().default('');
const yuan = z
  .string()
  .default('0.00')
  .transform((amount) => Math.round(Number(amount) * 100));
const Part = z.object({ trans_in: text, trans_out: text, amount: yuan, desc: text });
const Body = z.object({
  out_trade_no: text,
  trade_no: text,
  total_amount: yuan,
  refund_amount: yuan,
  trans_amount: yuan,
  out_request_no: text,
  out_biz_no: text,
  store_id: text,
  product_code: text,
  buyer_open_id: text,
  bill_type: text,
  bill_date: text,
  payee_info: z.object({ identity: text }).optional(),
  receiver_list: z.array(z.object({ account: z.string() })).default([]),
  royalty_parameters: z.array(Part).default([]),
  refund_royalty_parameters: z.array(Part).default([]),
  extend_params: z.object({ royalty_finish: text, royalty_freeze: text }).optional(),
});
type Body = z.infer<typeof Body>;

const yes = (facts: object = {}): Said => ({ code: '10000', msg: 'Success', ...facts });
const no = (sub_code: string): Said => ({
  code: '40004',
  msg: 'Business Failed',
  sub_code,
});

/** What the rail answers to each method, of its own books. */
export const alipayAnswers =
  (terms: Terms) =>
  (method: string, fields: Record<string, string>): Said => {
    const act = methods[method];
    const body = Body.parse(JSON.parse(fields['biz_content'] ?? '{}'));
    return act ? act(terms, body) : { code: '40001', sub_code: 'isv.invalid-method' };
  };

const start = ({ books }: Terms, body: Body, facts: object): Said => {
  if (body.extend_params?.royalty_freeze !== 'true') return no('ISV.INVALID_PARAMETER');
  const { out_trade_no: tradeNo, total_amount: fen, store_id: city } = body;
  books.open({ no: tradeNo, fen, city });
  return yes(facts);
};

const states = { open: 'WAIT_BUYER_PAY', paid: 'TRADE_SUCCESS', closed: 'TRADE_CLOSED' };

const methods: Record<string, (terms: Terms, body: Body) => Said> = {
  'alipay.trade.page.pay': (terms, body) => start(terms, body, {}),
  'alipay.trade.wap.pay': (terms, body) => start(terms, body, {}),
  'alipay.trade.precreate': (terms, body) =>
    start(terms, body, { qr_code: `https://qr.example/${body.out_trade_no}` }),
  'alipay.trade.create': (terms, body) =>
    body.buyer_open_id === ''
      ? no('ACQ.BUYER_NOT_EXIST')
      : start(terms, body, { trade_no: `rail-of-${body.out_trade_no}` }),
  'alipay.trade.query': ({ books }, body) => {
    const trade = books.trades.get(body.out_trade_no);
    if (!trade) return no('ACQ.TRADE_NOT_EXIST');
    return yes({
      trade_no: trade.railNo,
      out_trade_no: trade.no,
      trade_status: states[trade.state],
      total_amount: (trade.fen / 100).toFixed(2),
    });
  },
  'alipay.trade.close': ({ books }, body) => {
    const trade = books.trades.get(body.out_trade_no);
    if (!trade) return no('ACQ.TRADE_NOT_EXIST');
    if (trade.state === 'paid') return no('ACQ.REASON_TRADE_STATUS_INVALID');
    trade.state = 'closed';
    return yes();
  },
  'alipay.trade.refund': ({ books }, body) => refund(books, body),
  'alipay.trade.fastpay.refund.query': () => yes({ refund_status: 'REFUND_SUCCESS' }),
  'alipay.trade.royalty.relation.bind': ({ bound }, body) => {
    for (const { account } of body.receiver_list) bound.add(account);
    return yes({ result_code: 'SUCCESS' });
  },
  'alipay.trade.order.settle': ({ books, bound }, body) => {
    const parts = body.royalty_parameters;
    const unknown = parts.some(({ trans_in }) => !bound.has(trans_in));
    if (unknown) return no('ACQ.USER_NOT_MATCH_ERR');
    const trade = [...books.trades.values()].find(({ railNo }) => railNo === body.trade_no);
    if (!trade) return no('ACQ.TRADE_NOT_EXIST');
    const receivers = parts.map((part) => ({ account: part.trans_in, fen: part.amount }));
    const finish = body.extend_params?.royalty_finish === 'true';
    return said(books.share(body.out_request_no, trade.no, receivers, finish));
  },
  'alipay.fund.trans.uni.transfer': ({ books }, body) => {
    const to = body.payee_info?.identity ?? '';
    const done = books.transfer(body.out_biz_no, to, body.trans_amount);
    if (done === 'processing') return yes({ status: 'DEALING' });
    return done === 'refused' ? no('PAYEE_NOT_EXIST') : yes({ status: 'SUCCESS' });
  },
  'alipay.data.dataservice.bill.downloadurl.query': ({ bill }, body) => {
    const url = bill(body.bill_type, body.bill_date);
    return url === undefined ? no('isp.bill_not_exist') : yes({ bill_download_url: url });
  },
};

const refund = (books: Books, body: Body): Said => {
  const { out_request_no: no_, out_trade_no: tradeNo, refund_amount: fen } = body;
  const [part] = body.refund_royalty_parameters;
  if (part) {
    const shareNo = books.shareOf(tradeNo, part.trans_out) ?? '';
    return said(books.giveBack(no_, shareNo, part.trans_out, part.amount));
  }
  const before = books.isRefunded(no_);
  const done = said(books.refund(no_, tradeNo, fen));
  return { ...done, fund_change: before ? 'N' : 'Y' };
};

const said = (outcome: Outcome): Said => {
  if (outcome === 'done' || outcome === 'processing') return yes();
  if (outcome === 'too_much') return no('ACQ.SELLER_BALANCE_NOT_ENOUGH');
  if (outcome === 'not_found') return no('ACQ.TRADE_STATUS_ERROR');
  if (outcome === 'refused') return no('ACQ.ROYALTY_ACCOUNT_NOT_EXIST');
  return no('ACQ.ALLOC_AMOUNT_VALIDATE_ERROR');
};
