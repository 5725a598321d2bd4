import { localDayOf, localParts } from '#contract/kit/local-time.ts';
import { dayMs } from '#contract/kit/time.ts';
import { thisCity } from '#kit/city.ts';
import type { AnyWork } from '#kit/work.ts';
import { giveNotice } from '#parties/notice/give-notice.ts';
import { insertReminders, lockLapsing } from './sql-remind.ts';
import type { Lapsing } from './sql-remind.ts';

const batch = 50;

/** The last day first: whoever was not told earlier is told what is true now, once. */
const steps = [
  { daysBefore: 1, after: 0, kind: 'voucher_lapses_1' },
  { daysBefore: 7, after: 1, kind: 'voucher_lapses_7' },
  { daysBefore: 30, after: 7, kind: 'voucher_lapses_30' },
] as const;

/**
 * Reminds a holder 30 days, 7 days and 1 day before a voucher lapses. A reminder that comes
 * before half the time is over would only be noise, so a voucher of thirty days is told of
 * at seven and at one. After an outage the reminders that were missed are not made up for:
 * of those that are due only the last one is given.
 */
export const remindLapsing = async (work: AnyWork): Promise<number> => {
  for (const step of steps) {
    const vouchers = await lockLapsing(work, {
      from: daysOn(work.now, step.after),
      until: daysOn(work.now, step.daysBefore),
      lastingDays: step.daysBefore * 2,
      daysBefore: step.daysBefore,
      limit: batch,
    });
    if (vouchers.length === 0) continue;
    const ids = vouchers.map((voucher) => voucher.id);
    await insertReminders(work, step.daysBefore, ids);
    const { timeZone } = await thisCity(work);
    for (const voucher of vouchers) await tell(work, step.kind, voucher, timeZone);
    return vouchers.length;
  }
  return 0;
};

const daysOn = (now: Date, days: number): Date => new Date(now.getTime() + days * dayMs);

const tell = (
  work: AnyWork,
  kind: (typeof steps)[number]['kind'],
  voucher: Lapsing,
  timeZone: string,
): Promise<boolean> =>
  giveNotice(work, {
    to: { personId: voucher.personId },
    kind,
    subjectId: voucher.id,
    facts: {
      title: voucher.title,
      until: localDayOf(localParts(voucher.validUntil, timeZone)),
      untilAt: voucher.validUntil.toISOString(),
    },
    channels: ['in_app', 'sms'],
  });
