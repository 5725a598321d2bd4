import { z } from 'zod';
import { chinaTime, fenOf, readBillTable } from '../bill-table.ts';
import type { BillLine } from '../rail.ts';
import { RailSaysNo } from './client.ts';
import type { WechatClient } from './client.ts';
import { dashed } from './numbers.ts';

/**
 * The day's bills: what was paid and refunded, what was shared and returned, and, out of
 * the flow of funds, what was transferred. Each file's hash is told by a signed answer.
 */
export const dayBill = async (client: WechatClient, day: string): Promise<BillLine[]> => {
  const trades = await fetchBill(client, `/v3/bill/tradebill?bill_date=${day}`);
  const shares = await fetchBill(client, `/v3/profitsharing/bills?bill_date=${day}`);
  const flow = await fetchBill(client, `/v3/bill/fundflowbill?bill_date=${day}`);
  return [...tradesOf(trades), ...sharesOf(shares), ...transfersOf(flow)];
};

const Told = z.object({
  hash_type: z.literal('SHA1'),
  hash_value: z.string(),
  download_url: z.url(),
});

/** Empty where nothing happened that day; throws while the rail is still writing it. */
const fetchBill = async (client: WechatClient, target: string): Promise<string> => {
  try {
    const told = Told.parse(await client.ask('GET', target));
    return await client.download(told.download_url, told.hash_value);
  } catch (error) {
    if (error instanceof RailSaysNo && noBill.has(error.code)) return '';
    throw error;
  }
};
const noBill = new Set(['NO_STATEMENT_EXIST', 'NO_BILL_EXIST']);

const column = {
  at: ['交易时间'],
  state: ['交易状态'],
  tradeNo: ['商户订单号'],
  tradeYuan: ['订单金额'],
  refundNo: ['商户退款单号'],
  refundYuan: ['申请退款金额'],
  refundState: ['退款状态'],
  sharedAt: ['分账发起时间', 'create_time'],
  shareNo: ['商户分账单号', '商户分账/回退单号', 'out_order_no'],
  shareYuan: ['分账金额', 'amount'],
  shareKind: ['业务类型', 'business_type'],
  flowAt: ['记账时间'],
  flowKind: ['业务类型'],
  flowYuan: ['收支金额(元)', '收支金额（元）'],
  flowNo: ['业务凭证号'],
};

const tradesOf = (text: string): BillLine[] => {
  if (text === '') return [];
  return readBillTable(text, ['商户订单号', '交易状态']).flatMap((row): BillLine[] => {
    const at = chinaTime(row(column.at));
    if (row(column.state) === 'SUCCESS') {
      const amountFen = fenOf(row(column.tradeYuan));
      return [{ kind: 'trade', ourNo: dashed(row(column.tradeNo)), amountFen, at }];
    }
    // A refund stands in the bill of the day it was taken in, done or not.
    if (row(column.state) !== 'REFUND' || !standing.has(row(column.refundState))) return [];
    const amountFen = fenOf(row(column.refundYuan));
    return [{ kind: 'refund', ourNo: dashed(row(column.refundNo)), amountFen, at }];
  });
};
const standing = new Set(['SUCCESS', 'PROCESSING']);

const sharesOf = (text: string): BillLine[] => {
  if (text === '') return [];
  const rows = readBillTable(text, [text.includes('out_order_no') ? 'amount' : '分账金额']);
  return rows.flatMap((row): BillLine[] => {
    const kind = shareKinds[row(column.shareKind)];
    const amountFen = fenOf(row(column.shareYuan));
    if (!kind || amountFen === 0) return [];
    const at = chinaTime(row(column.sharedAt));
    return [{ kind, ourNo: dashed(row(column.shareNo)), amountFen, at }];
  });
};
const shareKinds: Record<string, BillLine['kind']> = {
  分账: 'share',
  分账回退: 'return',
  回退: 'return',
};

const transfersOf = (text: string): BillLine[] => {
  if (text === '') return [];
  return readBillTable(text, ['业务凭证号', '记账时间']).flatMap((row): BillLine[] => {
    if (!row(column.flowKind).includes('转账')) return [];
    const amountFen = fenOf(row(column.flowYuan));
    const at = chinaTime(row(column.flowAt));
    return [{ kind: 'transfer', ourNo: dashed(row(column.flowNo)), amountFen, at }];
  });
};
