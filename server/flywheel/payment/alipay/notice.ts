import { z } from 'zod';
import { minuteMs } from '#contract/kit/time.ts';
import { chinaTime } from '../bill-table.ts';
import type { Heard, NoticeReply, RawNotice } from '../rail.ts';
import type { AlipayClient } from './client.ts';
import { outcomeOf } from './trade.ts';

const Notice = z.object({
  notify_id: z.string().min(1).max(128),
  notify_time: z.string(),
  out_trade_no: z.string(),
  trade_status: z.string(),
  total_amount: z.string(),
});

/** The rail tells again for a day and dates each telling anew. */
const freshMs = 15 * minuteMs;

/** What the rail posted as a form, if it was the rail and just now. */
export const hear = (client: AlipayClient, raw: RawNotice): Heard | undefined => {
  const fields = Object.fromEntries(new URLSearchParams(raw.body));
  if (!client.isGenuine(fields)) return undefined;
  const notice = Notice.safeParse(fields);
  // Other things are told at the same address; we act on trades only.
  if (!notice.success) return { about: 'other' };
  const { notify_id, notify_time, out_trade_no, trade_status, total_amount } = notice.data;
  const ageMs = client.clock.now().getTime() - Date.parse(chinaTime(notify_time));
  if (Math.abs(ageMs) > freshMs) return undefined;
  // A refund is told with the state of its trade: nothing that we did not ask for.
  if (fields['refund_fee'] !== undefined) return { about: 'other' };
  const { outcome, amountFen } = outcomeOf(trade_status, total_amount);
  if (outcome === 'open') return { about: 'other' };
  const trade = { noticeId: notify_id, tradeNo: out_trade_no, outcome, amountFen };
  return { about: 'trade', notice: trade };
};

export const reply = (heard: boolean): NoticeReply => ({
  status: heard ? 200 : 401,
  type: 'text/plain; charset=utf-8',
  body: heard ? 'success' : 'failure',
});
