-- What an operator adds to prices, within budgets that no crowd can overdraw. What is used
-- is claimed by orders and counted here; what is spent is said by the ledger alone.
create table campaign (
  city_id text not null,
  id uuid not null,
  title text not null,
  discount jsonb not null,
  audience text not null check (audience in ('everyone', 'members', 'first_arrival')),
  applies_to text[] not null check (applies_to <@ array['bill', 'package']),
  place_ids uuid[] not null,
  categories text[] not null,
  offer_ids uuid[] not null,
  windows jsonb not null,
  state text not null check (state in ('live', 'paused', 'stopped')),
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  per_person integer check (per_person > 0),
  day_money_fen bigint check (day_money_fen > 0),
  day_count integer check (day_count > 0),
  created_at timestamptz not null,
  primary key (city_id, id),
  check (ends_at > begins_at)
);
create index campaign_live on campaign (city_id, ends_at) where state = 'live';

-- The one row that orders take turns at; small, with room to be rewritten in its page.
create table campaign_budget (
  city_id text not null,
  campaign_id uuid not null,
  money_fen bigint check (money_fen > 0),
  count_limit integer check (count_limit > 0),
  used_fen bigint not null default 0 check (used_fen >= 0),
  used_count integer not null default 0 check (used_count >= 0),
  spent_at timestamptz,
  primary key (city_id, campaign_id),
  foreign key (city_id, campaign_id) references campaign (city_id, id),
  constraint campaign_budget_money_check check (used_fen <= money_fen),
  constraint campaign_budget_count_check check (used_count <= count_limit),
  check (num_nonnulls(money_fen, count_limit) > 0)
) with (fillfactor = 20);

-- Only where a day has a budget of its own; the day is that of the city's calendar.
create table campaign_day (
  city_id text not null,
  campaign_id uuid not null,
  day text not null check (day ~ '^\d{4}-\d\d-\d\d$'),
  money_fen bigint,
  count_limit integer,
  used_fen bigint not null check (used_fen >= 0),
  used_count integer not null check (used_count >= 0),
  primary key (city_id, campaign_id, day),
  foreign key (city_id, campaign_id) references campaign (city_id, id),
  constraint campaign_day_money_check check (used_fen <= money_fen),
  constraint campaign_day_count_check check (used_count <= count_limit)
) with (fillfactor = 20);

-- Only where a person has a limit.
create table campaign_use (
  city_id text not null,
  campaign_id uuid not null,
  person_id uuid not null,
  limit_count integer not null,
  used_count integer not null check (used_count >= 0),
  primary key (city_id, campaign_id, person_id),
  foreign key (city_id, campaign_id) references campaign (city_id, id),
  constraint campaign_use_limit_check check (used_count <= limit_count)
);

-- A first arrival is promised once for a shop, however many orders ask for it.
create table campaign_first (
  city_id text not null,
  campaign_id uuid not null,
  person_id uuid not null,
  place_id uuid not null,
  order_id uuid not null,
  primary key (city_id, campaign_id, person_id, place_id),
  foreign key (city_id, campaign_id) references campaign (city_id, id)
);

-- What an order was promised, and how much of it came back with vouchers not used.
create table campaign_claim (
  city_id text not null,
  order_id uuid not null,
  campaign_id uuid not null,
  person_id uuid not null,
  place_id uuid not null,
  day text not null check (day ~ '^\d{4}-\d\d-\d\d$'),
  fen bigint not null check (fen > 0),
  fen_back bigint not null default 0 check (fen_back between 0 and fen),
  units integer not null check (units > 0),
  units_back integer not null default 0 check (units_back between 0 and units),
  claimed_at timestamptz not null,
  -- Nothing of it is promised any more, and it counts for nobody.
  released_at timestamptz,
  primary key (city_id, order_id),
  foreign key (city_id, campaign_id) references campaign (city_id, id),
  foreign key (city_id, order_id) references "order" (city_id, id),
  check ((released_at is not null) = (units_back = units)),
  check (released_at is null or fen_back = fen)
);
create index campaign_claim_of on campaign_claim (city_id, campaign_id, day);

create table campaign_step (
  city_id text not null,
  id uuid not null,
  campaign_id uuid not null,
  state text not null,
  reason text,
  taken_by uuid,
  taken_at timestamptz not null,
  primary key (city_id, id),
  foreign key (city_id, campaign_id) references campaign (city_id, id)
);
create index campaign_step_of on campaign_step (city_id, campaign_id, id);

create view campaign_shown as
  select campaign.*, budget.money_fen, budget.count_limit, budget.used_fen,
    budget.used_count, budget.spent_at,
    (select reason from campaign_step as step
      where step.city_id = campaign.city_id and step.campaign_id = campaign.id
      order by step.id desc limit 1) as reason
  from campaign
  join campaign_budget as budget
    on budget.city_id = campaign.city_id and budget.campaign_id = campaign.id;

-- Where somebody has already been: a use of a voucher of theirs that stands.
create view campaign_arrival as
  select voucher.city_id, voucher.person_id, redemption.place_id
  from voucher
  join redemption
    on redemption.city_id = voucher.city_id and redemption.voucher_id = voucher.id
  where redemption.undone_at is null;

-- Who funds is frozen with the rest: which part of the platform's comes from a campaign.
drop view voucher_shown;

alter table voucher
  add column campaign_id uuid,
  add column campaign_fen bigint not null default 0,
  add constraint voucher_campaign_check
    check (campaign_fen between 0 and platform_fen
      and (campaign_fen = 0 or campaign_id is not null));

create view voucher_shown as
  select voucher.*, merchant.name as merchant_name,
    (select coalesce(jsonb_agg(jsonb_build_object(
        'placeId', place.id, 'name', place.name, 'address', place.address)
        order by place.name), '[]')
      from place where place.city_id = voucher.city_id
      and place.id = any(voucher.place_ids)
      -- Sold for a dropped place, it names the kept one, once.
      and not exists (
        select from place_merge as merge
        where merge.city_id = place.city_id and merge.dropped_place_id = place.id
          and merge.state = 'merged' and merge.kept_place_id = any(voucher.place_ids)
      )) as stores,
    last.redeemed_at, last.place_name as redeemed_place_name
  from voucher
  join merchant on merchant.city_id = voucher.city_id and merchant.id = voucher.merchant_id
  left join lateral (
    select redemption.redeemed_at, place.name as place_name
    from redemption
    join place on place.city_id = redemption.city_id and place.id = redemption.place_id
    where redemption.city_id = voucher.city_id and redemption.voucher_id = voucher.id
      and redemption.undone_at is null
    order by redemption.id desc limit 1
  ) as last on true;
