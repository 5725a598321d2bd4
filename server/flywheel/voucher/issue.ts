import { withCheckDigit } from '#contract/kit/code.ts';
import type { VoucherTerms } from '#contract/voucher.ts';
import { spread } from '#flywheel/quote/spread.ts';
import type { AnyWork } from '#kit/work.ts';
import { insertVouchers } from './sql.ts';
import { perDayOf, usableTimesOf, usesOf, validUntil } from './voucher.ts';

export type IssueAsked = {
  orderId: string;
  personId: string;
  merchantId: string;
  offerId: string | null;
  title: string;
  terms: VoucherTerms;
  excludes: string[];
  placeIds: string[];
  count: number;
  validDays: number;
  feeBp: number;
  paidFen: number;
  platformFen: number;
  merchantFen: number;
  /** The part of the platform's that a campaign bears. */
  subsidy?: { campaignId: string; fen: number } | undefined;
};

/**
 * Issues the vouchers of a paid order with the terms as they were signed. The order's money
 * is spread over them to the fen; eleven random digits make a code and twenty a handle that
 * nobody can guess, and storage refuses a second one of its kind.
 */
export const issueVouchers = (work: AnyWork, asked: IssueAsked): string[] => {
  const paid = spread(asked.paidFen, asked.count);
  const platform = spread(asked.platformFen, asked.count);
  const merchant = spread(asked.merchantFen, asked.count);
  const campaign = spread(asked.subsidy?.fen ?? 0, asked.count);
  const uses = usesOf(asked.terms);
  const vouchers = Array.from({ length: asked.count }, (_, index) => ({
    id: work.id(),
    orderId: asked.orderId,
    personId: asked.personId,
    merchantId: asked.merchantId,
    offerId: asked.offerId,
    title: asked.title,
    terms: asked.terms,
    excludes: asked.excludes,
    placeIds: asked.placeIds,
    code: withCheckDigit(work.ids.digits(11)),
    handle: work.ids.digits(20),
    lastStep: 0,
    state: 'issued' as const,
    paidFen: paid[index] ?? 0,
    platformFen: platform[index] ?? 0,
    merchantFen: merchant[index] ?? 0,
    campaignId: asked.subsidy?.campaignId ?? null,
    campaignFen: campaign[index] ?? 0,
    feeBp: asked.feeBp,
    usesTotal: uses,
    usesLeft: uses,
    undos: 0,
    usesPerDay: perDayOf(asked.terms),
    usesOn: null,
    usesThatDay: 0,
    validFrom: work.now,
    validUntil: validUntil(work.now, asked.validDays),
    ...usableTimesOf(asked.terms),
    heldBecause: null,
    heldAt: null,
  }));
  insertVouchers(work, vouchers);
  const ids = vouchers.map((voucher) => voucher.id);
  work.emit({ name: 'voucher.issued', facts: { orderId: asked.orderId, voucherIds: ids } });
  return ids;
};
