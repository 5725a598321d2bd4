-- Who sells: a business that owns stores, accepted by the operator before it may.
create table merchant (
  city_id text not null references city (id),
  id uuid not null,
  name text not null,
  licence_no text not null,
  contact_phone text not null,
  state text not null check (state in ('in_review', 'active', 'refused', 'suspended')),
  -- The fee on what is redeemed; frozen on each voucher when it is sold.
  fee_bp integer not null check (fee_bp between 0 and 3000),
  created_at timestamptz not null,
  primary key (city_id, id),
  unique (city_id, licence_no)
);
create index merchant_by_state on merchant (city_id, state, id);

-- Each verdict with its who and when; the newest is the one that counts.
create table merchant_review (
  city_id text not null,
  id uuid not null,
  merchant_id uuid not null,
  verdict text not null check (verdict in ('accept', 'refuse')),
  reason text,
  reviewed_by uuid not null,
  reviewed_at timestamptz not null,
  primary key (city_id, id),
  foreign key (city_id, merchant_id) references merchant (city_id, id)
);
create index merchant_review_of on merchant_review (city_id, merchant_id, id);
