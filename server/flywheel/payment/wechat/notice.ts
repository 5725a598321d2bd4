import { z } from 'zod';
import type { Heard, NoticeReply, RawNotice } from '../rail.ts';
import type { WechatClient } from './client.ts';
import { dashed } from './numbers.ts';
import { unseal } from './sign.ts';
import { outcomeOf, Trade } from './trade.ts';

const Notice = z.object({
  id: z.string().min(1).max(64),
  event_type: z.string(),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    nonce: z.string(),
    associated_data: z.string().optional(),
  }),
});

/**
 * What the rail posted, if it was the rail and within five minutes. The signature is over
 * the bytes as they came; what it says of money is sealed under the merchant's own key.
 */
export const hear = async (
  client: WechatClient,
  raw: RawNotice,
): Promise<Heard | undefined> => {
  if (!(await client.isGenuine((name) => raw.headers[name], raw.body))) return undefined;
  const { id, event_type, resource } = Notice.parse(JSON.parse(raw.body));
  if (!event_type.startsWith('TRANSACTION.')) return { about: 'other' };
  const trade = Trade.parse(JSON.parse(unseal(client.keys.apiKey, resource)));
  if (trade.mchid !== client.keys.merchantId) return undefined;
  const { outcome, amountFen } = outcomeOf(trade);
  if (outcome === 'open') return { about: 'other' };
  const tradeNo = dashed(trade.out_trade_no);
  return { about: 'trade', notice: { noticeId: id, tradeNo, outcome, amountFen } };
};

export const reply = (heard: boolean): NoticeReply =>
  heard
    ? { status: 204, type: 'application/json', body: '' }
    : {
        status: 401,
        type: 'application/json',
        body: JSON.stringify({ code: 'FAIL', message: 'not taken' }),
      };
