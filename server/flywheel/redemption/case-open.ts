import { hourMs } from '#contract/kit/time.ts';
import { offlineListHours } from '#contract/offline.ts';
import type { CaseKind, CaseView } from '#contract/offline.ts';
import { refundBegunAt } from '#flywheel/ledger/refund-begun.ts';
import type { AnyWork } from '#kit/work.ts';
import { isWithinCaps, ruleOnCase } from './case.ts';
import { postCase } from './case-close.ts';
import type { Told } from './offline-upload.ts';
import { insertCase, sumBorn } from './sql-case.ts';
import type { CaseShown } from './sql-case.ts';
import { insertScan, sumWaiting } from './sql-offline.ts';
import type { OfflineScanTable } from './sql-offline.ts';
import { lastStanding, selectShown } from './sql.ts';

type Opened = { kind: CaseKind; scan: OfflineScanTable };

/**
 * Opens a case of what can't be redeemed, with what is known at this moment as evidence,
 * and posts it where the platform bears it. The store is held, so that what its devices
 * told of in all does not grow meanwhile.
 */
export const openCase = async (
  work: AnyWork,
  told: Told,
  { kind, scan }: Opened,
): Promise<CaseShown> => {
  const [gone, counted] = await Promise.all([
    whereGone(work, told, kind),
    countTold(work, told),
  ]);
  const { worthFen, caps, scannedAt, listMadeAt } = told;
  const ruled = ruleOnCase({
    kind,
    proof: told.read.proof,
    scannedAt,
    listMadeAt,
    goneAt: gone.at,
    withinCaps: isWithinCaps({ worthFen, caps, ...counted }),
  });
  const made = {
    cityId: work.cityId,
    id: work.id(),
    scanId: scan.id,
    placeId: told.store.id,
    merchantId: told.store.merchantId,
    kind: ruled.kind,
    ruledFor: ruled.bornBy,
    bornBy: ruled.bornBy,
    amountFen: worthFen,
    evidence: { ...evidenceOf(work, told, kind), ...goneSaid(gone), ...counted },
    openedAt: work.now,
    closedAt: null,
    closedBy: null,
    closedBecause: null,
  };
  // Not before it was counted what else was told.
  insertScan(work, scan);
  insertCase(work, made);
  const voucherId = told.voucher?.id ?? null;
  if (ruled.bornBy === 'platform') await postCase(work, { ...made, voucherId });
  const { placeId } = made;
  work.emit({ name: 'redemption_case.opened', facts: { caseId: made.id, placeId } });
  return {
    ...made,
    placeName: told.store.name,
    staffName: work.actor.name,
    code: told.voucher?.code ?? null,
    title: told.voucher?.title ?? null,
    voucherId,
    voucherMerchantId: told.voucher?.merchantId ?? null,
    scannedAt,
    toldAt: work.now,
  };
};

type Gone = { at: Date | null; place: string | null };

/** When and where the use went that was handed out here. */
const whereGone = async (work: AnyWork, told: Told, kind: CaseKind): Promise<Gone> => {
  const { voucher, tookStep } = told;
  if (voucher && kind === 'given_back') {
    return { at: await refundBegunAt(work, voucher.id), place: null };
  }
  if (!voucher || kind !== 'used_elsewhere') return { at: null, place: null };
  const last = await (tookStep
    ? selectShown(work, tookStep.id)
    : lastStanding(work, voucher.id));
  return {
    at: last ? (last.scannedAt ?? last.redeemedAt) : null,
    place: last?.placeName ?? null,
  };
};

const goneSaid = ({ at, place }: Gone): CaseView['evidence'] => ({
  goneAt: at?.toISOString() ?? null,
  gonePlace: place,
});

/** What waited when it was scanned, and what was lost in as long as a list may live. */
const countTold = async (work: AnyWork, { store, scannedAt, voucher }: Told) => {
  const since = new Date(work.now.getTime() - offlineListHours * hourMs);
  const placeId = store.id;
  const [waiting, bornFen] = await Promise.all([
    sumWaiting(work, { placeId, at: scannedAt, voucherId: voucher?.id ?? null }),
    sumBorn(work, { placeId, since }),
  ]);
  return { ...waiting, bornFen };
};

const evidenceOf = (work: AnyWork, told: Told, kind: CaseKind): CaseView['evidence'] => {
  const { asked, voucher, read, caps } = told;
  return {
    found: kind,
    proof: read.proof,
    digitsEnd: asked.text.slice(-4),
    step: read.step,
    lastStep: voucher?.lastStep ?? null,
    voucherState: voucher?.state ?? null,
    usesLeft: voucher?.usesLeft ?? null,
    validUntil: voucher?.validUntil.toISOString() ?? null,
    listMadeAt: told.listMadeAt?.toISOString() ?? null,
    toldAt: work.now.toISOString(),
    device: asked.device,
    clockOffMs: asked.clockOffMs,
    clockSure: asked.clockSure,
    storeCapFen: caps.storeFen,
    voucherCapFen: caps.voucherFen,
  };
};
