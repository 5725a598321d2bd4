-- What is settled is paid out by instructions, and what selling costs is a named rule.

-- Null in a dimension: any. A rule ends by its `until_at`; nothing else of it changes.
create table fee_rule (
  city_id text not null references city (id),
  id uuid not null,
  name text not null check (length(name) between 2 and 60),
  fee_bp integer not null check (fee_bp between 0 and 3000),
  merchant_ids uuid[] check (cardinality(merchant_ids) > 0),
  place_ids uuid[] check (cardinality(place_ids) > 0),
  categories text[] check (cardinality(categories) > 0),
  offer_kinds text[] check (cardinality(offer_kinds) > 0),
  from_at timestamptz not null,
  until_at timestamptz check (until_at >= from_at),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  ended_by uuid references person (id),
  primary key (city_id, id)
);

-- Where a rail pays a merchant; whoever operates sees its end only.
create table merchant_account (
  city_id text not null,
  merchant_id uuid not null,
  rail text not null check (rail in ('sandbox', 'wechat', 'alipay')),
  account text not null check (length(account) between 4 and 64),
  holder text not null check (length(holder) between 2 and 60),
  set_by uuid not null references person (id),
  set_at timestamptz not null,
  primary key (city_id, merchant_id, rail),
  foreign key (city_id, merchant_id) references merchant (city_id, id)
);

create table payout_terms (
  city_id text not null,
  merchant_id uuid not null,
  minimum_fen bigint not null check (minimum_fen >= 1),
  holding_days integer not null check (holding_days between 0 and 90),
  held_because text check (length(held_because) between 2 and 200),
  set_by uuid not null references person (id),
  set_at timestamptz not null,
  primary key (city_id, merchant_id),
  foreign key (city_id, merchant_id) references merchant (city_id, id)
);

create table payout (
  city_id text not null,
  id uuid not null,
  merchant_id uuid not null,
  part text not null check (part in ('share', 'transfer')),
  rail text not null check (rail in ('sandbox', 'wechat', 'alipay')),
  account text not null,
  -- What of the settled money is in it, and what of that pays back a negative balance.
  settled_fen bigint not null check (settled_fen > 0),
  recovered_fen bigint not null check (recovered_fen >= 0),
  amount_fen bigint not null check (amount_fen >= 0),
  state text not null
    check (state in ('made', 'released', 'sent', 'paid', 'partly_paid', 'failed')),
  made_at timestamptz not null,
  released_at timestamptz,
  released_by uuid references person (id),
  ended_at timestamptz,
  primary key (city_id, id),
  foreign key (city_id, merchant_id) references merchant (city_id, id),
  check (amount_fen + recovered_fen = settled_fen),
  check ((released_at is null) = (released_by is null)),
  check ((ended_at is not null) = (state in ('paid', 'partly_paid', 'failed')))
);
create index payout_of_merchant on payout (city_id, merchant_id, id);
create index payout_by_state on payout (city_id, state, id);

-- One call at the rail each; its id is the number under which the rail knows it.
create table payout_move (
  city_id text not null,
  id uuid not null,
  payout_id uuid not null,
  -- The trade whose money is shared; null for a transfer.
  payment_id uuid,
  amount_fen bigint not null check (amount_fen > 0),
  state text not null check (state in ('waiting', 'done', 'refused')),
  why text,
  tries integer not null default 0,
  next_try_at timestamptz not null,
  ended_at timestamptz,
  primary key (city_id, id),
  unique nulls not distinct (city_id, payout_id, payment_id),
  foreign key (city_id, payout_id) references payout (city_id, id),
  check ((state = 'waiting') = (ended_at is null)),
  check ((state = 'refused') = (why is not null))
);
create index payout_move_due on payout_move (city_id, next_try_at) where state = 'waiting';

-- A settlement is in one payout at most: it is one column. What the rail refused comes back
-- as a settlement of its own, once.
alter table settlement add column payout_id uuid;
alter table settlement add column failed_move_id uuid;
alter table settlement add foreign key (city_id, payout_id) references payout (city_id, id);
alter table settlement add foreign key (city_id, failed_move_id)
  references payout_move (city_id, id);
alter table settlement add unique (city_id, failed_move_id);
create index settlement_of_payout on settlement (city_id, payout_id)
  where payout_id is not null;
create index settlement_in_no_payout on settlement (city_id, merchant_id)
  where payout_id is null;

-- What left a merchant's settled money for another reason than a payout, by trade: those
-- trades have less to share.
create view settlement_back as
  select posting.city_id, split_part(posting.from_account, ':', 2)::uuid as merchant_id,
    paid.payment_id, sum(posting.amount_fen)::bigint as fen
  from posting
  join entry on entry.city_id = posting.city_id and entry.id = posting.entry_id
    and entry.kind not in ('settlement', 'payout', 'payout_done', 'payout_failed')
  join settlement_payment as paid on paid.city_id = entry.city_id
    and paid.order_id = entry.order_id
  where posting.from_account like 'merchant:%:settled'
  group by 1, 2, 3;

create view settlement_unpaid as
  select merchant.city_id, merchant.id as merchant_id, merchant.name as merchant_name
  from merchant where exists (select from settlement
    where settlement.city_id = merchant.city_id and settlement.merchant_id = merchant.id
      and settlement.payout_id is null);

create view payout_shown as
  select payout.*, merchant.name as merchant_name,
    (select count(*)::int from payout_move as move where move.city_id = payout.city_id
      and move.payout_id = payout.id) as moves,
    coalesce((select sum(amount_fen) from payout_move as move
      where move.city_id = payout.city_id and move.payout_id = payout.id
        and move.state = 'done'), 0)::bigint as paid_fen,
    coalesce((select sum(amount_fen) from payout_move as move
      where move.city_id = payout.city_id and move.payout_id = payout.id
        and move.state = 'refused'), 0)::bigint as refused_fen,
    (select min(why) from payout_move as move where move.city_id = payout.city_id
      and move.payout_id = payout.id and move.state = 'refused') as why,
    coalesce((select sum(lines) from settlement where settlement.city_id = payout.city_id
      and settlement.payout_id = payout.id), 0)::int as lines
  from payout
  join merchant on merchant.city_id = payout.city_id and merchant.id = payout.merchant_id;
