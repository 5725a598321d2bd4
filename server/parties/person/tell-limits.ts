import { dayMs, hourMs, minuteMs } from '#contract/kit/time.ts';
import type { AnyWork } from '#kit/work.ts';
import { lockPhone } from './sql.ts';
import { messagesSentSince } from './sql-phones.ts';

/** What networks take for one number; whatever was sent counts, over rolling windows. */
const limits = [
  { most: 1, windowMs: minuteMs },
  { most: 5, windowMs: hourMs },
  { most: 10, windowMs: dayMs },
] as const;

/**
 * When this phone may be sent one more message: now, or later. Until the work ends nobody
 * else sends it one, so that the answer stays true.
 */
export const whenToTell = async (work: AnyWork, phone: string): Promise<Date> => {
  await lockPhone(work, phone);
  const sent = await messagesSentSince(work, phone, new Date(work.now.getTime() - dayMs));
  const freeAt = limits.map(({ most, windowMs }) => {
    const oldest = sent[most - 1];
    return oldest ? oldest.getTime() + windowMs : 0;
  });
  return new Date(Math.max(work.now.getTime(), ...freeAt));
};
