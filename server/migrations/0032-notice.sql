-- What has to reach somebody, and the proof that it did: one notice to one addressee about
-- one subject, the channels it goes by, and every attempt with its outcome.
create table notice (
  city_id text not null references city (id),
  id uuid not null,
  to_kind text not null check (to_kind in ('person', 'merchant')),
  to_id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z0-9_]{2,39}$'),
  subject_id uuid not null,
  facts jsonb not null,
  given_at timestamptz not null,
  read_at timestamptz,
  read_by uuid references person (id),
  acknowledged_at timestamptz,
  acknowledged_by uuid references person (id),
  primary key (city_id, id),
  -- Given again, it is the same notice: nobody is told twice.
  unique (city_id, to_kind, to_id, kind, subject_id),
  check ((read_at is null) = (read_by is null)),
  check ((acknowledged_at is null) = (acknowledged_by is null)),
  check (acknowledged_at is null or read_at is not null)
);
create index notice_of on notice (city_id, to_kind, to_id, id);
create index notice_about on notice (city_id, subject_id, kind);
create index notice_given on notice (city_id, given_at);

-- One row a channel: `due` until it was delivered or nothing more can be tried.
create table notice_delivery (
  city_id text not null,
  notice_id uuid not null,
  channel text not null check (channel in ('in_app', 'sms', 'webhook')),
  state text not null check (state in ('due', 'delivered', 'given_up')),
  next_try_at timestamptz not null,
  tries integer not null check (tries >= 0),
  delivered_at timestamptz,
  primary key (city_id, notice_id, channel),
  foreign key (city_id, notice_id) references notice (city_id, id),
  check ((state = 'delivered') = (delivered_at is not null))
);
create index notice_delivery_due on notice_delivery (city_id, channel, next_try_at)
  where state = 'due';

create table notice_attempt (
  city_id text not null,
  notice_id uuid not null,
  channel text not null,
  attempt_no integer not null check (attempt_no > 0),
  at timestamptz not null,
  outcome text not null check (outcome in ('delivered', 'failed')),
  -- The provider's id, the HTTP status, or who opened it; why not, where it failed.
  proof text not null,
  primary key (city_id, notice_id, channel, attempt_no),
  foreign key (city_id, notice_id, channel)
    references notice_delivery (city_id, notice_id, channel)
);
-- At most once by each channel, whatever a sweep does.
create unique index notice_delivered_once
  on notice_attempt (city_id, notice_id, channel) where outcome = 'delivered';

-- Where a merchant's own software hears its notices; the secret is derived, not stored.
create table notice_webhook (
  city_id text not null,
  merchant_id uuid not null,
  url text not null,
  version integer not null check (version > 0),
  set_by uuid not null references person (id),
  set_at timestamptz not null,
  removed_at timestamptz,
  primary key (city_id, merchant_id),
  foreign key (city_id, merchant_id) references merchant (city_id, id)
);

-- How much one phone was sent lately is asked before each message.
create index message_to on message (phone, sent_at);

-- Which vouchers were told how many days before they lapse: each once.
create table voucher_reminder (
  city_id text not null,
  voucher_id uuid not null,
  days_before integer not null check (days_before in (1, 7, 30)),
  given_at timestamptz not null,
  primary key (city_id, voucher_id, days_before),
  foreign key (city_id, voucher_id) references voucher (city_id, id)
);
