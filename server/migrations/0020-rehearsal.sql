-- A store sells only after it has shown on its own device that it can redeem: a rehearsal
-- with a practice code, or a real redemption by its own people. No money moves in either.
create table rehearsal (
  city_id text not null,
  id uuid not null,
  place_id uuid not null,
  code text not null check (code ~ '^89[0-9]{10}$'),
  started_by uuid not null references person (id),
  started_at timestamptz not null,
  good_until timestamptz not null,
  -- Null until a device of the store has read the code.
  completed_at timestamptz,
  staff_id uuid references person (id),
  -- What the scanner calls the device it runs on.
  device_id uuid,
  channel text check (channel in ('scan', 'typed')),
  seconds integer check (seconds >= 0),
  primary key (city_id, id),
  unique (city_id, code),
  foreign key (city_id, place_id) references place (city_id, id),
  check ((completed_at is null) = (staff_id is null)),
  check ((completed_at is null) = (device_id is null)),
  check ((completed_at is null) = (channel is null)),
  check ((completed_at is null) = (seconds is null))
);
create index rehearsal_done on rehearsal (city_id, place_id, completed_at)
  where completed_at is not null;

-- Who was told of which lapse: it is named by what was tried last before it.
create table store_lapse (
  city_id text not null,
  place_id uuid not null,
  tried_at timestamptz not null,
  told_at timestamptz not null,
  primary key (city_id, place_id, tried_at),
  foreign key (city_id, place_id) references place (city_id, id)
);

-- What each store has proved last, here or under the id it had before a merge. At the stand
-- and at a till nobody of the store does anything, so these prove nothing of its people.
create view store_tried as
  select place.city_id, place.id as place_id, place.name as place_name, place.merchant_id,
    merchant.name as merchant_name, place.state as place_state,
    last.tried_at, last.tried_by
  from place
  join merchant
    on merchant.city_id = place.city_id and merchant.id = place.merchant_id
  left join lateral (
    select tried.tried_at, tried.tried_by
    from (
      select place.id
      union all
      select merge.dropped_place_id from place_merge as merge
      where merge.city_id = place.city_id and merge.kept_place_id = place.id
        and merge.state = 'merged'
    ) as same (id)
    cross join lateral (
      (select completed_at as tried_at, 'rehearsal' as tried_by
        from rehearsal
        where rehearsal.city_id = place.city_id and rehearsal.place_id = same.id
          and completed_at is not null
        order by completed_at desc limit 1)
      union all
      (select coalesce(scanned_at, redeemed_at), 'redemption'
        from redemption
        where redemption.city_id = place.city_id and redemption.place_id = same.id
          and staff_id is not null
        order by redeemed_at desc limit 1)
    ) as tried
    order by tried.tried_at desc limit 1
  ) as last on true;
