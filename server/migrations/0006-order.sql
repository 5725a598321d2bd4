-- From a quote to money in hand: orders, vouchers, payments, refunds, redemptions, ledger.
create table "order" (
  city_id text not null,
  id uuid not null,
  quote_id uuid not null,
  person_id uuid not null references person (id),
  place_id uuid not null,
  merchant_id uuid not null,
  title text not null,
  basket jsonb not null,
  lines jsonb not null,
  -- What was taken from offers, so that exactly that can be put back.
  claims jsonb not null,
  state text not null
    check (state in ('awaiting_payment', 'paid', 'issued', 'closed', 'cancelled')),
  cancel_reason text check (cancel_reason in ('by_customer', 'not_paid_in_time')),
  original_fen bigint not null check (original_fen >= 0),
  total_fen bigint not null check (total_fen >= 0),
  created_at timestamptz not null,
  pay_by timestamptz not null,
  paid_at timestamptz,
  primary key (city_id, id),
  -- A quote buys once, whatever arrives twice.
  unique (city_id, quote_id),
  foreign key (city_id, place_id) references place (city_id, id),
  foreign key (city_id, merchant_id) references merchant (city_id, id),
  check ((state = 'cancelled') = (cancel_reason is not null))
);
create index order_of_person on "order" (city_id, person_id, id);
create index order_unpaid on "order" (city_id, pay_by) where state = 'awaiting_payment';
create index order_unissued on "order" (city_id, paid_at) where state = 'paid';

create table voucher (
  city_id text not null,
  id uuid not null,
  order_id uuid not null,
  person_id uuid not null references person (id),
  merchant_id uuid not null,
  offer_id uuid,
  title text not null,
  -- The terms as signed at purchase; what the merchant changes later does not touch them.
  terms jsonb not null,
  excludes text[] not null,
  place_ids uuid[] not null check (cardinality(place_ids) > 0),
  code text not null check (code ~ '^[0-9]{12}$'),
  state text not null
    check (state in ('issued', 'redeemed', 'expired', 'refunding', 'refunded')),
  paid_fen bigint not null check (paid_fen >= 0),
  platform_fen bigint not null check (platform_fen >= 0),
  merchant_fen bigint not null check (merchant_fen >= 0),
  fee_bp integer not null check (fee_bp between 0 and 3000),
  uses_total integer not null check (uses_total > 0),
  uses_left integer not null check (uses_left between 0 and uses_total),
  undos integer not null default 0 check (undos between 0 and 10),
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  created_at timestamptz not null,
  primary key (city_id, id),
  unique (city_id, code),
  foreign key (city_id, order_id) references "order" (city_id, id),
  foreign key (city_id, merchant_id) references merchant (city_id, id),
  check (state <> 'redeemed' or uses_left = 0),
  check (valid_until > valid_from)
);
create index voucher_of_order on voucher (city_id, order_id);
create index voucher_of_person on voucher (city_id, person_id, valid_until);
create index voucher_lapsing on voucher (city_id, valid_until) where state = 'issued';
create index voucher_lapsed on voucher (city_id, valid_until) where state = 'expired';

create table redemption (
  city_id text not null,
  id uuid not null,
  voucher_id uuid not null,
  merchant_id uuid not null,
  use_no integer not null check (use_no > 0),
  place_id uuid not null,
  staff_id uuid not null references person (id),
  channel text not null check (channel in ('scan', 'typed')),
  request_key text not null,
  merchant_gets_fen bigint not null,
  redeemed_at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (city_id, id),
  foreign key (city_id, voucher_id) references voucher (city_id, id),
  foreign key (city_id, place_id) references place (city_id, id),
  check ((undone_at is null) = (undone_by is null))
);
-- Exactly once, said by storage: one standing redemption of each use of a voucher.
create unique index redemption_once on redemption (city_id, voucher_id, use_no)
  where undone_at is null;
create unique index redemption_by_key on redemption (city_id, staff_id, request_key);
create index redemption_of_store on redemption (city_id, place_id, redeemed_at);
create index redemption_of_merchant on redemption (city_id, merchant_id, redeemed_at);

create table payment (
  city_id text not null,
  id uuid not null,
  order_id uuid not null,
  rail text not null,
  state text not null check (state in ('started', 'unknown', 'paid', 'closed')),
  amount_fen bigint not null check (amount_fen > 0),
  cashier_url text not null,
  started_at timestamptz not null,
  checked_at timestamptz not null,
  paid_at timestamptz,
  primary key (city_id, id),
  foreign key (city_id, order_id) references "order" (city_id, id),
  check ((state = 'paid') = (paid_at is not null))
);
create unique index payment_open on payment (city_id, order_id)
  where state in ('started', 'unknown');
create index payment_of_order on payment (city_id, order_id);
create index payment_waiting on payment (city_id, checked_at)
  where state in ('started', 'unknown');

create table payment_notice (
  city_id text not null,
  rail text not null,
  notice_id text not null,
  payment_id uuid not null,
  outcome text not null,
  received_at timestamptz not null,
  primary key (city_id, rail, notice_id)
);

create table refund (
  city_id text not null,
  id uuid not null,
  order_id uuid not null,
  payment_id uuid not null,
  voucher_id uuid,
  amount_fen bigint not null check (amount_fen > 0),
  reason text not null
    check (reason in ('unused', 'expired', 'paid_too_late', 'paid_twice', 'not_issued')),
  state text not null check (state in ('refunding', 'refunded')),
  started_at timestamptz not null,
  next_try_at timestamptz not null,
  tries integer not null default 0,
  refunded_at timestamptz,
  primary key (city_id, id),
  foreign key (city_id, order_id) references "order" (city_id, id),
  foreign key (city_id, payment_id) references payment (city_id, id),
  check ((state = 'refunded') = (refunded_at is not null))
);
create unique index refund_of_voucher on refund (city_id, voucher_id)
  where voucher_id is not null;
create index refund_of_order on refund (city_id, order_id);
create index refund_waiting on refund (city_id, next_try_at) where state = 'refunding';

-- The ledger is append-only. A posting moves a positive amount from one account to another,
-- so every entry is balanced by its shape; undo is an entry that runs the other way.
create table entry (
  city_id text not null,
  id uuid not null,
  kind text not null
    check (kind in ('payment', 'redemption', 'undo', 'refund', 'refund_done')),
  -- What it records: one entry of a kind for one payment, redemption or refund.
  subject_id uuid not null,
  order_id uuid,
  voucher_id uuid,
  reverses_entry_id uuid,
  posted_at timestamptz not null,
  primary key (city_id, id),
  unique (city_id, kind, subject_id),
  unique (city_id, reverses_entry_id)
);
create index entry_of_order on entry (city_id, order_id);
create index entry_of_voucher on entry (city_id, voucher_id);

create table posting (
  city_id text not null,
  entry_id uuid not null,
  line_no integer not null check (line_no > 0),
  from_account text not null,
  to_account text not null check (to_account <> from_account),
  amount_fen bigint not null check (amount_fen > 0),
  primary key (city_id, entry_id, line_no),
  foreign key (city_id, entry_id) references entry (city_id, id)
);
create index posting_from on posting (city_id, from_account, entry_id);
create index posting_to on posting (city_id, to_account, entry_id);

-- The sandbox rail's own books, as a bank would keep them; it belongs to no city.
create table sandbox_trade (
  trade_no uuid primary key,
  amount_fen bigint not null check (amount_fen > 0),
  title text not null,
  notify_url text not null,
  return_path text not null,
  outcome text not null check (outcome in ('open', 'paid', 'closed')),
  started_at timestamptz not null,
  ended_at timestamptz,
  notices_left integer not null default 0,
  notices_sent integer not null default 0,
  next_notice_at timestamptz
);
create index sandbox_trade_noticing on sandbox_trade (next_notice_at)
  where notices_left > 0;
create table sandbox_refund (
  refund_no uuid primary key,
  trade_no uuid not null references sandbox_trade (trade_no),
  amount_fen bigint not null check (amount_fen > 0),
  refunded_at timestamptz not null
);
create index sandbox_refund_of on sandbox_refund (trade_no);
