import Dexie from 'dexie';
import type { EntityTable } from 'dexie';
import type { VoucherView } from '#contract/voucher.ts';

/**
 * My codes on this device, so that they show without a network. A copy, never the truth:
 * each carries when it was true. Signing out empties it.
 */
export type KeptVoucher = {
  id: string;
  /** City and person: a shared phone never shows one person's codes to another. */
  owner: string;
  keptAtMs: number;
  voucher: VoucherView;
};

const database = new Dexie('arrival') as Dexie & {
  vouchers: EntityTable<KeptVoucher, 'id'>; // as declared just below
};
database.version(1).stores({ vouchers: 'id, owner' });

const ownerOf = (city: string, viewer: string) => `${city} ${viewer}`;

/** Takes the whole list as it stands now; what is no longer in it goes. */
export const keepVouchers = async (
  city: string,
  viewer: string,
  vouchers: readonly VoucherView[],
  nowMs: number,
): Promise<void> => {
  const owner = ownerOf(city, viewer);
  await database.transaction('rw', database.vouchers, async () => {
    await database.vouchers.where({ owner }).delete();
    await database.vouchers.bulkPut(
      vouchers.map((voucher) => ({ id: voucher.id, owner, keptAtMs: nowMs, voucher })),
    );
  });
};

/** Takes one that was just bought or looked at. */
export const keepVoucher = async (
  city: string,
  viewer: string,
  voucher: VoucherView,
  nowMs: number,
): Promise<void> => {
  const owner = ownerOf(city, viewer);
  await database.vouchers.put({ id: voucher.id, owner, keptAtMs: nowMs, voucher });
};

/** What this device has; usable ones first, soonest to lapse first. */
export const keptVouchers = async (
  city: string,
  viewer: string,
): Promise<KeptVoucher[]> => {
  const kept = await database.vouchers.where({ owner: ownerOf(city, viewer) }).toArray();
  return kept.toSorted(
    (a, b) =>
      Number(b.voucher.state === 'issued') - Number(a.voucher.state === 'issued') ||
      a.voucher.validUntil.localeCompare(b.voucher.validUntil),
  );
};

export const forgetVouchers = async (): Promise<void> => {
  await database.vouchers.clear();
};
