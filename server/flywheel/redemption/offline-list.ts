import { sealRow } from '#contract/kit/sealed-row.ts';
import type { SealedRow } from '#contract/kit/sealed-row.ts';
import { hourMs } from '#contract/kit/time.ts';
import { offlineListHours, offlineRowsLimit } from '#contract/offline.ts';
import type { OfflineList, OfflineVoucher } from '#contract/offline.ts';
import { offersByPlace } from '#flywheel/offer/sell.ts';
import { vouchersUsableAt } from '#flywheel/voucher/find.ts';
import type { Voucher } from '#flywheel/voucher/find.ts';
import { maskPhone } from '#kit/log.ts';
import { thisCity } from '#kit/city.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { phonesOf } from '#parties/person/phones.ts';
import { capsOf } from './offline-caps.ts';
import { listIdOf } from './offline-list-id.ts';
import { offersForDevice, useFenOf } from './offline-worth.ts';
import { mustWorkAt } from '#flywheel/place/counter-store.ts';

/**
 * All that a device of this store needs to redeem without network. Each voucher is sealed
 * under digits that only its holder shows, so a device that is lost tells of nobody.
 */
export const readOfflineList = async (
  work: Work<'not_staff_here'>,
  placeId: string,
): Promise<OfflineList> => {
  const store = await mustWorkAt(work, placeId);
  const asked = { merchantId: store.merchantId, placeId: store.id };
  const [{ vouchers, leftOut }, offers, caps, { timeZone }] = await Promise.all([
    vouchersUsableAt(work, { ...asked, limit: offlineRowsLimit }),
    offersByPlace(work, [store.id]),
    capsOf(work, store.id),
    thisCity(work),
  ]);
  const madeAt = work.now;
  return {
    listId: listIdOf(work, { placeId: store.id, madeAt }),
    madeAt: madeAt.toISOString(),
    until: new Date(madeAt.getTime() + offlineListHours * hourMs).toISOString(),
    timeZone,
    caps,
    publicKeys: [...work.outside.codes.publicKeys],
    offers: await offersForDevice({
      onSale: (offers.get(store.id) ?? []).filter(({ state }) => state === 'live'),
      vouchers,
      billFen: caps.voucherFen,
    }),
    rows: await sealAll(work, vouchers),
    leftOut,
  };
};

/** So many rows are sealed at once; in between, others get their turn. */
const sealedTogether = 50;

const sealAll = async (work: AnyWork, vouchers: readonly Voucher[]) => {
  const phones = await phonesOf(
    work,
    vouchers.map(({ personId }) => personId),
  );
  const seal = (voucher: Voucher) => {
    const phone = maskPhone(phones.get(voucher.personId) ?? '');
    return sealRow(voucher.handle, rowOf(work, voucher, phone), ivOf(work));
  };
  const rows: SealedRow[] = [];
  for (let from = 0; from < vouchers.length; from += sealedTogether) {
    const some = vouchers.slice(from, from + sealedTogether);
    rows.push(...(await Promise.all(some.map(seal))));
  }
  return rows;
};

const rowOf = (work: AnyWork, voucher: Voucher, phone: string): OfflineVoucher => ({
  voucherId: voucher.id,
  code: voucher.code,
  title: voucher.title,
  terms: voucher.terms,
  excludes: voucher.excludes,
  state: voucher.state,
  usesTotal: voucher.usesTotal,
  usesLeft: voucher.usesLeft,
  undos: voucher.undos,
  placeIds: voucher.placeIds,
  validFrom: voucher.validFrom.toISOString(),
  validUntil: voucher.validUntil.toISOString(),
  heldBecause: voucher.heldBecause,
  holderPhoneMasked: phone,
  codeKey: work.outside.codes.keyOf(work.cityId, voucher.handle),
  lastStep: voucher.lastStep,
  useFen: useFenOf(voucher),
});

/** Twelve bytes never used before: an id, without the first part of its time. */
const ivOf = (work: AnyWork): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(work.id().replaceAll('-', '').slice(8), 'hex'));
