-- Refunds after use: what a customer asks and a merchant answers or gives by itself, what
-- an operator decides, and how much of one use has gone back at most.
alter table voucher
  drop constraint voucher_state_check,
  add constraint voucher_state_check check (state in ('issued', 'redeemed', 'expired',
    'refund_requested', 'refund_rejected', 'refunding', 'refunded')),
  add constraint voucher_asked_check
    check (state not in ('refund_requested', 'refund_rejected') or uses_left = 0);

drop view redemption_shown;
-- The customer's money for this use, and how much of it has gone back. A use that is asked
-- for or given back can't be undone any more: its money would go two ways.
alter table redemption
  add column paid_fen bigint not null default 0 check (paid_fen >= 0),
  add column refunded_fen bigint not null default 0,
  add column refund_asked_at timestamptz,
  add constraint redemption_refunded_check check (refunded_fen between 0 and paid_fen),
  add constraint redemption_undone_whole_check
    check (undone_at is null or (refunded_fen = 0 and refund_asked_at is null));
update redemption set paid_fen = coalesce((
  select sum(posting.amount_fen) from entry
  join posting on posting.city_id = entry.city_id and posting.entry_id = entry.id
  where entry.city_id = redemption.city_id and entry.kind = 'redemption'
    and entry.subject_id = redemption.id and posting.from_account = 'held'), 0);

create view redemption_shown as
  select redemption.*, voucher.code, voucher.title, voucher.terms, voucher.excludes,
    voucher.uses_left, voucher.order_id, voucher.person_id, place.name as place_name,
    coalesce(person.name, till.name, '') as staff_name
  from redemption
  join voucher
    on voucher.city_id = redemption.city_id and voucher.id = redemption.voucher_id
  join place on place.city_id = redemption.city_id and place.id = redemption.place_id
  left join person on person.id = redemption.staff_id
  left join till
    on till.city_id = redemption.city_id and till.id = redemption.till_id;

-- A refund of a use says which, and what it takes from the merchant: the customer's money
-- and the subsidy, less the fee. Of what was never used there is one a voucher.
drop index refund_of_voucher;
alter table refund
  drop constraint refund_reason_check,
  add constraint refund_reason_check check (reason in ('unused', 'expired',
    'paid_too_late', 'paid_twice', 'not_issued', 'card_returned', 'gift_not_accepted',
    'guarantee', 'merchant_agreed', 'merchant_silent', 'by_merchant', 'dispute')),
  add column redemption_id uuid,
  add column merchant_back_fen bigint,
  add column because text check (length(because) between 1 and 200),
  -- Why the rail would not, the last time it was asked.
  add column why text,
  add constraint refund_of_use_check
    check ((redemption_id is null) = (merchant_back_fen is null)),
  add constraint refund_of_use_reason_check check ((redemption_id is not null) =
    (reason in ('merchant_agreed', 'merchant_silent', 'by_merchant', 'dispute'))),
  add foreign key (city_id, redemption_id) references redemption (city_id, id);
create unique index refund_of_voucher on refund (city_id, voucher_id)
  where voucher_id is not null and redemption_id is null;
create index refund_of_use on refund (city_id, redemption_id)
  where redemption_id is not null;

-- A customer asks for the money of a use, once; silence approves it.
create table refund_question (
  city_id text not null references city (id),
  id uuid not null,
  redemption_id uuid not null,
  voucher_id uuid not null,
  order_id uuid not null,
  person_id uuid not null references person (id),
  merchant_id uuid not null,
  asked_fen bigint not null check (asked_fen > 0),
  because text not null check (length(because) between 1 and 200),
  state text not null check (state in ('asked', 'answered', 'disputed', 'decided')),
  asked_at timestamptz not null,
  answer_by timestamptz not null,
  answered_at timestamptz,
  -- Null where silence answered.
  answered_by uuid references person (id),
  approved_fen bigint check (approved_fen between 0 and asked_fen),
  answer_because text check (length(answer_because) between 1 and 200),
  dispute_by timestamptz,
  disputed_at timestamptz,
  dispute_because text check (length(dispute_because) between 1 and 500),
  decided_at timestamptz,
  decided_by uuid references person (id),
  decided_fen bigint check (decided_fen between 0 and asked_fen - approved_fen),
  decision_because text check (length(decision_because) between 1 and 200),
  primary key (city_id, id),
  unique (city_id, redemption_id),
  foreign key (city_id, redemption_id) references redemption (city_id, id),
  foreign key (city_id, voucher_id) references voucher (city_id, id),
  foreign key (city_id, merchant_id) references merchant (city_id, id),
  check ((state = 'asked') = (answered_at is null)),
  check ((answered_at is null) = (approved_fen is null)),
  check ((answered_at is null) = (dispute_by is null)),
  check (approved_fen is null or approved_fen > 0 or answer_because is not null),
  check ((state in ('disputed', 'decided')) = (disputed_at is not null)),
  check ((disputed_at is null) = (dispute_because is null)),
  check ((state = 'decided') = (decided_at is not null)),
  check ((decided_at is null) = (decided_by is null)
    and (decided_at is null) = (decided_fen is null)
    and (decided_at is null) = (decision_because is null))
);
create index refund_question_waiting on refund_question (city_id, answer_by)
  where state = 'asked';
create index refund_question_of_merchant on refund_question (city_id, merchant_id, id);
create index refund_question_of_voucher on refund_question (city_id, voucher_id);
create index refund_question_disputed on refund_question (city_id, state, id)
  where state in ('disputed', 'decided');

create view refund_question_shown as
  select question.*, voucher.title, redemption.use_no, redemption.redeemed_at,
    redemption.paid_fen, redemption.refunded_fen, place.name as place_name,
    merchant.name as merchant_name
  from refund_question as question
  join voucher on voucher.city_id = question.city_id and voucher.id = question.voucher_id
  join redemption on redemption.city_id = question.city_id
    and redemption.id = question.redemption_id
  join place on place.city_id = redemption.city_id and place.id = redemption.place_id
  join merchant on merchant.city_id = question.city_id
    and merchant.id = question.merchant_id;

alter table entry drop constraint entry_kind_check;
alter table entry add constraint entry_kind_check check (kind in ('payment', 'redemption',
  'undo', 'refund', 'refund_done', 'case', 'case_reversed', 'settlement', 'payout',
  'payout_done', 'payout_failed', 'recovery', 'use_refund', 'card_sale', 'card_saving',
  'card_saving_undone', 'card_refund', 'guarantee'));
