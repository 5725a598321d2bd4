-- Without network: what devices tell of afterwards, what could not be redeemed, and who
-- bears it.
drop view redemption_shown;

-- The step of a shown code that a redemption took. The same scan may be told twice, by one
-- device or by two: it is found again by its step.
alter table redemption add column step bigint;
create index redemption_of_step on redemption (city_id, voucher_id, step)
  where step is not null;

create view redemption_shown as
  select redemption.*, voucher.code, voucher.title, voucher.terms, voucher.excludes,
    voucher.uses_left, place.name as place_name,
    coalesce(person.name, till.name, '') as staff_name
  from redemption
  join voucher
    on voucher.city_id = redemption.city_id and voucher.id = redemption.voucher_id
  join place on place.city_id = redemption.city_id and place.id = redemption.place_id
  left join person on person.id = redemption.staff_id
  left join till
    on till.city_id = redemption.city_id and till.id = redemption.till_id;

-- A signed code names its voucher by the tag of its handle, and by nothing else.
create index voucher_by_tag on voucher
  (city_id, (substr(sha256(('tag:' || handle)::bytea), 1, 8)));

-- A store's caps where the operator set them, and the row on which its devices take turns
-- when they tell: what they accepted in all is counted while nobody else adds to it.
create table offline_store (
  city_id text not null,
  place_id uuid not null,
  store_fen bigint check (store_fen >= 0),
  voucher_fen bigint check (voucher_fen >= 0),
  set_by uuid references person (id),
  set_at timestamptz,
  primary key (city_id, place_id),
  check ((store_fen is null) = (voucher_fen is null)),
  check ((store_fen is null) = (set_by is null) and (set_by is null) = (set_at is null)),
  foreign key (city_id, place_id) references place (city_id, id)
);

-- One acceptance without network as its device told of it, and what it came to; never
-- changed. It has its redemption, or a case that has it.
create table offline_scan (
  city_id text not null,
  id uuid not null,
  place_id uuid not null,
  merchant_id uuid not null,
  told_by uuid not null references person (id),
  device text not null,
  text text not null check (text ~ '^[0-9]{14,198}$'),
  list_made_at timestamptz,
  scanned_at timestamptz not null,
  told_at timestamptz not null,
  clock_off_ms bigint not null,
  clock_sure boolean not null,
  voucher_id uuid,
  step bigint,
  -- What the use is worth to the store; counts against its cap.
  worth_fen bigint not null check (worth_fen >= 0),
  redemption_id uuid,
  primary key (city_id, id),
  foreign key (city_id, place_id) references place (city_id, id),
  foreign key (city_id, voucher_id) references voucher (city_id, id),
  foreign key (city_id, redemption_id) references redemption (city_id, id)
);
create unique index offline_scan_once
  on offline_scan (city_id, place_id, device, scanned_at, text);
create index offline_scan_of_store on offline_scan (city_id, place_id, told_at);
create index offline_scan_of_voucher on offline_scan (city_id, voucher_id)
  where voucher_id is not null;

-- What was handed out and can't be redeemed. Only its closing is written later.
create table redemption_case (
  city_id text not null,
  id uuid not null,
  scan_id uuid not null,
  place_id uuid not null,
  merchant_id uuid not null,
  kind text not null check (kind in ('used_elsewhere', 'given_back', 'expired',
    'not_valid_yet', 'wrong_store', 'code_not_good', 'voucher_unknown', 'over_cap',
    'time_in_doubt')),
  -- By the rule, when it was told.
  ruled_for text not null check (ruled_for in ('platform', 'merchant')),
  born_by text not null check (born_by in ('platform', 'merchant')),
  amount_fen bigint not null check (amount_fen >= 0),
  evidence jsonb not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid references person (id),
  closed_because text check (length(closed_because) between 2 and 200),
  primary key (city_id, id),
  unique (city_id, scan_id),
  check ((closed_at is null) = (closed_by is null)
    and (closed_at is null) = (closed_because is null)),
  constraint redemption_case_ruled_check
    check (closed_at is not null or born_by = ruled_for),
  foreign key (city_id, scan_id) references offline_scan (city_id, id),
  foreign key (city_id, place_id) references place (city_id, id)
);
create index redemption_case_by_state
  on redemption_case (city_id, (closed_at is not null), id desc);
create index redemption_case_of_store on redemption_case (city_id, place_id, id);

create view redemption_case_shown as
  select redemption_case.*, place.name as place_name, person.name as staff_name,
    voucher.code, voucher.title, voucher.merchant_id as voucher_merchant_id,
    offline_scan.voucher_id, offline_scan.scanned_at, offline_scan.told_at
  from redemption_case
  join offline_scan on offline_scan.city_id = redemption_case.city_id
    and offline_scan.id = redemption_case.scan_id
  join place on place.city_id = redemption_case.city_id
    and place.id = redemption_case.place_id
  join person on person.id = offline_scan.told_by
  left join voucher on voucher.city_id = offline_scan.city_id
    and voucher.id = offline_scan.voucher_id;

alter table entry
  drop constraint entry_kind_check,
  add constraint entry_kind_check check (kind in
    ('payment', 'redemption', 'undo', 'refund', 'refund_done', 'case', 'case_reversed'));
