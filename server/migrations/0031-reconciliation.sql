-- Each day each rail's bill beside what we say: no difference, or a case with an owner.
create table rail_day (
  city_id text not null,
  rail text not null,
  -- A day in China, by which the rails cut their books.
  day date not null,
  state text not null check (state in ('waiting', 'compared')),
  counts jsonb not null,
  tries integer not null,
  next_try_at timestamptz not null,
  compared_at timestamptz,
  primary key (city_id, rail, day),
  check ((state = 'compared') = (compared_at is not null))
);
create index rail_day_waiting on rail_day (city_id, rail, next_try_at)
  where state = 'waiting';

create table rail_bill_line (
  city_id text not null,
  rail text not null,
  kind text not null check (kind in ('trade', 'refund', 'share', 'return', 'transfer')),
  -- Our number as the rail gives it back; it may be none of ours.
  our_no text not null,
  day date not null,
  amount_fen bigint not null,
  happened_at timestamptz not null,
  primary key (city_id, rail, kind, our_no, day)
);

create table rail_difference (
  city_id text not null,
  id uuid not null,
  rail text not null,
  kind text not null check (kind in ('trade', 'refund', 'share', 'return', 'transfer')),
  our_no text not null,
  problem text not null check (problem in
    ('missing_here', 'missing_there', 'amount_differs', 'state_differs')),
  day date not null,
  our_fen bigint,
  their_fen bigint,
  our_state text,
  opened_at timestamptz not null,
  judged_at timestamptz not null,
  owner_id uuid references person (id),
  closed_at timestamptz,
  closed_how text check (closed_how in ('resolved', 'closed')),
  closed_by uuid references person (id),
  note text,
  primary key (city_id, id),
  -- Each difference is opened once, however often it is found.
  unique (city_id, rail, kind, our_no, problem),
  check ((closed_at is null) = (closed_how is null)),
  check ((closed_how is not distinct from 'closed') = (closed_by is not null)),
  check ((closed_how is not distinct from 'closed') = (note is not null))
);
create index rail_difference_open on rail_difference (city_id, judged_at)
  where closed_at is null;
create index rail_difference_of_day on rail_difference (city_id, rail, day);

create view rail_difference_shown as
  select rail_difference.*, owner.name as owner_name, closer.name as closer_name
  from rail_difference
  left join person as owner on owner.id = rail_difference.owner_id
  left join person as closer on closer.id = rail_difference.closed_by;

-- The one question that crosses cities: whose is a number in a bill that all of them share?
create index payment_by_number on payment (id);
create index refund_by_number on refund (id);
create index rail_move_by_number on rail_move (id);
create index payment_paid on payment (city_id, paid_at) where state = 'paid';
create index refund_done on refund (city_id, refunded_at) where state = 'refunded';
create view rail_number as
  select id from payment union all select id from refund union all select id from rail_move;
