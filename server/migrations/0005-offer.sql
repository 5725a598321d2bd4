-- Offers: what merchants sell. Terms never change once submitted; stock is claimed here.
create table offer (
  city_id text not null,
  id uuid not null,
  merchant_id uuid not null,
  title text not null,
  kind text not null check (kind in ('package', 'cash', 'bill', 'timed')),
  terms jsonb not null,
  funding jsonb not null,
  excludes text[] not null,
  state text not null
    check (state in ('draft', 'in_review', 'refused', 'live', 'paused', 'ended')),
  stock integer check (stock > 0),
  stock_left integer check (stock_left >= 0),
  per_person_limit integer check (per_person_limit > 0),
  sell_from timestamptz not null,
  sell_until timestamptz not null,
  valid_days integer not null check (valid_days > 0),
  created_at timestamptz not null,
  primary key (city_id, id),
  foreign key (city_id, merchant_id) references merchant (city_id, id),
  check ((stock is null) = (stock_left is null)),
  check (stock_left <= stock),
  check (sell_until > sell_from)
);
create index offer_of_merchant on offer (city_id, merchant_id, id);
create index offer_by_state on offer (city_id, state, id);

create table offer_store (
  city_id text not null,
  offer_id uuid not null,
  place_id uuid not null,
  primary key (city_id, place_id, offer_id),
  foreign key (city_id, offer_id) references offer (city_id, id),
  foreign key (city_id, place_id) references place (city_id, id)
);
create index offer_store_of_offer on offer_store (city_id, offer_id);

-- Each step of an offer's life with its who, when and why.
create table offer_step (
  city_id text not null,
  id uuid not null,
  offer_id uuid not null,
  state text not null,
  reason text,
  taken_by uuid,
  taken_at timestamptz not null,
  primary key (city_id, id),
  foreign key (city_id, offer_id) references offer (city_id, id)
);
create index offer_step_of on offer_step (city_id, offer_id, id);

-- How much of an offer one person holds; the limit is claimed by a conditional write.
create table offer_use (
  city_id text not null,
  offer_id uuid not null,
  person_id uuid not null,
  used integer not null check (used >= 0),
  primary key (city_id, offer_id, person_id),
  foreign key (city_id, offer_id) references offer (city_id, id)
);
