-- The ground under every module: cities, request keys and the outbox.
create table city (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{1,31}$'),
  name text not null,
  name_en text not null,
  time_zone text not null,
  lat double precision not null check (lat between -90 and 90),
  lon double precision not null check (lon between -180 and 180)
);

-- City '' holds what belongs to no city, such as renaming oneself.
create table request_key (
  city_id text not null,
  actor text not null,
  operation text not null,
  key text not null,
  body_sha256 bytea not null,
  status integer,
  answer text,
  asked_at timestamptz not null,
  primary key (city_id, actor, operation, key)
);
create index request_key_age on request_key (city_id, asked_at);

create table outbox (
  city_id text not null,
  id uuid not null,
  name text not null,
  facts jsonb not null,
  happened_at timestamptz not null,
  handled_at timestamptz,
  attempts integer not null default 0,
  next_at timestamptz not null,
  primary key (city_id, id)
);
create index outbox_waiting on outbox (next_at) where handled_at is null;
