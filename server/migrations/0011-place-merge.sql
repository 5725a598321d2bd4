-- Two sources list one place twice: a pair is proposed, a person merges, an undo undoes.

-- Places whose like among other sources has not been looked for yet: a queue.
create table place_unpaired (
  city_id text not null,
  place_id uuid not null,
  primary key (city_id, place_id),
  foreign key (city_id, place_id) references place (city_id, id) on delete cascade
);
insert into place_unpaired (city_id, place_id)
  select city_id, id from place where state = 'open';

create table place_merge (
  city_id text not null references city (id),
  id uuid not null,
  kept_place_id uuid not null,
  dropped_place_id uuid not null,
  score double precision not null check (score between 0 and 1),
  reasons jsonb not null,
  state text not null check (state in ('proposed', 'merged', 'dismissed', 'undone')),
  proposed_at timestamptz not null,
  decided_by uuid references person (id),
  decided_at timestamptz,
  -- What the merge changed in this module and in staff's roles; undo takes back just that.
  moved jsonb,
  primary key (city_id, id),
  foreign key (city_id, kept_place_id) references place (city_id, id),
  foreign key (city_id, dropped_place_id) references place (city_id, id),
  check (kept_place_id <> dropped_place_id),
  check ((decided_at is null) = (decided_by is null))
);
-- A pair is proposed once, whichever side would be kept: "not the same" is remembered.
create unique index place_merge_pair on place_merge (city_id,
  least(kept_place_id, dropped_place_id), greatest(kept_place_id, dropped_place_id));
-- The pointer of a dropped place: it goes into one other and no more.
create unique index place_merge_pointer on place_merge (city_id, dropped_place_id)
  where state = 'merged';
create index place_merge_into on place_merge (city_id, kept_place_id)
  where state = 'merged';
create index place_merge_proposed on place_merge (city_id, score desc, id desc)
  where state = 'proposed';
create index place_merge_decided on place_merge (city_id, state, decided_at desc, id desc);

-- What other modules moved after a merge; each takes its own back.
create table note_moved (
  city_id text not null,
  merge_id uuid not null,
  note_id uuid not null,
  primary key (city_id, merge_id, note_id),
  foreign key (city_id, note_id) references note (city_id, id)
);
create table offer_store_moved (
  city_id text not null,
  merge_id uuid not null,
  offer_id uuid not null,
  -- The offer was valid at the kept place already, and stays so.
  was_there boolean not null,
  primary key (city_id, merge_id, offer_id),
  foreign key (city_id, offer_id) references offer (city_id, id)
);
create table voucher_place_added (
  city_id text not null,
  merge_id uuid not null,
  voucher_id uuid not null,
  primary key (city_id, merge_id, voucher_id),
  foreign key (city_id, voucher_id) references voucher (city_id, id)
);

create view place_merge_shown as
  select merge.city_id, merge.id, merge.kept_place_id, merge.dropped_place_id, merge.score,
    merge.reasons, merge.state, merge.proposed_at, merge.decided_at,
    person.name as decided_by_name, side.kept, side.dropped
  from place_merge as merge
  left join person on person.id = merge.decided_by
  cross join lateral (
    select max(told::text) filter (where id = merge.kept_place_id)::jsonb as kept,
      max(told::text) filter (where id = merge.dropped_place_id)::jsonb as dropped
    from (
      select place.id, jsonb_build_object('placeId', place.id, 'source', place.source,
          'name', place.name, 'category', place.category, 'cuisines', place.cuisines,
          'lat', place.lat, 'lon', place.lon, 'address', place.address,
          'phone', place.phone, 'hoursText', place.hours_text,
          'merchantId', place.merchant_id, 'merchantName', merchant.name,
          'state', place.state) as told
      from place
      left join merchant
        on merchant.city_id = place.city_id and merchant.id = place.merchant_id
      where place.city_id = merge.city_id
        and place.id in (merge.kept_place_id, merge.dropped_place_id)
    ) as sides
  ) as side;

-- A voucher that was sold for a dropped place names the kept one, once.
create or replace view voucher_shown as
  select voucher.*, merchant.name as merchant_name,
    (select coalesce(jsonb_agg(jsonb_build_object(
        'placeId', place.id, 'name', place.name, 'address', place.address)
        order by place.name), '[]')
      from place where place.city_id = voucher.city_id
      and place.id = any(voucher.place_ids)
      and not exists (
        select from place_merge as merge
        where merge.city_id = place.city_id and merge.dropped_place_id = place.id
          and merge.state = 'merged' and merge.kept_place_id = any(voucher.place_ids)
      )) as stores,
    last.redeemed_at, last.place_name as redeemed_place_name
  from voucher
  join merchant on merchant.city_id = voucher.city_id and merchant.id = voucher.merchant_id
  left join lateral (
    select redemption.redeemed_at, place.name as place_name
    from redemption
    join place on place.city_id = redemption.city_id and place.id = redemption.place_id
    where redemption.city_id = voucher.city_id and redemption.voucher_id = voucher.id
      and redemption.undone_at is null
    order by redemption.id desc limit 1
  ) as last on true;
