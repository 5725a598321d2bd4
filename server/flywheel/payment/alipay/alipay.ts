import type { Rail, RailLimits } from '../rail.ts';
import { dayBill } from './bill.ts';
import { makeAlipayClient } from './client.ts';
import type { AlipayTerms as ClientTerms } from './client.ts';
import { refundTrade, returnShare, shareTrade, transfer } from './move.ts';
import { hear, reply } from './notice.ts';
import { closeTrade, queryTrade, startTrade } from './trade.ts';

export type AlipayTerms = ClientTerms & { publicUrl: string; limits: RailLimits };

/** Alipay as one of our rails; see `docs/rails.md` for what it needs. */
export const makeAlipayRail = (terms: AlipayTerms): Rail => {
  const client = makeAlipayClient(terms);
  const { publicUrl, limits } = terms;
  return {
    name: 'alipay',
    limits,
    startTrade: (asked) => startTrade({ client, publicUrl }, asked),
    queryTrade: (tradeNo) => queryTrade(client, tradeNo),
    closeTrade: (tradeNo) => closeTrade(client, tradeNo),
    refundTrade: (asked) => refundTrade(client, asked),
    shareTrade: (asked) => shareTrade(client, asked),
    returnShare: (asked) => returnShare(client, asked),
    transfer: (asked) => transfer(client, asked),
    dayBill: (day) => dayBill(client, day),
    hear: (raw) => Promise.resolve(hear(client, raw)),
    reply,
  };
};
