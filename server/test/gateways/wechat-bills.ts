import type { BillLine } from '#flywheel/payment/rail.ts';
import { chinaText, yuanText } from './rail-books.ts';

/** The three files of one day as WeChat Pay writes them; empty where there is nothing. */
export const wechatBills = (lines: readonly BillLine[], path: string): string => {
  const of = (...kinds: BillLine['kind'][]) =>
    lines.filter(({ kind }) => kinds.includes(kind));
  if (path === '/v3/bill/tradebill') return trades(of('trade', 'refund'));
  if (path === '/v3/profitsharing/bills') return shares(of('share', 'return'));
  if (path === '/v3/bill/fundflowbill') return flow(of('transfer'));
  return '';
};

const table = (head: string, rows: string[][], foot: string, sums: string[]): string => {
  if (rows.length === 0) return '';
  const marked = (cells: string[]) => cells.map((cell) => `\`${cell}`).join(',');
  return `\uFEFF${[head, ...rows.map(marked), foot, marked(sums)].join('\r\n')}\r\n`;
};

const bare = (no: string) => no.replaceAll('-', '');

const trades = (lines: readonly BillLine[]): string =>
  table(
    '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,' +
      '交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,' +
      '充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注',
    lines.map(({ kind, ourNo, amountFen, at }) => {
      const [paid, back] = kind === 'trade' ? [amountFen, 0] : [0, amountFen];
      const refund =
        kind === 'refund' ? [bare(ourNo), 'ORIGINAL', 'SUCCESS'] : ['0', '', ''];
      return [
        chinaText(at),
        'wx8888888888888888',
        '1900000109',
        '0',
        '',
        '420000',
        kind === 'trade' ? bare(ourNo) : 'another',
        'o-user',
        'JSAPI',
        kind === 'trade' ? 'SUCCESS' : 'REFUND',
        'OTHERS',
        'CNY',
        yuanText(paid),
        '0.00',
        '0',
        refund[0] ?? '',
        yuanText(back),
        '0.00',
        refund[1] ?? '',
        refund[2] ?? '',
        '双人面套餐',
        'town',
        '0.00000',
        '0.60%',
        yuanText(paid),
        yuanText(back),
        '',
      ];
    }),
    '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额',
    ['1', '0.00', '0.00', '0.00', '0.00', '0.00', '0.00'],
  );

const shares = (lines: readonly BillLine[]): string =>
  table(
    '分账发起时间,分账发起方,分账出资方,微信订单号,微信分账单号,商户分账单号,分账明细单号,' +
      '分账接收方,分账金额,业务类型,处理状态,分账描述',
    lines.map(({ kind, ourNo, amountFen, at }) => [
      chinaText(at),
      '1900000109',
      '1900000109',
      '420000',
      '300000',
      bare(ourNo),
      '360000',
      '1900000999',
      yuanText(amountFen),
      kind === 'share' ? '分账' : '分账回退',
      'SUCCESS',
      '分账',
    ]),
    '总笔数,总金额',
    ['1', '0.00'],
  );

const flow = (lines: readonly BillLine[]): string =>
  table(
    '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),' +
      '账户结余(元),资金变更提交申请人,备注,业务凭证号',
    lines.map(({ ourNo, amountFen, at }) => [
      chinaText(at),
      '500000',
      '600000',
      '商家转账',
      '商家转账',
      '支出',
      yuanText(amountFen),
      '1000.00',
      'system',
      '补贴',
      bare(ourNo),
    ]),
    '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额',
    ['1', '0', '0.00', '1', '0.00'],
  );
