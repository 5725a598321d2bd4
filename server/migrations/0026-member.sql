-- A current membership, and nothing else, makes a viewer a member; a card is ordered like
-- anything else, but at no place and of no merchant.
create table card_plan (
  city_id text not null references city (id),
  id uuid not null,
  title text not null,
  fee_fen bigint not null check (fee_fen > 0),
  term_days integer not null check (term_days between 28 and 365),
  seats integer not null check (seats between 0 and 5),
  benefits jsonb not null,
  -- Where it is sold, and how many shops with members' prices each such part needs.
  districts jsonb not null,
  state text not null check (state in ('draft', 'on_sale', 'withdrawn')),
  created_at timestamptz not null,
  primary key (city_id, id)
);

create table membership (
  city_id text not null references city (id),
  id uuid not null,
  kind text not null check (kind in ('own', 'gift', 'renewal', 'given')),
  plan_id uuid,
  -- As signed at the sale; what the operator changes later does not touch them.
  title text not null,
  fee_fen bigint not null check (fee_fen >= 0),
  term_days integer not null check (term_days > 0),
  seats integer not null check (seats between 0 and 5),
  benefits jsonb not null,
  district text,
  payer_id uuid references person (id),
  holder_id uuid references person (id),
  gift_phone text,
  -- The card that a renewal follows.
  after_id uuid,
  order_id uuid,
  state text not null check (state in
    ('awaiting_payment', 'offered', 'current', 'ended', 'returned', 'lapsed')),
  created_at timestamptz not null,
  paid_at timestamptz,
  starts_at timestamptz,
  ends_at timestamptz,
  accept_by timestamptz,
  whole_back_until timestamptz,
  renews boolean not null default false,
  -- The nearest reminder that went out, in days before the end.
  reminded_days integer,
  closed_at timestamptz,
  primary key (city_id, id),
  foreign key (city_id, plan_id) references card_plan (city_id, id),
  foreign key (city_id, after_id) references membership (city_id, id),
  foreign key (city_id, order_id) references "order" (city_id, id),
  check ((kind = 'given') = (payer_id is null)),
  check ((kind = 'given') = (fee_fen = 0)),
  check ((kind = 'gift') = (gift_phone is not null)),
  check ((kind = 'renewal') = (after_id is not null)),
  check (state <> 'current' or (holder_id is not null and starts_at < ends_at)),
  check ((state = 'offered') <= (accept_by is not null)),
  check ((state in ('ended', 'returned', 'lapsed')) = (closed_at is not null))
);
-- One card at a time, said by storage; a renewal that is paid ahead follows.
create unique index membership_once on membership (city_id, holder_id)
  where state = 'current' and kind <> 'renewal';
create unique index membership_renewed_once on membership (city_id, after_id)
  where state in ('awaiting_payment', 'current');
create index membership_of_holder on membership (city_id, holder_id, ends_at);
create index membership_of_payer on membership (city_id, payer_id);
create index membership_of_phone on membership (city_id, gift_phone)
  where state = 'offered';
create unique index membership_of_order on membership (city_id, order_id);
create index membership_ending on membership (city_id, ends_at) where state = 'current';
create index membership_offered on membership (city_id, accept_by)
  where state = 'offered';

create table membership_seat (
  city_id text not null,
  id uuid not null,
  membership_id uuid not null,
  phone text not null,
  person_id uuid references person (id),
  offered_at timestamptz not null,
  taken_at timestamptz,
  ended_at timestamptz,
  primary key (city_id, id),
  foreign key (city_id, membership_id) references membership (city_id, id),
  check ((person_id is null) = (taken_at is null))
);
create unique index membership_seat_once on membership_seat (city_id, membership_id, phone)
  where ended_at is null;
create index membership_seat_of on membership_seat (city_id, person_id)
  where ended_at is null;
create index membership_seat_offered on membership_seat (city_id, phone)
  where ended_at is null and taken_at is null;

-- What an order saved because its buyer was a member: frozen when it was placed.
create table member_price (
  city_id text not null,
  order_id uuid not null,
  membership_id uuid not null,
  saved_fen bigint not null check (saved_fen > 0),
  funding jsonb not null,
  primary key (city_id, order_id),
  foreign key (city_id, order_id) references "order" (city_id, id),
  foreign key (city_id, membership_id) references membership (city_id, id)
);

-- Who was made a member by hand holds a membership that cost nothing.
insert into membership (city_id, id, kind, title, fee_fen, term_days, seats, benefits,
  holder_id, state, created_at, paid_at, starts_at, ends_at)
select distinct on (city_id, person_id) city_id, id, 'given', '会员', 0,
  greatest(1, coalesce(extract(day from until - granted_at)::integer, 365)), 0,
  '{"partners": [], "exclusives": []}', person_id, 'current', granted_at, granted_at,
  granted_at, coalesce(until, granted_at + interval '365 days')
from role where role = 'member' and (until is null or until > granted_at)
order by city_id, person_id, until desc nulls first;
delete from role where role = 'member';
alter table role
  drop constraint role_role_check,
  add constraint role_role_check check (role in ('staff', 'owner', 'operator'));

alter table "order"
  alter column place_id drop not null,
  alter column merchant_id drop not null,
  add check ((basket ->> 'kind' = 'card') = (place_id is null)),
  add check ((place_id is null) = (merchant_id is null));
drop view order_shown;
create view order_shown as
  select "order".*, coalesce(place.name, '') as place_name,
    coalesce((select sum(amount_fen)::bigint from refund
      where refund.city_id = "order".city_id and refund.order_id = "order".id), 0)
      as refunded_fen
  from "order"
  left join place on place.city_id = "order".city_id and place.id = "order".place_id;
