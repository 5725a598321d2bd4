import { sql } from 'kysely';
import type { AnyWork } from '#kit/work.ts';

export type OfferStoreMovedTable = {
  cityId: string;
  mergeId: string;
  offerId: string;
  wasThere: boolean;
};
declare module '#kit/db.ts' {
  interface Tables {
    offerStoreMoved: OfferStoreMovedTable;
  }
}
type Moved = { offerId: string };
type Merge = { mergeId: string; keptPlaceId: string; droppedPlaceId: string };

/** Offers of the dropped place hold at the kept one; each is written down. Which. */
export const moveStores = async (work: AnyWork, merge: Merge): Promise<string[]> => {
  const { rows } = await sql<Moved>`
    with gone as (
      delete from offer_store
      where city_id = ${work.cityId} and place_id = ${merge.droppedPlaceId}
      returning offer_id
    ), come as (
      insert into offer_store (city_id, offer_id, place_id)
      select ${work.cityId}, offer_id, ${merge.keptPlaceId} from gone
      on conflict do nothing
      returning offer_id
    )
    insert into offer_store_moved (city_id, merge_id, offer_id, was_there)
    select ${work.cityId}, ${merge.mergeId}, gone.offer_id, come.offer_id is null
    from gone left join come on come.offer_id = gone.offer_id
    on conflict do nothing
    returning offer_id as "offerId"`.execute(work.db);
  return rows.map(({ offerId }) => offerId);
};

/** Those that were moved go back; one that held at both holds at both again. Which. */
export const moveStoresBack = async (work: AnyWork, merge: Merge): Promise<string[]> => {
  const { rows } = await sql<Moved>`
    with taken as (
      delete from offer_store_moved
      where city_id = ${work.cityId} and merge_id = ${merge.mergeId}
      returning offer_id, was_there
    ), gone as (
      delete from offer_store using taken
      where offer_store.city_id = ${work.cityId}
        and offer_store.place_id = ${merge.keptPlaceId}
        and offer_store.offer_id = taken.offer_id and not taken.was_there
      returning offer_store.offer_id
    ), back as (
      insert into offer_store (city_id, offer_id, place_id)
      select ${work.cityId}, taken.offer_id, ${merge.droppedPlaceId}
      from taken left join gone on gone.offer_id = taken.offer_id
      where taken.was_there or gone.offer_id is not null
      on conflict do nothing
    )
    select offer_id as "offerId" from taken`.execute(work.db);
  return rows.map(({ offerId }) => offerId);
};
