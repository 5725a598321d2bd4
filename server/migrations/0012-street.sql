-- The memory of every process is kept true by what happened: each tells the others in the
-- order in which transactions became visible, not in the order in which they began.
alter table outbox add column xid xid8 not null default pg_current_xact_id();
create index outbox_by_xid on outbox (city_id, xid);
create index place_by_change on place (city_id, updated_at);
create index redemption_by_place on redemption (city_id, place_id);

-- What was shown to whom, where, and why: a row a list. Kept to be explained and measured.
create table exposure (
  city_id text not null references city (id),
  id uuid not null,
  shown_at timestamptz not null,
  -- Null for a visitor and in non-personal mode.
  person_id uuid,
  ranking integer not null,
  asked jsonb not null,
  items jsonb not null,
  primary key (city_id, id)
);
create index exposure_age on exposure (city_id, shown_at);

-- What one person has used of limited offers, for prices that are theirs alone.
create index offer_use_of_person on offer_use (city_id, person_id);

-- Tells this database from any other, so that a file of another one is not believed.
create table instance (id uuid primary key default gen_random_uuid());
insert into instance default values;
