-- What a merchant earned is settled once it can't be undone any more, exactly once.
alter table entry drop constraint entry_kind_check;
alter table entry add constraint entry_kind_check check (kind in ('payment', 'redemption',
  'undo', 'refund', 'refund_done', 'case', 'case_reversed', 'settlement', 'payout',
  'payout_done', 'payout_failed', 'recovery', 'use_refund', 'card_sale', 'card_saving',
  'card_saving_undone', 'card_refund', 'guarantee'));

-- What of one merchant was settled in one go; the ledger has one entry for each.
create table settlement (
  city_id text not null references city (id),
  id uuid not null,
  run_id uuid not null,
  merchant_id uuid not null,
  -- Customers' money is shared out of their trades at a rail; the rest is transferred.
  part text not null check (part in ('share', 'transfer')),
  rail text,
  lines integer not null check (lines > 0),
  amount_fen bigint not null,
  settled_at timestamptz not null,
  primary key (city_id, id),
  unique nulls not distinct (city_id, merchant_id, run_id, part, rail),
  foreign key (city_id, merchant_id) references merchant (city_id, id)
);

-- One line a ledger entry and part. The key is what makes it happen once; whoever undoes a
-- redemption takes the same key first, with no run, so that it is never both.
create table settlement_line (
  city_id text not null,
  kind text not null,
  subject_id uuid not null,
  part text not null check (part in ('share', 'transfer')),
  run_id uuid,
  merchant_id uuid,
  rail text,
  payment_id uuid,
  amount_fen bigint not null,
  primary key (city_id, kind, subject_id, part),
  check ((run_id is null) = (merchant_id is null)),
  check (run_id is not null or (kind = 'redemption' and amount_fen = 0)),
  check ((part = 'share') or payment_id is null)
);
create index settlement_line_of_run on settlement_line (city_id, merchant_id, run_id)
  where run_id is not null;

-- How far the sweep has looked; the look back finds what a clock that jumped has hidden.
create table settlement_progress (
  city_id text primary key references city (id),
  looked_until timestamptz not null,
  looked_back_at timestamptz not null
);

create index entry_to_settle on entry (city_id, posted_at)
  where kind in ('redemption', 'case', 'case_reversed', 'use_refund');

-- Entries that moved what a merchant is owed, and are neither settled nor undone.
create view settlement_waiting as
  select entry.city_id, entry.id, entry.kind, entry.subject_id, entry.order_id,
    entry.posted_at
  from entry
  where entry.kind in ('redemption', 'case', 'case_reversed', 'use_refund')
    and not exists (select from settlement_line as line where line.city_id = entry.city_id
      and line.kind = entry.kind and line.subject_id = entry.subject_id)
    and not exists (select from entry as undo where undo.city_id = entry.city_id
      and undo.reverses_entry_id = entry.id and undo.kind = 'undo')
    and exists (select from posting where posting.city_id = entry.city_id
      and posting.entry_id = entry.id and (to_account like 'merchant:%:payable'
        or from_account like 'merchant:%:payable'));

-- The same with what each moved, by part. A posting never leads from payable to payable.
create view settlement_earned as
  select waiting.city_id, waiting.kind, waiting.subject_id, waiting.order_id,
    waiting.posted_at, split_part(account, ':', 2)::uuid as merchant_id,
    case when other in ('held', 'refunding', 'platform:fee') then 'share'
      else 'transfer' end as part,
    sum(fen)::bigint as amount_fen
  from settlement_waiting as waiting
  join (select posting.city_id, entry_id,
      case when to_account like 'merchant:%:payable' then to_account else from_account end
        as account,
      case when to_account like 'merchant:%:payable' then from_account else to_account end
        as other,
      case when to_account like 'merchant:%:payable' then amount_fen else -amount_fen end
        as fen
    from posting where to_account like 'merchant:%:payable'
      or from_account like 'merchant:%:payable') as moved
    on moved.city_id = waiting.city_id and moved.entry_id = waiting.id
  group by waiting.city_id, waiting.id, waiting.kind, waiting.subject_id,
    waiting.order_id, waiting.posted_at, account, 7;

-- The payment that an order's vouchers were bought with: not one that went back whole.
create view settlement_payment as
  select payment.city_id, payment.order_id, payment.id as payment_id, payment.rail
  from payment where payment.state = 'paid' and not exists (select from refund
    where refund.city_id = payment.city_id and refund.payment_id = payment.id
      and refund.voucher_id is null);
