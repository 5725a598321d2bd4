-- Hours and days on which a voucher may not be used, and a hold that stops it for a while:
-- all judged by the same conditional write that takes a use.
alter table voucher
  -- Minutes of the city's week, Monday 00:00 is 0; null is always.
  add column usable_minutes int4multirange,
  add column blackout_days date[],
  add column held_because text,
  add column held_at timestamptz,
  add constraint voucher_held_check check ((held_because is null) = (held_at is null));

-- What clocks and calendars of a city show at a moment.
create function city_time(of_city text, at timestamptz) returns timestamp
  language sql stable as
  $$ select at at time zone time_zone from city where id = of_city $$;

drop view voucher_shown;
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
