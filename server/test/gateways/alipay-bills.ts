import { crc32, deflateRawSync } from 'node:zlib';
import type { BillLine } from '#flywheel/payment/rail.ts';
import { chinaText, yuanText } from './rail-books.ts';

/** One day's bill as Alipay hands it out: a zip of two tables, in the encoding GB 18030. */
export const alipayBill = (
  lines: readonly BillLine[],
  type: string,
): Buffer | undefined => {
  const trades = type === 'trade';
  const kinds = trades ? ['trade', 'refund'] : ['share', 'return', 'transfer'];
  const rows = lines.filter(({ kind }) => kinds.includes(kind));
  if (rows.length === 0) return undefined;
  const text = trades ? tradeTable(rows) : moneyTable(rows);
  const summary = '#支付宝业务汇总查询\n门店编号,门店名称,交易订单总笔数\n合计,,1\n';
  return zip([
    ['detail.csv', gb18030(text)],
    ['summary.csv', gb18030(summary)],
  ]);
};

const tradeTable = (lines: readonly BillLine[]): string =>
  [
    '#支付宝业务明细查询',
    '#账号：[20880000000000000156]',
    '#-----------------------------------------业务明细列表----------------------------------',
    '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,' +
      '对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,' +
      '券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注',
    ...lines.map(({ kind, ourNo, amountFen, at }) => {
      const amount = (kind === 'trade' ? '' : '-') + yuanText(amountFen);
      return [
        '2026000\t',
        `${kind === 'trade' ? ourNo : 'another'}\t`,
        kind === 'trade' ? '交易' : '退款',
        '双人面套餐',
        chinaText(at),
        chinaText(at),
        'town',
        '',
        '',
        '',
        '(158****0000)',
        amount,
        amount,
        ...Array<string>(5).fill('0.00'),
        '',
        '0.00',
        '0.00',
        kind === 'trade' ? '' : `${ourNo}\t`,
        '0.00',
        '0.00',
        '',
      ].join(',');
    }),
    '#-----------------------------------------业务明细列表结束-------------------------------',
    '#交易合计：1笔',
  ].join('\r\n');

const kinds: Partial<Record<BillLine['kind'], string>> = {
  share: '交易分账',
  return: '交易退分账',
  transfer: '转账',
};

const moneyTable = (lines: readonly BillLine[]): string =>
  [
    '#支付宝账务明细查询',
    '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,' +
      '账户余额（元）,交易渠道,业务类型,备注',
    ...lines.map(({ kind, ourNo, amountFen, at }) =>
      [
        '3000\t',
        '4000\t',
        `${kind === 'transfer' ? ourNo : 'the trade'}\t`,
        '',
        chinaText(at),
        '2088',
        kind === 'return' ? yuanText(amountFen) : '',
        kind === 'return' ? '' : `-${yuanText(amountFen)}`,
        '100.00',
        '支付宝',
        kinds[kind] ?? '',
        kind === 'transfer' ? '' : `分账-${ourNo}`,
      ].join(','),
    ),
    '#-----------------------------------------账务明细列表结束-------------------------------',
  ].join('\r\n');

/** Node reads this encoding and writes none: a table turned round, of what is used here. */
const gb18030 = (text: string): Buffer => {
  const decoder = new TextDecoder('gb18030');
  const bytes = new Map<string, Buffer>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const pair = Buffer.from([high, low]);
      bytes.set(decoder.decode(pair), pair);
    }
  }
  return Buffer.concat(
    [...text].map((sign) =>
      sign < '\u0080' ? Buffer.from(sign) : (bytes.get(sign) ?? Buffer.from('?')),
    ),
  );
};

const zip = (files: readonly (readonly [name: string, content: Buffer])[]): Buffer => {
  const parts: Buffer[] = [];
  const entries: Buffer[] = [];
  for (const [name, content] of files) {
    const at = parts.reduce((sum, part) => sum + part.length, 0);
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    entries.push(
      Buffer.from('PK\u0001\u0002\u0014\u0000'),
      common,
      rest,
      Buffer.from(name),
    );
  }
  const directory = Buffer.concat(entries);
  const body = Buffer.concat(parts);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(body.length, 12);
  return Buffer.concat([body, directory, Buffer.from('PK\u0005\u0006'), end]);
};
