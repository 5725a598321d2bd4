import { spansOfWeek } from '#contract/windows.ts';
import type { VoucherTerms } from '#contract/voucher.ts';
import { dayMs } from '#contract/kit/time.ts';
import { spread } from '#flywheel/quote/spread.ts';

/** A voucher lasts so many days from its sale, to the minute. */
export const validUntil = (from: Date, days: number): Date =>
  new Date(from.getTime() + days * dayMs);

type Money = {
  paidFen: number;
  platformFen: number;
  merchantFen: number;
  campaignFen: number;
  usesTotal: number;
};

/** The part of a voucher's money that belongs to one use; the parts sum to the whole. */
export const moneyOfUse = (voucher: Money, useNo: number) => {
  const part = (totalFen: number): number =>
    spread(totalFen, voucher.usesTotal)[useNo - 1] ?? 0;
  return {
    paidFen: part(voucher.paidFen),
    platformFen: part(voucher.platformFen),
    merchantFen: part(voucher.merchantFen),
    campaignFen: part(voucher.campaignFen),
  };
};

export const usesOf = (terms: VoucherTerms): number =>
  terms.kind === 'package' ? terms.usesTotal : 1;

/** The times of its terms as storage judges them: minutes of the week, and days. */
export const usableTimesOf = (terms: VoucherTerms) => {
  const times = terms.kind === 'package' ? terms.usable : undefined;
  const spans = (times?.windows ?? []).flatMap(spansOfWeek);
  return {
    usableMinutes:
      times && times.windows.length > 0
        ? `{${spans.map(([from, to]) => `[${from},${to})`).join(',')}}`
        : null,
    blackoutDays: times && times.blackoutDays.length > 0 ? times.blackoutDays : null,
  };
};
/** A limit that no card could reach is none. */
export const perDayOf = (terms: VoucherTerms): number | null =>
  terms.kind === 'package' && terms.usesPerDay && terms.usesPerDay < terms.usesTotal
    ? terms.usesPerDay
    : null;
