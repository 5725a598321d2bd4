import type { Rail, RailLimits } from '../rail.ts';
import { dayBill } from './bill.ts';
import { makeWechatClient } from './client.ts';
import type { ClientTerms } from './client.ts';
import { refundTrade, returnShare, shareTrade, transfer } from './move.ts';
import { hear, reply } from './notice.ts';
import { closeTrade, findTrade, outcomeOf, startTrade } from './trade.ts';

export type WechatTerms = ClientTerms & {
  publicUrl: string;
  limits: RailLimits;
  /** The scene that the merchant was allowed to transfer in. */
  transferScene: string;
};

/** WeChat Pay v3 as one of our rails; see `docs/rails.md` for what it needs. */
export const makeWechatRail = (terms: WechatTerms): Rail => {
  const client = makeWechatClient(terms);
  const { publicUrl, limits, transferScene } = terms;
  const trades = { client, publicUrl };
  const moves = { client, transferScene };
  return {
    name: 'wechat',
    limits,
    startTrade: (asked) => startTrade(trades, asked),
    queryTrade: async (tradeNo) => {
      const trade = await findTrade(trades, tradeNo);
      return trade && outcomeOf(trade);
    },
    closeTrade: (tradeNo) => closeTrade(trades, tradeNo),
    refundTrade: (asked) => refundTrade(moves, asked),
    shareTrade: (asked) => shareTrade(moves, asked),
    returnShare: (asked) => returnShare(moves, asked),
    transfer: (asked) => transfer(moves, asked),
    dayBill: (day) => dayBill(client, day),
    hear: (raw) => hear(client, raw),
    reply,
  };
};
