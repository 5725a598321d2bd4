import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { OfflineCaps } from '#contract/offline.ts';
import type { AnyWork } from '#kit/work.ts';

export type OfflineStoreTable = {
  cityId: string;
  placeId: string;
  /** Null where the operator set none. */
  storeFen: number | null;
  voucherFen: number | null;
  setBy: string | null;
  setAt: Date | null;
};
export type OfflineScanTable = {
  cityId: string;
  id: string;
  placeId: string;
  merchantId: string;
  toldBy: string;
  device: string;
  text: string;
  listMadeAt: Date | null;
  scannedAt: Date;
  toldAt: Date;
  clockOffMs: number;
  clockSure: boolean;
  voucherId: string | null;
  step: number | null;
  worthFen: number;
  /** Null where it became a case. */
  redemptionId: string | null;
};
declare module '#kit/db.ts' {
  interface Tables {
    offlineStore: OfflineStoreTable;
    offlineScan: OfflineScanTable;
  }
}
export type OfflineScan = Selectable<OfflineScanTable>;
type CapsSet = Pick<OfflineStoreTable, 'storeFen' | 'voucherFen'>;

const tables = (work: AnyWork) =>
  work.db.$pickTables<'offlineStore' | 'offlineScan' | 'redemption'>();

/** The store's caps; its row is held until the work ends, so that devices take turns. */
export const holdOfflineStore = (work: AnyWork, placeId: string): Promise<CapsSet> =>
  tables(work)
    .insertInto('offlineStore')
    .values({
      cityId: work.cityId,
      placeId,
      storeFen: null,
      voucherFen: null,
      setBy: null,
      setAt: null,
    })
    .onConflict((conflict) =>
      // An update to what it is: only so the row is held and read in one statement.
      conflict
        .columns(['cityId', 'placeId'])
        .doUpdateSet((eb) => ({ placeId: eb.ref('excluded.placeId') })),
    )
    .returning(['storeFen', 'voucherFen'])
    .executeTakeFirstOrThrow();

export const selectCaps = (work: AnyWork, placeId: string): Promise<CapsSet | undefined> =>
  tables(work)
    .selectFrom('offlineStore')
    .select(['storeFen', 'voucherFen'])
    .where('cityId', '=', work.cityId)
    .where('placeId', '=', placeId)
    .executeTakeFirst();

export const writeCaps = async (
  work: AnyWork,
  asked: OfflineCaps & { placeId: string; setBy: string },
): Promise<void> => {
  const set = {
    storeFen: asked.storeFen,
    voucherFen: asked.voucherFen,
    setBy: asked.setBy,
    setAt: work.now,
  };
  await tables(work)
    .insertInto('offlineStore')
    .values({ cityId: work.cityId, placeId: asked.placeId, ...set })
    .onConflict((conflict) => conflict.columns(['cityId', 'placeId']).doUpdateSet(set))
    .execute();
};

export const insertScan = (work: AnyWork, scan: OfflineScanTable): void => {
  work.alongside(tables(work).insertInto('offlineScan').values(scan));
};

type SameScan = { placeId: string; device: string; scannedAt: Date; text: string };

/** What was told before of this very scan, or of this step of the voucher at this store. */
export const selectSameScan = (
  work: AnyWork,
  scan: SameScan & { voucherId: string | null; step: number | null },
): Promise<OfflineScan | undefined> =>
  tables(work)
    .selectFrom('offlineScan')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('placeId', '=', scan.placeId)
    .where((eb) =>
      eb.or([
        eb.and([
          eb('device', '=', scan.device),
          eb('scannedAt', '=', scan.scannedAt),
          eb('text', '=', scan.text),
        ]),
        ...(scan.step === null
          ? []
          : [eb.and([eb('voucherId', '=', scan.voucherId), eb('step', '=', scan.step)])]),
      ]),
    )
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();

export type Taken = { id: string; placeId: string; takenAt: Date };

/** The redemption that took this step of a voucher's code, wherever. */
export const selectOfStep = (
  work: AnyWork,
  asked: { voucherId: string; step: number },
): Promise<Taken | undefined> =>
  tables(work)
    .selectFrom('redemption')
    .select((eb) => [
      'id',
      'placeId',
      eb.fn.coalesce('scannedAt', 'redeemedAt').as('takenAt'),
    ])
    .where('cityId', '=', work.cityId)
    .where('voucherId', '=', asked.voucherId)
    .where('step', '=', asked.step)
    .limit(1)
    .executeTakeFirst();

/** What a store had accepted and not told of at a moment, by worth; of a voucher, too. */
export const sumWaiting = async (
  work: AnyWork,
  asked: { placeId: string; at: Date; voucherId: string | null },
): Promise<{ waitingFen: number; ofVoucherFen: number }> =>
  tables(work)
    .selectFrom('offlineScan')
    .select([
      sql<number>`coalesce(sum(worth_fen), 0)::bigint`.as('waitingFen'),
      sql<number>`coalesce(sum(worth_fen)
        filter (where voucher_id = ${asked.voucherId}), 0)::bigint`.as('ofVoucherFen'),
    ])
    .where('cityId', '=', work.cityId)
    .where('placeId', '=', asked.placeId)
    .where('scannedAt', '<=', asked.at)
    .where('toldAt', '>=', asked.at)
    .executeTakeFirstOrThrow();
