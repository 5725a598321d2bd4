-- Who tries codes, and what is worth a look.

-- Refused tries of one person or till at one store, within the last minutes, and the lock
-- that came of them. One row, so that two tries at once are both counted.
create table counter_tries (
  city_id text not null references city (id),
  place_id uuid not null,
  asked_by uuid not null,
  merchant_id uuid not null,
  refused_at timestamptz[] not null,
  locked_until timestamptz,
  primary key (city_id, place_id, asked_by),
  foreign key (city_id, place_id) references place (city_id, id)
);

-- A signal is seen once, however often its happening is told.
create table signal (
  city_id text not null references city (id),
  id uuid not null,
  kind text not null check (kind in
    ('many_tries', 'impossible_travel', 'same_pair', 'many_undos')),
  key text not null,
  merchant_id uuid not null,
  place_id uuid not null,
  asked_by uuid,
  facts jsonb not null,
  seen_at timestamptz not null,
  primary key (city_id, id),
  unique (city_id, kind, key),
  foreign key (city_id, place_id) references place (city_id, id)
);
create index signal_of_merchant on signal (city_id, merchant_id, id);

create view signal_shown as
  select signal.*, place.name as place_name,
    coalesce(person.name, till.name, '') as asker_name, counter_tries.locked_until
  from signal
  join place on place.city_id = signal.city_id and place.id = signal.place_id
  left join person on person.id = signal.asked_by
  left join till on till.city_id = signal.city_id and till.id = signal.asked_by
  left join counter_tries on signal.kind = 'many_tries'
    and counter_tries.city_id = signal.city_id
    and counter_tries.place_id = signal.place_id
    and counter_tries.asked_by = signal.asked_by;

-- Redemptions with whose they were and where: what the signals are read from.
create view redemption_watched as
  select redemption.city_id, redemption.id, redemption.merchant_id, redemption.place_id,
    redemption.asked_by, redemption.channel, redemption.undone_at, redemption.undone_by,
    redemption.redeemed_at,
    coalesce(redemption.scanned_at, redemption.redeemed_at) as used_at,
    voucher.person_id as holder_id, place.lat, place.lon
  from redemption
  join voucher
    on voucher.city_id = redemption.city_id and voucher.id = redemption.voucher_id
  join place on place.city_id = redemption.city_id and place.id = redemption.place_id;

create index redemption_of_undoer on redemption (city_id, undone_by, undone_at)
  where undone_by is not null;
create index redemption_of_asker on redemption (city_id, asked_by, redeemed_at);
