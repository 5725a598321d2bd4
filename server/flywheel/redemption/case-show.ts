import type { CaseView } from '#contract/offline.ts';
import type { CaseShown } from './sql-case.ts';

/** A case for an operator, or for staff of the merchant that the voucher is of. */
export const showCase = (shown: CaseShown): CaseView => ({
  id: shown.id,
  kind: shown.kind,
  bornBy: shown.bornBy,
  amountFen: shown.amountFen,
  placeId: shown.placeId,
  placeName: shown.placeName,
  staffName: shown.staffName,
  code: shown.code,
  title: shown.title,
  scannedAt: shown.scannedAt.toISOString(),
  uploadedAt: shown.toldAt.toISOString(),
  evidence: shown.evidence,
  closedAt: shown.closedAt?.toISOString() ?? null,
  closedBecause: shown.closedBecause,
});

/** As its store sees it: where another merchant's voucher was used is not its business. */
export const showCaseToStore = (shown: CaseShown): CaseView => {
  if (shown.voucherMerchantId === shown.merchantId) return showCase(shown);
  const { gonePlace: _, ...evidence } = shown.evidence;
  return { ...showCase({ ...shown, code: null, title: null }), evidence };
};
