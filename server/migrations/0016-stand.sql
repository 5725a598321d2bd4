-- A store's printed stand: the customer scans it and redeems with nothing to operate.
create table stand (
  city_id text not null references city (id),
  code text not null check (code ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
  place_id uuid not null,
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  -- A sticker that somebody swapped or lost: it leads nowhere from then on.
  retired_at timestamptz,
  retired_by uuid references person (id),
  primary key (city_id, code),
  foreign key (city_id, place_id) references place (city_id, id),
  check ((retired_at is null) = (retired_by is null))
);
create index stand_of_place on stand (city_id, place_id, made_at);
