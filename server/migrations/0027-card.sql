-- What a card saves is kept line by line, and its fee is earned only as it saves.
create table card_saving (
  city_id text not null,
  id uuid not null,
  membership_id uuid not null,
  redemption_id uuid not null,
  order_id uuid not null,
  voucher_id uuid not null,
  place_id uuid not null,
  title text not null,
  saved_fen bigint not null check (saved_fen > 0),
  funding jsonb not null,
  -- False where the card had ended before the use: it is shown and counts for nothing.
  counts boolean not null,
  saved_at timestamptz not null,
  undone_at timestamptz,
  primary key (city_id, id),
  -- Of one use at a counter a card saves once.
  unique (city_id, redemption_id),
  foreign key (city_id, membership_id) references membership (city_id, id)
);
create index card_saving_of on card_saving (city_id, membership_id, id);

create view card_saving_shown as
  select card_saving.*, place.name as place_name
  from card_saving
  join place on place.city_id = card_saving.city_id and place.id = card_saving.place_id;

-- Reviewed: shops whose members' price can be had, for counting a district's.
create view member_store as
  select place.city_id, place.id as place_id, place.name, place.address, place.lat,
    place.lon, offer.id as offer_id, offer.title, offer.terms, offer.sell_from,
    offer.sell_until
  from offer
  join offer_store as store
    on store.city_id = offer.city_id and store.offer_id = offer.id
  join place on place.city_id = store.city_id and place.id = store.place_id
  where offer.state = 'live' and place.state = 'open'
    and offer.terms ->> 'audience' = 'member';

alter table entry drop constraint entry_kind_check;
alter table entry add constraint entry_kind_check check (kind in ('payment', 'redemption',
  'undo', 'refund', 'refund_done', 'case', 'case_reversed', 'settlement', 'payout',
  'payout_done', 'payout_failed', 'recovery', 'use_refund', 'card_sale', 'card_saving',
  'card_saving_undone', 'card_refund', 'guarantee'));
alter table refund drop constraint refund_reason_check;
alter table refund add constraint refund_reason_check check (reason in
  ('unused', 'expired', 'paid_too_late', 'paid_twice', 'not_issued', 'card_returned',
  'gift_not_accepted', 'guarantee'));
