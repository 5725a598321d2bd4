-- A customer found by the end of their phone number, who confirms on that phone. Each row
-- is also the log: who asked, when, where, how many were asked. The digits are never kept.
create table lookup (
  city_id text not null references city (id),
  id uuid not null,
  place_id uuid not null,
  asked_by uuid not null references person (id),
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  prompted integer not null default 0 check (prompted between 0 and 10),
  confirmed_by uuid references person (id),
  confirmed_at timestamptz,
  voucher_ids uuid[],
  redeemed_at timestamptz,
  primary key (city_id, id),
  foreign key (city_id, place_id) references place (city_id, id),
  check ((confirmed_by is null) = (confirmed_at is null)),
  check ((confirmed_by is null) = (voucher_ids is null)),
  check (redeemed_at is null or confirmed_at is not null)
);
create index lookup_of_staff on lookup (city_id, asked_by, asked_at);
create index lookup_of_store on lookup (city_id, place_id, asked_at);

create table lookup_prompt (
  city_id text not null,
  lookup_id uuid not null,
  person_id uuid not null references person (id),
  answer text check (answer in ('confirmed', 'denied')),
  answered_at timestamptz,
  primary key (city_id, lookup_id, person_id),
  foreign key (city_id, lookup_id) references lookup (city_id, id),
  check ((answer is null) = (answered_at is null))
);
create index lookup_prompt_open on lookup_prompt (city_id, person_id) where answer is null;

-- Ten thousand endings: a look-up reads the few people of one, never the city.
create index person_phone_end on person (right(phone_number, 4));
create index voucher_of_holder on voucher (city_id, person_id) where state = 'issued';

-- Who holds what is still to be used, by the end of their number.
create view lookup_holder as
  select voucher.city_id, voucher.person_id, right(person.phone_number, 4) as phone_end,
    voucher.place_ids, voucher.uses_left, voucher.undos, voucher.valid_from,
    voucher.valid_until, voucher.created_at
  from person
  join voucher on voucher.person_id = person.id
  where voucher.state = 'issued' and person.phone_number is not null;
