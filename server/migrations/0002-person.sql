-- People, their sessions and what they are in a city. The first four tables are better-
-- auth's.
create table person (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  phone_number text unique,
  phone_number_verified boolean,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table session (
  id uuid primary key,
  token text not null unique,
  person_id uuid not null references person (id) on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_person on session (person_id);
create table account (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index account_person on account (person_id);
create table verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on verification (identifier);

-- One row a code sent: the limits of 1 a minute, 5 an hour and 10 a day are counted here.
create table code_sent (
  phone text not null,
  id uuid not null,
  sent_at timestamptz not null,
  primary key (phone, id)
);

-- Messages that would leave the building; read on the demo's message page.
create table message (
  id uuid primary key,
  phone text not null,
  body text not null,
  sent_at timestamptz not null
);

-- What a person is in a city. Staff belong to a store, owners to a merchant.
create table role (
  city_id text not null references city (id),
  id uuid not null,
  person_id uuid not null references person (id),
  role text not null check (role in ('member', 'staff', 'owner', 'operator')),
  merchant_id uuid,
  place_id uuid,
  until timestamptz,
  granted_at timestamptz not null,
  primary key (city_id, id),
  check ((role = 'staff') = (place_id is not null)),
  check ((role in ('staff', 'owner')) = (merchant_id is not null))
);
create unique index role_once on role (city_id, person_id, role, merchant_id, place_id)
  nulls not distinct;
create index role_of_store on role (city_id, merchant_id);
