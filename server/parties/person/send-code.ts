import { dayMs, hourMs, minuteMs } from '#contract/kit/time.ts';
import type { Work } from '#kit/work.ts';
import { codeMinutes } from './auth.ts';
import { codesSentSince, insertCodeSent, lockPhone } from './sql.ts';

/** What networks allow one number, as one sender sees it; counted over rolling windows. */
const limits = [
  { limit: 'minute', most: 1, windowMs: minuteMs },
  { limit: 'hour', most: 5, windowMs: hourMs },
  { limit: 'day', most: 10, windowMs: dayMs },
] as const;

/**
 * Sends a one-time code, at most 1 a minute, 5 an hour and 10 a day to one phone, whoever
 * asks: a stranger must not be able to flood somebody's phone.
 */
export const sendSignInCode = async (
  work: Work<'too_many_codes'>,
  { phone }: { phone: string },
): Promise<{ expiresAt: string; retryAfterSeconds: number }> => {
  await lockPhone(work, phone);
  const sent = await codesSentSince(work, phone, new Date(work.now.getTime() - dayMs));
  for (const { limit, most, windowMs } of limits) {
    const oldest = sent[most - 1];
    const freeAt = oldest ? oldest.sentAt.getTime() + windowMs : 0;
    if (freeAt > work.now.getTime()) {
      const retryAfterSeconds = Math.ceil((freeAt - work.now.getTime()) / 1_000);
      return work.refuse('too_many_codes', { retryAfterSeconds, limit });
    }
  }
  await insertCodeSent(work, phone);
  await work.outside.auth.api.sendPhoneNumberOTP({ body: { phoneNumber: phone } });
  const expiresAt = new Date(work.now.getTime() + codeMinutes * minuteMs);
  return { expiresAt: expiresAt.toISOString(), retryAfterSeconds: 60 };
};
