-- Whatever begins under a name must end well: its plan, who was told of the end and when,
-- what its last rehearsal said, and how its money came back. Storage keeps the order.
create table programme (
  city_id text not null references city (id),
  id uuid not null,
  kind text not null check (kind in ('pilot', 'card', 'festival')),
  name text not null,
  name_en text not null,
  state text not null
    check (state in ('draft', 'ready', 'live', 'winding_down', 'ended')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  budget_fen bigint check (budget_fen >= 0),
  stores_per_district integer not null check (stores_per_district between 1 and 50),
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  announced_at timestamptz,
  end_reason text,
  law_reason text,
  merchants_told_at timestamptz,
  -- How far the members have been told: the last person's id.
  members_after uuid,
  members_told_at timestamptz,
  public_at timestamptz,
  ended_at timestamptz,
  -- How far those who get something back have been told.
  refunded_after uuid,
  refunds_told_at timestamptz,
  zero_at timestamptz,
  next_look_at timestamptz not null,
  primary key (city_id, id),
  check (starts_at < ends_at),
  check ((announced_at is null) = (end_reason is null)),
  check (announced_at is null or state in ('live', 'winding_down', 'ended')),
  -- Merchants, then members, then everybody: nobody learns of it from the press.
  constraint programme_merchants_first
    check (members_told_at is null or merchants_told_at <= members_told_at),
  check (merchants_told_at is null or announced_at <= merchants_told_at),
  check (members_after is null or merchants_told_at is not null),
  constraint programme_members_before_public
    check (public_at is null or members_told_at <= public_at),
  check (members_told_at is null or merchants_told_at is not null),
  check (public_at is null or members_told_at is not null),
  check (merchants_told_at is null or announced_at is not null),
  check ((state in ('winding_down', 'ended')) = (public_at is not null)),
  constraint programme_thirty_days check (public_at is null or law_reason is not null
    or ends_at >= public_at + interval '30 days'),
  check ((state = 'ended') = (ended_at is not null)),
  constraint programme_honoured_until_the_end
    check (ended_at is null or ended_at >= ends_at),
  check (zero_at is null or ended_at <= zero_at)
);
create index programme_to_look_at on programme (city_id, next_look_at)
  where announced_at is not null and zero_at is null;

create table programme_store (
  city_id text not null,
  programme_id uuid not null,
  place_id uuid not null,
  district text not null,
  primary key (city_id, programme_id, place_id),
  foreign key (city_id, programme_id) references programme (city_id, id),
  foreign key (city_id, place_id) references place (city_id, id)
);

create table programme_offer (
  city_id text not null,
  programme_id uuid not null,
  offer_id uuid not null,
  primary key (city_id, programme_id, offer_id),
  -- Of one programme only, so that its money is counted once.
  unique (city_id, offer_id),
  foreign key (city_id, programme_id) references programme (city_id, id),
  foreign key (city_id, offer_id) references offer (city_id, id)
);

create table programme_text (
  city_id text not null,
  programme_id uuid not null,
  audience text not null check (audience in ('merchants', 'members', 'public')),
  zh text not null,
  en text not null,
  primary key (city_id, programme_id, audience),
  foreign key (city_id, programme_id) references programme (city_id, id)
);

-- Whom the end concerns among merchants, fixed when it was announced.
create table programme_merchant (
  city_id text not null,
  programme_id uuid not null,
  merchant_id uuid not null,
  primary key (city_id, programme_id, merchant_id),
  foreign key (city_id, programme_id) references programme (city_id, id),
  foreign key (city_id, merchant_id) references merchant (city_id, id)
);

create table programme_step (
  city_id text not null,
  id uuid not null,
  programme_id uuid not null,
  step text not null,
  taken_by uuid references person (id),
  taken_at timestamptz not null,
  facts jsonb not null,
  primary key (city_id, id),
  foreign key (city_id, programme_id) references programme (city_id, id)
);
create index programme_step_of on programme_step (city_id, programme_id, id);

alter table refund drop constraint refund_reason_check;
alter table refund add constraint refund_reason_check check (reason in ('unused',
  'expired', 'paid_too_late', 'paid_twice', 'not_issued', 'merchant_agreed',
  'merchant_silent', 'by_merchant', 'dispute', 'card_returned', 'gift_not_accepted',
  'guarantee', 'programme_ended'));
create index voucher_of_offer on voucher (city_id, offer_id);

-- The orders of a programme: those whose vouchers are of its offers.
create view programme_order as
  select distinct programme_offer.city_id, programme_offer.programme_id, voucher.order_id
  from programme_offer
  join voucher on voucher.city_id = programme_offer.city_id
    and voucher.offer_id = programme_offer.offer_id;

-- Its accounts, derived from every posting of its orders.
create view programme_account as
  select city_id, programme_id, account, sum(in_fen)::bigint as in_fen,
    sum(out_fen)::bigint as out_fen
  from programme_order
  join lateral (
    select posting.to_account as account, amount_fen as in_fen, 0 as out_fen
    from entry join posting
      on posting.city_id = entry.city_id and posting.entry_id = entry.id
    where entry.city_id = programme_order.city_id
      and entry.order_id = programme_order.order_id
    union all
    select posting.from_account, 0, amount_fen
    from entry join posting
      on posting.city_id = entry.city_id and posting.entry_id = entry.id
    where entry.city_id = programme_order.city_id
      and entry.order_id = programme_order.order_id
  ) as side on true
  group by city_id, programme_id, account;

-- Who gets how much back because it ended.
create view programme_refund as
  select programme_order.city_id, programme_order.programme_id, "order".person_id,
    sum(refund.amount_fen)::bigint as fen
  from programme_order
  join refund on refund.city_id = programme_order.city_id
    and refund.order_id = programme_order.order_id
    and refund.reason = 'programme_ended'
  join "order" on "order".city_id = refund.city_id and "order".id = refund.order_id
  group by programme_order.city_id, programme_order.programme_id, "order".person_id;
