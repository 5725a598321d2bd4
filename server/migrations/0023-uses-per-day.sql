-- A card of several uses may be good for so many a day, by the city's own calendar: the
-- voucher counts those of the last day on which it was used.
drop view voucher_shown;

alter table voucher
  add column uses_per_day integer check (uses_per_day between 1 and 50),
  add column uses_on text check (uses_on ~ '^\d{4}-\d\d-\d\d$'),
  add column uses_that_day integer not null default 0,
  add constraint voucher_uses_that_day_check
    check (uses_that_day between 0 and coalesce(uses_per_day, 0));

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
