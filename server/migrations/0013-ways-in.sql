-- More ways in than a scan: a code that changes, a phone look-up, the stand, a till, and
-- scans made without network.
drop view redemption_shown;
drop view voucher_shown;

-- Twenty random digits that only the holder's phone shows; with them goes a code that
-- changes, of which each step is taken once.
alter table voucher add column handle text;
update voucher set handle =
  lpad((('x' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 8))::bit(32)::bigint
    )::text, 10, '0') ||
  lpad((('x' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 8))::bit(32)::bigint
    )::text, 10, '0');
alter table voucher
  alter column handle set not null,
  add constraint voucher_handle_check check (handle ~ '^[0-9]{20}$'),
  add constraint voucher_handle_once unique (city_id, handle),
  add column last_step bigint not null default 0;
create index voucher_of_merchant on voucher (city_id, merchant_id, valid_until)
  where state = 'issued';

-- A till is a machine of a store with a key of its own; of the key only a hash is kept.
create table till (
  city_id text not null,
  id uuid not null,
  merchant_id uuid not null,
  place_id uuid not null,
  name text not null check (length(name) between 1 and 40),
  key_sha256 bytea not null,
  -- The last four letters, by which people tell keys apart.
  key_end text not null,
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  revoked_at timestamptz,
  primary key (city_id, id),
  unique (key_sha256),
  foreign key (city_id, merchant_id) references merchant (city_id, id),
  foreign key (city_id, place_id) references place (city_id, id)
);
create index till_of_merchant on till (city_id, merchant_id);

-- Who asked is a person at the counter, the customer at the stand, or a till.
alter table redemption
  alter column staff_id drop not null,
  add column till_id uuid,
  add column asked_by uuid,
  -- Several vouchers redeemed by one request are numbered.
  add column item_no integer not null default 1 check (item_no between 1 and 10),
  -- When a device accepted it without network, by its own corrected clock.
  add column scanned_at timestamptz,
  drop constraint redemption_channel_check,
  add constraint redemption_channel_check
    check (channel in ('scan', 'typed', 'phone', 'stand', 'till')),
  add foreign key (city_id, till_id) references till (city_id, id);
update redemption set asked_by = staff_id;
alter table redemption
  alter column asked_by set not null,
  add constraint redemption_till_check check ((channel = 'till') = (till_id is not null)),
  add constraint redemption_staff_check
    check ((channel in ('scan', 'typed', 'phone')) = (staff_id is not null));
drop index redemption_by_key;
create unique index redemption_by_key
  on redemption (city_id, asked_by, request_key, item_no);

create view voucher_shown as
  select voucher.*, merchant.name as merchant_name,
    (select coalesce(jsonb_agg(jsonb_build_object(
        'placeId', place.id, 'name', place.name, 'address', place.address)
        order by place.name), '[]')
      from place where place.city_id = voucher.city_id
      and place.id = any(voucher.place_ids)
      -- Sold for a dropped place, it names the kept one, once.
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

create view redemption_shown as
  select redemption.*, voucher.code, voucher.title, voucher.terms, voucher.excludes,
    voucher.uses_left, place.name as place_name,
    coalesce(person.name, till.name, '') as staff_name
  from redemption
  join voucher
    on voucher.city_id = redemption.city_id and voucher.id = redemption.voucher_id
  join place on place.city_id = redemption.city_id and place.id = redemption.place_id
  left join person on person.id = redemption.staff_id
  left join till
    on till.city_id = redemption.city_id and till.id = redemption.till_id;
