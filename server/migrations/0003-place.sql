-- Where people arrive: brought by snapshots or made by hand, found by nearness.
create extension if not exists btree_gist;

create table place (
  city_id text not null references city (id),
  id uuid not null,
  -- Who told us: 'osm', a file's name, or 'merchant' for one made by hand.
  source text not null,
  -- The source's own id, by which a newer snapshot finds the same place again.
  source_key text not null,
  name text not null,
  category text not null,
  cuisines text[] not null default '{}',
  -- WGS-84 degrees, whatever datum the source had.
  lat double precision not null check (lat between -90 and 90),
  lon double precision not null check (lon between -180 and 180),
  address text,
  phone text,
  hours_text text,
  -- Minutes of the week as [[start, end], …]; null when the text is not understood.
  hours_weekly jsonb,
  merchant_id uuid,
  state text not null check (state in ('open', 'closed')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  closed_at timestamptz,
  primary key (city_id, id),
  unique (city_id, source, source_key),
  check ((state = 'closed') = (closed_at is not null))
);
-- Serves a box on the map within one city, and the nearest first.
create index place_nearby on place using gist (city_id, point(lon, lat))
  where state = 'open';
create index place_of_merchant on place (city_id, merchant_id, id)
  where merchant_id is not null;

-- One row a snapshot that changed something: who brought what, and what became of it.
create table place_import (
  city_id text not null references city (id),
  id uuid not null,
  source text not null,
  file_name text not null,
  sha256 text not null,
  datum text not null,
  partial boolean not null,
  imported_by text not null,
  imported_at timestamptz not null,
  summary jsonb not null,
  primary key (city_id, id)
);
create index place_import_of_source on place_import (city_id, source, id desc);
