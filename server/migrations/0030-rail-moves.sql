-- Money that a rail shares out, takes back or transfers: what we asked, and its own books.
create table rail_move (
  city_id text not null,
  -- Our number at the rail: asking again under it is the same call.
  id uuid not null,
  kind text not null check (kind in ('share', 'return', 'transfer')),
  rail text not null,
  payment_id uuid,
  share_id uuid,
  receivers jsonb not null,
  amount_fen bigint not null check (amount_fen >= 0),
  finish boolean not null,
  -- `asked`: the rail did not answer, so that nothing is known.
  state text not null check (state in ('asked', 'processing', 'done', 'refused')),
  why text,
  asked_at timestamptz not null,
  done_at timestamptz,
  primary key (city_id, id),
  foreign key (city_id, payment_id) references payment (city_id, id),
  foreign key (city_id, share_id) references rail_move (city_id, id),
  check ((kind = 'transfer') = (payment_id is null)),
  check ((kind = 'return') = (share_id is not null)),
  check ((state = 'done') = (done_at is not null)),
  check ((state = 'refused') = (why is not null))
);
create index rail_move_of_payment on rail_move (city_id, payment_id);
create index rail_move_of_share on rail_move (city_id, share_id)
  where share_id is not null;
create index rail_move_done on rail_move (city_id, rail, done_at) where state = 'done';

-- The sandbox rail's own books; they belong to no city and to nothing of ours.
create table sandbox_share (
  share_no uuid primary key,
  trade_no uuid not null references sandbox_trade (trade_no),
  finish boolean not null,
  asked_at timestamptz not null,
  done_at timestamptz
);
create index sandbox_share_of on sandbox_share (trade_no);
create table sandbox_share_line (
  share_no uuid not null references sandbox_share (share_no),
  account text not null,
  amount_fen bigint not null check (amount_fen > 0),
  primary key (share_no, account)
);
create table sandbox_return (
  return_no uuid primary key,
  share_no uuid not null references sandbox_share (share_no),
  account text not null,
  amount_fen bigint not null check (amount_fen > 0),
  asked_at timestamptz not null,
  done_at timestamptz
);
create index sandbox_return_of on sandbox_return (share_no);
create table sandbox_transfer (
  transfer_no uuid primary key,
  account text not null,
  amount_fen bigint not null check (amount_fen > 0),
  title text not null,
  asked_at timestamptz not null,
  done_at timestamptz
);
