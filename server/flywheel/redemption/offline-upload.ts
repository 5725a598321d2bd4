import type {
  CaseKind,
  OfflineCaps,
  OfflineOutcome,
  OfflineRedemption,
} from '#contract/offline.ts';
import { holdNamed } from '#flywheel/voucher/find.ts';
import type { Named, Voucher } from '#flywheel/voucher/find.ts';
import { assert } from '#kit/refuse.ts';
import { countTry, counterLockOf } from '#flywheel/watch/lock.ts';
import { thisCity } from '#kit/city.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { askerId, theirId } from '#parties/person/actor.ts';
import { openCase } from './case-open.ts';
import { showCaseToStore } from './case-show.ts';
import { holdCapsOf } from './offline-caps.ts';
import { listMadeAt } from './offline-list-id.ts';
import { notOurs, readScan, whyCase } from './offline-scan.ts';
import type { ScanRead } from './offline-scan.ts';
import { useFenOf } from './offline-worth.ts';
import { showRedemption } from './redemption.ts';
import { selectCaseShown } from './sql-case.ts';
import { insertScan, selectOfStep, selectSameScan } from './sql-offline.ts';
import type { OfflineScanTable, Taken } from './sql-offline.ts';
import { selectByKey, selectShown } from './sql.ts';
import { mustWorkAt } from '#flywheel/place/counter-store.ts';
import type { Store } from '#flywheel/place/counter-store.ts';
import { recordUse, takeUseAt } from './use.ts';

export type UploadAsked = OfflineRedemption & { placeId: string; requestKey: string };

/** One scan as it is told, with all that is known of it while its store is held. */
export type Told = {
  asked: UploadAsked;
  store: Store;
  caps: OfflineCaps;
  read: ScanRead;
  voucher: Voucher | undefined;
  scannedAt: Date;
  listMadeAt: Date | null;
  worthFen: number;
  /** The redemption that took the very step that was scanned. */
  tookStep: Taken | undefined;
};

/**
 * Hears of one redemption made without network and judges it as of its own moment. What can
 * be redeemed is; anything else becomes a case, which loses nothing. The same scan told
 * again, under whatever key or by another device of the store, comes to the same.
 */
export const uploadOfflineRedemption = async (
  work: Work<'not_staff_here'>,
  asked: UploadAsked,
): Promise<OfflineOutcome> => {
  const store = await mustWorkAt(work, asked.placeId);
  const told = await hear(work, store, asked);
  const before = await toldBefore(work, told);
  if (before) return before;
  const { voucher } = told;
  const at = voucher?.placeIds.includes(asked.placeId) ? asked.placeId : store.id;
  const why = whyCase({
    ...told,
    placeId: at,
    timeZone: (await thisCity(work)).timeZone,
    toldAt: work.now,
    stepIsTaken: told.tookStep !== undefined,
  });
  const named = voucher && namedBy(told.read, voucher);
  const usedAt = told.scannedAt;
  const taken =
    why === null && named ? await takeUseAt(work, named, at, { usedAt }) : undefined;
  if (!taken || !named) return caseOf(work, told, why ?? 'used_elsewhere');
  const { requestKey } = asked;
  const use = { store, named, channel: 'scan', requestKey, scannedAt: usedAt } as const;
  const redemption = await recordUse(work, use, taken);
  insertScan(work, scanOf(work, told, redemption.id));
  return { outcome: 'redeemed', redemption };
};

/** The store is held before the voucher, always: two devices can't wait for each other. */
const hear = async (work: AnyWork, store: Store, asked: UploadAsked): Promise<Told> => {
  const scannedAt = new Date(asked.scannedAt);
  const [caps, lockedUntil, said] = await Promise.all([
    holdCapsOf(work, store.id),
    counterLockOf(work, asked.placeId),
    readScan(work, { text: asked.text, scannedAt }),
  ]);
  // Or whoever is locked out for trying codes would go on trying them here.
  const read = lockedUntil && said.proof === 'nothing' ? notOurs : said;
  const voucher = read.named ? await holdNamed(work, read.named) : undefined;
  const { listId } = asked;
  const { step } = read;
  return {
    asked,
    store,
    caps,
    read,
    voucher,
    scannedAt,
    // A list may be older than a merge, which gave the store its present id.
    listMadeAt:
      listMadeAt(work, { placeId: store.id, listId }) ??
      listMadeAt(work, { placeId: asked.placeId, listId }),
    worthFen: voucher ? useFenOf(voucher) : 0,
    tookStep:
      voucher && step !== null
        ? await selectOfStep(work, { voucherId: voucher.id, step })
        : undefined,
  };
};

/**
 * What became of this scan when it was told before, or of its step when it was scanned here
 * with network and the answer was lost.
 */
const toldBefore = async (
  work: AnyWork,
  { asked, store, read, voucher, scannedAt, tookStep }: Told,
): Promise<OfflineOutcome | undefined> => {
  const { text, device, requestKey } = asked;
  const same = { placeId: store.id, device, scannedAt, text, step: read.step };
  const [scan, byKey] = await Promise.all([
    selectSameScan(work, { ...same, voucherId: voucher?.id ?? null }),
    selectByKey(work, { askedBy: askerId(work), requestKey, placeIds: [store.id] }),
  ]);
  if (scan && scan.redemptionId === null) {
    const shown = await selectCaseShown(work, { scanId: scan.id });
    assert(shown !== undefined, 'a scan is a redemption or a case');
    return { outcome: 'case', case: showCaseToStore(shown) };
  }
  const hereId = tookStep?.placeId === store.id ? tookStep.id : undefined;
  const id = scan?.redemptionId ?? hereId;
  const shown = id ? await selectShown(work, id) : byKey[0];
  return shown && { outcome: 'redeemed', redemption: showRedemption(shown) };
};

const namedBy = ({ named, step }: ScanRead, { code }: Voucher): Named =>
  named?.by === 'handle' && step !== null ? { ...named, step } : { by: 'code', code };

const caseOf = async (
  work: AnyWork,
  told: Told,
  kind: CaseKind,
): Promise<OfflineOutcome> => {
  const scan = scanOf(work, told, null);
  const shown = await openCase(work, told, { kind, scan });
  if (isTry(told, kind)) await countTry(work, told.asked.placeId);
  return { outcome: 'case', case: showCaseToStore(shown) };
};

/** Digits that prove nothing and name nobody; a device that is ours tells of none. */
const isTry = ({ read }: Told, kind: CaseKind): boolean =>
  read.proof === 'nothing' && (kind === 'voucher_unknown' || kind === 'code_not_good');

const scanOf = (
  work: AnyWork,
  told: Told,
  redemptionId: string | null,
): OfflineScanTable => ({
  cityId: work.cityId,
  id: work.id(),
  placeId: told.store.id,
  merchantId: told.store.merchantId,
  toldBy: theirId(work),
  device: told.asked.device,
  text: told.asked.text,
  listMadeAt: told.listMadeAt,
  scannedAt: told.scannedAt,
  toldAt: work.now,
  clockOffMs: told.asked.clockOffMs,
  clockSure: told.asked.clockSure,
  voucherId: told.voucher?.id ?? null,
  step: told.read.step,
  worthFen: told.worthFen,
  redemptionId,
});
