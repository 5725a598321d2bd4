import { sql } from 'kysely';
import type { AnyWork } from '#kit/work.ts';

export type VoucherPlaceAddedTable = {
  cityId: string;
  mergeId: string;
  voucherId: string;
};
declare module '#kit/db.ts' {
  interface Tables {
    voucherPlaceAdded: VoucherPlaceAddedTable;
  }
}
type Merge = { mergeId: string; keptPlaceId: string; droppedPlaceId: string };

/**
 * Vouchers that may still be used and name the dropped place name the kept one as well;
 * each is written down. A used one counts, since its use may be taken back. How many.
 */
export const addPlace = async (work: AnyWork, merge: Merge): Promise<number> => {
  const { rows } = await sql`
    with added as (
      update voucher set place_ids = array_append(place_ids, ${merge.keptPlaceId}::uuid)
      where city_id = ${work.cityId} and state in ('issued', 'redeemed')
        and valid_until >= ${work.now}::timestamptz
        and ${merge.droppedPlaceId}::uuid = any(place_ids)
        and not ${merge.keptPlaceId}::uuid = any(place_ids)
      returning id
    )
    insert into voucher_place_added (city_id, merge_id, voucher_id)
    select ${work.cityId}, ${merge.mergeId}, id from added
    on conflict do nothing
    returning voucher_id`.execute(work.db);
  return rows.length;
};

/** Takes out what was added, and nothing else. How many. */
export const takePlaceOut = async (work: AnyWork, merge: Merge): Promise<number> => {
  const { rows } = await sql`
    with taken as (
      delete from voucher_place_added
      where city_id = ${work.cityId} and merge_id = ${merge.mergeId}
      returning voucher_id
    )
    update voucher
    set place_ids = array_remove(place_ids, ${merge.keptPlaceId}::uuid)
    from taken
    where voucher.city_id = ${work.cityId} and voucher.id = taken.voucher_id
    returning voucher.id`.execute(work.db);
  return rows.length;
};

/** Every place that these vouchers name. */
export const placesOfVouchers = async (
  work: AnyWork,
  voucherIds: readonly string[],
): Promise<string[]> => {
  const { rows } = await sql<{ placeId: string }>`
    select distinct unnest(place_ids) as place_id from voucher
    where city_id = ${work.cityId} and id = any(${[...voucherIds]}::uuid[])`.execute(
    work.db,
  );
  return rows.map(({ placeId }) => placeId);
};
