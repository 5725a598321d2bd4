import { z } from 'zod';
import { chinaTime, fenOf, readBillTable } from '../bill-table.ts';
import type { BillLine } from '../rail.ts';
import type { AlipayClient } from './client.ts';
import { unzip } from './zip.ts';

/**
 * The day's bills: `trade` has what was paid and refunded, `signcustomer` every movement of
 * the account, among them shares, returns and transfers.
 */
export const dayBill = async (client: AlipayClient, day: string): Promise<BillLine[]> => {
  const trades = await fetchBill(client, 'trade', day);
  const moves = await fetchBill(client, 'signcustomer', day);
  return [...trades.flatMap(tradesOf), ...moves.flatMap(movesOf)];
};

const fileMs = 30_000;
const noBill = new Set(['isp.bill_not_exist', 'BILL_NOT_EXIST']);

/** The texts in the bill; none where nothing happened that day. */
const fetchBill = async (
  client: AlipayClient,
  bill_type: 'trade' | 'signcustomer',
  bill_date: string,
): Promise<string[]> => {
  const said = await client.ask('alipay.data.dataservice.bill.downloadurl.query', {
    bill_type,
    bill_date,
  });
  if (noBill.has(said.subCode)) return [];
  if (said.code !== '10000') throw new Error(`no bill: ${said.subCode}`);
  const { billDownloadUrl } = z.object({ billDownloadUrl: z.url() }).parse(said.facts);
  const file = await client.send(billDownloadUrl, { signal: AbortSignal.timeout(fileMs) });
  if (!file.ok) throw new Error(`no bill: ${file.status}`);
  const files = unzip(Buffer.from(await file.arrayBuffer()));
  return files.map((each) => new TextDecoder('gb18030').decode(each));
};

const column = {
  orderNo: ['商户订单号'],
  kind: ['业务类型'],
  doneAt: ['完成时间'],
  at: ['发生时间'],
  yuan: ['订单金额（元）'],
  refundNo: ['退款批次号/请求号'],
  inYuan: ['收入金额（+元）'],
  outYuan: ['支出金额（-元）'],
  remark: ['备注'],
};

const hasTable = (text: string, name: string): boolean => text.includes(name);

const tradesOf = (text: string): BillLine[] => {
  // The zip holds a summary by shops as well; it has no orders.
  if (!hasTable(text, '退款批次号/请求号')) return [];
  return readBillTable(text, ['商户订单号', '业务类型']).flatMap((row): BillLine[] => {
    const at = chinaTime(row(column.doneAt));
    const amountFen = Math.abs(fenOf(row(column.yuan)));
    const kind = row(column.kind);
    if (kind === '交易') {
      return [{ kind: 'trade', ourNo: row(column.orderNo), amountFen, at }];
    }
    // A return is asked as a refund of nothing.
    if (kind !== '退款' || amountFen === 0) return [];
    return [{ kind: 'refund', ourNo: row(column.refundNo), amountFen, at }];
  });
};

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

const movesOf = (text: string): BillLine[] => {
  if (!hasTable(text, '支出金额（-元）')) return [];
  return readBillTable(text, ['商户订单号', '发生时间']).flatMap((row): BillLine[] => {
    const kind = kindOf(row(column.kind));
    if (!kind) return [];
    const inFen = Math.abs(fenOf(row(column.inYuan) || '0'));
    const amountFen = inFen + Math.abs(fenOf(row(column.outYuan) || '0'));
    const named = uuid.exec(row(column.remark))?.[0];
    const ourNo = named ?? row(column.orderNo);
    return [{ kind, ourNo, amountFen, at: chinaTime(row(column.at)) }];
  });
};

const kindOf = (words: string): BillLine['kind'] | undefined => {
  if (words.includes('退分账') || words.includes('分账退回')) return 'return';
  if (words.includes('分账')) return 'share';
  return words.includes('转账') ? 'transfer' : undefined;
};
