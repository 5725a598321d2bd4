-- Generated from the migrations by `node tools/schema.ts`.

create table "account" (
  id uuid not null,
  person_id uuid not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  PRIMARY KEY (id),
  FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
);
CREATE INDEX account_person ON account USING btree (person_id);

create table "audit" (
  city_id text not null,
  id uuid not null,
  deed text not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  subject_kind text not null,
  subject_id text not null,
  facts jsonb not null,
  done_at timestamp with time zone not null,
  xid xid8 not null default pg_current_xact_id(),
  CHECK ((actor_kind = ANY (ARRAY['person'::text, 'till'::text, 'rail'::text, 'system'::text]))),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id) REFERENCES city(id)
);
CREATE INDEX audit_by_xid ON audit USING btree (city_id, xid, id);
CREATE INDEX audit_of_actor ON audit USING btree (city_id, actor_id, id);
CREATE INDEX audit_of_deed ON audit USING btree (city_id, deed, id);
CREATE INDEX audit_of_subject ON audit USING btree (city_id, subject_id, id);

create table "campaign" (
  city_id text not null,
  id uuid not null,
  title text not null,
  discount jsonb not null,
  audience text not null,
  applies_to text[] not null,
  place_ids uuid[] not null,
  categories text[] not null,
  offer_ids uuid[] not null,
  windows jsonb not null,
  state text not null,
  begins_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  per_person integer,
  day_money_fen bigint,
  day_count integer,
  created_at timestamp with time zone not null,
  CHECK ((audience = ANY (ARRAY['everyone'::text, 'members'::text, 'first_arrival'::text]))),
  CHECK ((applies_to <@ ARRAY['bill'::text, 'package'::text])),
  CHECK ((state = ANY (ARRAY['live'::text, 'paused'::text, 'stopped'::text]))),
  CHECK ((per_person > 0)),
  CHECK ((day_money_fen > 0)),
  CHECK ((day_count > 0)),
  CHECK ((ends_at > begins_at)),
  PRIMARY KEY (city_id, id)
);
CREATE INDEX campaign_live ON campaign USING btree (city_id, ends_at) WHERE (state = 'live'::text);

create table "campaign_budget" (
  city_id text not null,
  campaign_id uuid not null,
  money_fen bigint,
  count_limit integer,
  used_fen bigint not null default 0,
  used_count integer not null default 0,
  spent_at timestamp with time zone,
  CHECK ((money_fen > 0)),
  CHECK ((count_limit > 0)),
  CHECK ((used_fen >= 0)),
  CHECK ((used_count >= 0)),
  CHECK ((used_fen <= money_fen)),
  CHECK ((used_count <= count_limit)),
  CHECK ((num_nonnulls(money_fen, count_limit) > 0)),
  PRIMARY KEY (city_id, campaign_id),
  FOREIGN KEY (city_id, campaign_id) REFERENCES campaign(city_id, id)
);

create table "campaign_claim" (
  city_id text not null,
  order_id uuid not null,
  campaign_id uuid not null,
  person_id uuid not null,
  place_id uuid not null,
  day text not null,
  fen bigint not null,
  fen_back bigint not null default 0,
  units integer not null,
  units_back integer not null default 0,
  claimed_at timestamp with time zone not null,
  released_at timestamp with time zone,
  CHECK ((day ~ '^\d{4}-\d\d-\d\d$'::text)),
  CHECK ((fen > 0)),
  CHECK (((fen_back >= 0) AND (fen_back <= fen))),
  CHECK ((units > 0)),
  CHECK (((units_back >= 0) AND (units_back <= units))),
  CHECK (((released_at IS NOT NULL) = (units_back = units))),
  CHECK (((released_at IS NULL) OR (fen_back = fen))),
  PRIMARY KEY (city_id, order_id),
  FOREIGN KEY (city_id, campaign_id) REFERENCES campaign(city_id, id),
  FOREIGN KEY (city_id, order_id) REFERENCES "order"(city_id, id)
);
CREATE INDEX campaign_claim_of ON campaign_claim USING btree (city_id, campaign_id, day);

create table "campaign_day" (
  city_id text not null,
  campaign_id uuid not null,
  day text not null,
  money_fen bigint,
  count_limit integer,
  used_fen bigint not null,
  used_count integer not null,
  CHECK ((day ~ '^\d{4}-\d\d-\d\d$'::text)),
  CHECK ((used_fen >= 0)),
  CHECK ((used_count >= 0)),
  CHECK ((used_fen <= money_fen)),
  CHECK ((used_count <= count_limit)),
  PRIMARY KEY (city_id, campaign_id, day),
  FOREIGN KEY (city_id, campaign_id) REFERENCES campaign(city_id, id)
);

create table "campaign_first" (
  city_id text not null,
  campaign_id uuid not null,
  person_id uuid not null,
  place_id uuid not null,
  order_id uuid not null,
  PRIMARY KEY (city_id, campaign_id, person_id, place_id),
  FOREIGN KEY (city_id, campaign_id) REFERENCES campaign(city_id, id)
);

create table "campaign_step" (
  city_id text not null,
  id uuid not null,
  campaign_id uuid not null,
  state text not null,
  reason text,
  taken_by uuid,
  taken_at timestamp with time zone not null,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, campaign_id) REFERENCES campaign(city_id, id)
);
CREATE INDEX campaign_step_of ON campaign_step USING btree (city_id, campaign_id, id);

create table "campaign_use" (
  city_id text not null,
  campaign_id uuid not null,
  person_id uuid not null,
  limit_count integer not null,
  used_count integer not null,
  CHECK ((used_count >= 0)),
  CHECK ((used_count <= limit_count)),
  PRIMARY KEY (city_id, campaign_id, person_id),
  FOREIGN KEY (city_id, campaign_id) REFERENCES campaign(city_id, id)
);

create table "card_plan" (
  city_id text not null,
  id uuid not null,
  title text not null,
  fee_fen bigint not null,
  term_days integer not null,
  seats integer not null,
  benefits jsonb not null,
  districts jsonb not null,
  state text not null,
  created_at timestamp with time zone not null,
  CHECK ((fee_fen > 0)),
  CHECK (((term_days >= 28) AND (term_days <= 365))),
  CHECK (((seats >= 0) AND (seats <= 5))),
  CHECK ((state = ANY (ARRAY['draft'::text, 'on_sale'::text, 'withdrawn'::text]))),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id) REFERENCES city(id)
);

create table "card_saving" (
  city_id text not null,
  id uuid not null,
  membership_id uuid not null,
  redemption_id uuid not null,
  order_id uuid not null,
  voucher_id uuid not null,
  place_id uuid not null,
  title text not null,
  saved_fen bigint not null,
  funding jsonb not null,
  counts boolean not null,
  saved_at timestamp with time zone not null,
  undone_at timestamp with time zone,
  CHECK ((saved_fen > 0)),
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, redemption_id),
  FOREIGN KEY (city_id, membership_id) REFERENCES membership(city_id, id)
);
CREATE INDEX card_saving_of ON card_saving USING btree (city_id, membership_id, id);

create table "chain_check" (
  city_id text not null,
  id uuid not null,
  started_at timestamp with time zone not null,
  seq bigint not null,
  hash bytea not null,
  finished_at timestamp with time zone,
  trouble text,
  trouble_kind text,
  trouble_id text,
  trouble_seq bigint,
  CHECK ((seq >= 0)),
  CHECK ((octet_length(hash) = 32)),
  CHECK (((trouble IS NULL) OR (finished_at IS NOT NULL))),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id) REFERENCES city(id)
);
CREATE UNIQUE INDEX chain_check_open ON chain_check USING btree (city_id) WHERE (finished_at IS NULL);

create table "chain_head" (
  city_id text not null,
  seq bigint not null,
  hash bytea not null,
  from_xid xid8 not null,
  moved_at timestamp with time zone not null,
  from_kind text,
  from_id uuid,
  CHECK ((seq >= 0)),
  CHECK ((octet_length(hash) = 32)),
  PRIMARY KEY (city_id),
  FOREIGN KEY (city_id) REFERENCES city(id),
  CHECK ((from_kind = ANY (ARRAY['audit'::text, 'entry'::text]))),
  CHECK (((from_kind IS NULL) = (from_id IS NULL)))
);

create table "chain_link" (
  city_id text not null,
  seq bigint not null,
  kind text not null,
  row_id uuid not null,
  row_sha256 bytea not null,
  hash bytea not null,
  linked_at timestamp with time zone not null,
  CHECK ((seq > 0)),
  CHECK ((kind = ANY (ARRAY['audit'::text, 'entry'::text]))),
  CHECK ((octet_length(row_sha256) = 32)),
  CHECK ((octet_length(hash) = 32)),
  PRIMARY KEY (city_id, seq),
  UNIQUE (city_id, kind, row_id),
  FOREIGN KEY (city_id) REFERENCES city(id)
);

create table "city" (
  id text not null,
  name text not null,
  name_en text not null,
  time_zone text not null,
  lat double precision not null,
  lon double precision not null,
  CHECK ((id ~ '^[a-z][a-z0-9-]{1,31}$'::text)),
  CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision))),
  CHECK (((lon >= ('-180'::integer)::double precision) AND (lon <= (180)::double precision))),
  PRIMARY KEY (id)
);

create table "code_sent" (
  phone text not null,
  id uuid not null,
  sent_at timestamp with time zone not null,
  PRIMARY KEY (phone, id)
);

create table "counter_tries" (
  city_id text not null,
  place_id uuid not null,
  asked_by uuid not null,
  merchant_id uuid not null,
  refused_at timestamp with time zone[] not null,
  locked_until timestamp with time zone,
  PRIMARY KEY (city_id, place_id, asked_by),
  FOREIGN KEY (city_id) REFERENCES city(id),
  FOREIGN KEY (city_id, place_id) REFERENCES place(city_id, id)
);

create table "drawn_map" (
  city_id text not null,
  drawing jsonb not null,
  PRIMARY KEY (city_id),
  FOREIGN KEY (city_id) REFERENCES city(id)
);

create table "entry" (
  city_id text not null,
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  order_id uuid,
  voucher_id uuid,
  reverses_entry_id uuid,
  posted_at timestamp with time zone not null,
  xid xid8 not null default pg_current_xact_id(),
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, kind, subject_id),
  UNIQUE (city_id, reverses_entry_id),
  CHECK ((kind = ANY (ARRAY['payment'::text, 'redemption'::text, 'undo'::text, 'refund'::text, 'refund_done'::text, 'case'::text, 'case_reversed'::text, 'settlement'::text, 'payout'::text, 'payout_done'::text, 'payout_failed'::text, 'recovery'::text, 'use_refund'::text, 'card_sale'::text, 'card_saving'::text, 'card_saving_undone'::text, 'card_refund'::text, 'guarantee'::text])))
);
CREATE INDEX entry_by_xid ON entry USING btree (city_id, xid, id);
CREATE INDEX entry_of_order ON entry USING btree (city_id, order_id);
CREATE INDEX entry_of_voucher ON entry USING btree (city_id, voucher_id);
CREATE INDEX entry_to_settle ON entry USING btree (city_id, posted_at) WHERE (kind = ANY (ARRAY['redemption'::text, 'case'::text, 'case_reversed'::text, 'use_refund'::text]));

create table "exposure" (
  city_id text not null,
  id uuid not null,
  shown_at timestamp with time zone not null,
  person_id uuid,
  ranking integer not null,
  asked jsonb not null,
  items jsonb not null,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id) REFERENCES city(id)
);
CREATE INDEX exposure_age ON exposure USING btree (city_id, shown_at);

create table "fee_rule" (
  city_id text not null,
  id uuid not null,
  name text not null,
  fee_bp integer not null,
  merchant_ids uuid[],
  place_ids uuid[],
  categories text[],
  offer_kinds text[],
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  ended_by uuid,
  CHECK (((length(name) >= 2) AND (length(name) <= 60))),
  CHECK (((fee_bp >= 0) AND (fee_bp <= 3000))),
  CHECK ((cardinality(merchant_ids) > 0)),
  CHECK ((cardinality(place_ids) > 0)),
  CHECK ((cardinality(categories) > 0)),
  CHECK ((cardinality(offer_kinds) > 0)),
  CHECK ((until_at >= from_at)),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id) REFERENCES city(id),
  FOREIGN KEY (made_by) REFERENCES person(id),
  FOREIGN KEY (ended_by) REFERENCES person(id)
);

create table "holiday" (
  city_id text not null,
  day date not null,
  name text not null,
  PRIMARY KEY (city_id, day),
  FOREIGN KEY (city_id) REFERENCES city(id)
);

create table "instance" (
  id uuid not null default gen_random_uuid(),
  PRIMARY KEY (id)
);

create table "lookup" (
  city_id text not null,
  id uuid not null,
  place_id uuid not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  prompted integer not null default 0,
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  voucher_ids uuid[],
  redeemed_at timestamp with time zone,
  CHECK (((prompted >= 0) AND (prompted <= 10))),
  CHECK (((confirmed_by IS NULL) = (confirmed_at IS NULL))),
  CHECK (((confirmed_by IS NULL) = (voucher_ids IS NULL))),
  CHECK (((redeemed_at IS NULL) OR (confirmed_at IS NOT NULL))),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id) REFERENCES city(id),
  FOREIGN KEY (asked_by) REFERENCES person(id),
  FOREIGN KEY (confirmed_by) REFERENCES person(id),
  FOREIGN KEY (city_id, place_id) REFERENCES place(city_id, id)
);
CREATE INDEX lookup_of_staff ON lookup USING btree (city_id, asked_by, asked_at);
CREATE INDEX lookup_of_store ON lookup USING btree (city_id, place_id, asked_at);

create table "lookup_prompt" (
  city_id text not null,
  lookup_id uuid not null,
  person_id uuid not null,
  answer text,
  answered_at timestamp with time zone,
  CHECK ((answer = ANY (ARRAY['confirmed'::text, 'denied'::text]))),
  CHECK (((answer IS NULL) = (answered_at IS NULL))),
  PRIMARY KEY (city_id, lookup_id, person_id),
  FOREIGN KEY (person_id) REFERENCES person(id),
  FOREIGN KEY (city_id, lookup_id) REFERENCES lookup(city_id, id)
);
CREATE INDEX lookup_prompt_open ON lookup_prompt USING btree (city_id, person_id) WHERE (answer IS NULL);

create table "member_price" (
  city_id text not null,
  order_id uuid not null,
  membership_id uuid not null,
  saved_fen bigint not null,
  funding jsonb not null,
  CHECK ((saved_fen > 0)),
  PRIMARY KEY (city_id, order_id),
  FOREIGN KEY (city_id, order_id) REFERENCES "order"(city_id, id),
  FOREIGN KEY (city_id, membership_id) REFERENCES membership(city_id, id)
);

create table "membership" (
  city_id text not null,
  id uuid not null,
  kind text not null,
  plan_id uuid,
  title text not null,
  fee_fen bigint not null,
  term_days integer not null,
  seats integer not null,
  benefits jsonb not null,
  district text,
  payer_id uuid,
  holder_id uuid,
  gift_phone text,
  after_id uuid,
  order_id uuid,
  state text not null,
  created_at timestamp with time zone not null,
  paid_at timestamp with time zone,
  starts_at timestamp with time zone,
  ends_at timestamp with time zone,
  accept_by timestamp with time zone,
  whole_back_until timestamp with time zone,
  renews boolean not null default false,
  reminded_days integer,
  closed_at timestamp with time zone,
  CHECK ((kind = ANY (ARRAY['own'::text, 'gift'::text, 'renewal'::text, 'given'::text]))),
  CHECK ((fee_fen >= 0)),
  CHECK ((term_days > 0)),
  CHECK (((seats >= 0) AND (seats <= 5))),
  CHECK ((state = ANY (ARRAY['awaiting_payment'::text, 'offered'::text, 'current'::text, 'ended'::text, 'returned'::text, 'lapsed'::text]))),
  CHECK (((kind = 'given'::text) = (payer_id IS NULL))),
  CHECK (((kind = 'given'::text) = (fee_fen = 0))),
  CHECK (((kind = 'gift'::text) = (gift_phone IS NOT NULL))),
  CHECK (((kind = 'renewal'::text) = (after_id IS NOT NULL))),
  CHECK (((state <> 'current'::text) OR ((holder_id IS NOT NULL) AND (starts_at < ends_at)))),
  CHECK (((state = 'offered'::text) <= (accept_by IS NOT NULL))),
  CHECK (((state = ANY (ARRAY['ended'::text, 'returned'::text, 'lapsed'::text])) = (closed_at IS NOT NULL))),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id) REFERENCES city(id),
  FOREIGN KEY (payer_id) REFERENCES person(id),
  FOREIGN KEY (holder_id) REFERENCES person(id),
  FOREIGN KEY (city_id, plan_id) REFERENCES card_plan(city_id, id),
  FOREIGN KEY (city_id, after_id) REFERENCES membership(city_id, id),
  FOREIGN KEY (city_id, order_id) REFERENCES "order"(city_id, id)
);
CREATE INDEX membership_ending ON membership USING btree (city_id, ends_at) WHERE (state = 'current'::text);
CREATE INDEX membership_of_holder ON membership USING btree (city_id, holder_id, ends_at);
CREATE INDEX membership_of_payer ON membership USING btree (city_id, payer_id);
CREATE INDEX membership_of_phone ON membership USING btree (city_id, gift_phone) WHERE (state = 'offered'::text);
CREATE INDEX membership_offered ON membership USING btree (city_id, accept_by) WHERE (state = 'offered'::text);
CREATE UNIQUE INDEX membership_of_order ON membership USING btree (city_id, order_id);
CREATE UNIQUE INDEX membership_once ON membership USING btree (city_id, holder_id) WHERE ((state = 'current'::text) AND (kind <> 'renewal'::text));
CREATE UNIQUE INDEX membership_renewed_once ON membership USING btree (city_id, after_id) WHERE (state = ANY (ARRAY['awaiting_payment'::text, 'current'::text]));

create table "membership_seat" (
  city_id text not null,
  id uuid not null,
  membership_id uuid not null,
  phone text not null,
  person_id uuid,
  offered_at timestamp with time zone not null,
  taken_at timestamp with time zone,
  ended_at timestamp with time zone,
  CHECK (((person_id IS NULL) = (taken_at IS NULL))),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (person_id) REFERENCES person(id),
  FOREIGN KEY (city_id, membership_id) REFERENCES membership(city_id, id)
);
CREATE INDEX membership_seat_of ON membership_seat USING btree (city_id, person_id) WHERE (ended_at IS NULL);
CREATE INDEX membership_seat_offered ON membership_seat USING btree (city_id, phone) WHERE ((ended_at IS NULL) AND (taken_at IS NULL));
CREATE UNIQUE INDEX membership_seat_once ON membership_seat USING btree (city_id, membership_id, phone) WHERE (ended_at IS NULL);

create table "merchant" (
  city_id text not null,
  id uuid not null,
  name text not null,
  licence_no text not null,
  contact_phone text not null,
  state text not null,
  fee_bp integer not null,
  created_at timestamp with time zone not null,
  CHECK ((state = ANY (ARRAY['in_review'::text, 'active'::text, 'refused'::text, 'suspended'::text]))),
  CHECK (((fee_bp >= 0) AND (fee_bp <= 3000))),
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, licence_no),
  FOREIGN KEY (city_id) REFERENCES city(id)
);
CREATE INDEX merchant_by_state ON merchant USING btree (city_id, state, id);

create table "merchant_account" (
  city_id text not null,
  merchant_id uuid not null,
  rail text not null,
  account text not null,
  holder text not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  CHECK ((rail = ANY (ARRAY['sandbox'::text, 'wechat'::text, 'alipay'::text]))),
  CHECK (((length(account) >= 4) AND (length(account) <= 64))),
  CHECK (((length(holder) >= 2) AND (length(holder) <= 60))),
  PRIMARY KEY (city_id, merchant_id, rail),
  FOREIGN KEY (set_by) REFERENCES person(id),
  FOREIGN KEY (city_id, merchant_id) REFERENCES merchant(city_id, id)
);

create table "merchant_review" (
  city_id text not null,
  id uuid not null,
  merchant_id uuid not null,
  verdict text not null,
  reason text,
  reviewed_by uuid not null,
  reviewed_at timestamp with time zone not null,
  CHECK ((verdict = ANY (ARRAY['accept'::text, 'refuse'::text]))),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, merchant_id) REFERENCES merchant(city_id, id)
);
CREATE INDEX merchant_review_of ON merchant_review USING btree (city_id, merchant_id, id);

create table "message" (
  id uuid not null,
  phone text not null,
  body text not null,
  sent_at timestamp with time zone not null,
  PRIMARY KEY (id)
);
CREATE INDEX message_to ON message USING btree (phone, sent_at);

create table "note" (
  city_id text not null,
  id uuid not null,
  place_id uuid not null,
  author_id uuid not null,
  body text not null,
  written_at timestamp with time zone not null,
  CHECK (((char_length(body) >= 1) AND (char_length(body) <= 2000))),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (author_id) REFERENCES person(id),
  FOREIGN KEY (city_id, place_id) REFERENCES place(city_id, id)
);
CREATE INDEX note_of_author ON note USING btree (city_id, author_id, written_at);
CREATE INDEX note_of_place ON note USING btree (city_id, place_id, id);

create table "note_moved" (
  city_id text not null,
  merge_id uuid not null,
  note_id uuid not null,
  PRIMARY KEY (city_id, merge_id, note_id),
  FOREIGN KEY (city_id, note_id) REFERENCES note(city_id, id)
);

create table "notice" (
  city_id text not null,
  id uuid not null,
  to_kind text not null,
  to_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  facts jsonb not null,
  given_at timestamp with time zone not null,
  read_at timestamp with time zone,
  read_by uuid,
  acknowledged_at timestamp with time zone,
  acknowledged_by uuid,
  CHECK ((to_kind = ANY (ARRAY['person'::text, 'merchant'::text]))),
  CHECK ((kind ~ '^[a-z][a-z0-9_]{2,39}$'::text)),
  CHECK (((read_at IS NULL) = (read_by IS NULL))),
  CHECK (((acknowledged_at IS NULL) = (acknowledged_by IS NULL))),
  CHECK (((acknowledged_at IS NULL) OR (read_at IS NOT NULL))),
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, to_kind, to_id, kind, subject_id),
  FOREIGN KEY (city_id) REFERENCES city(id),
  FOREIGN KEY (read_by) REFERENCES person(id),
  FOREIGN KEY (acknowledged_by) REFERENCES person(id)
);
CREATE INDEX notice_about ON notice USING btree (city_id, subject_id, kind);
CREATE INDEX notice_given ON notice USING btree (city_id, given_at);
CREATE INDEX notice_of ON notice USING btree (city_id, to_kind, to_id, id);

create table "notice_attempt" (
  city_id text not null,
  notice_id uuid not null,
  channel text not null,
  attempt_no integer not null,
  at timestamp with time zone not null,
  outcome text not null,
  proof text not null,
  CHECK ((attempt_no > 0)),
  CHECK ((outcome = ANY (ARRAY['delivered'::text, 'failed'::text]))),
  PRIMARY KEY (city_id, notice_id, channel, attempt_no),
  FOREIGN KEY (city_id, notice_id, channel) REFERENCES notice_delivery(city_id, notice_id, channel)
);
CREATE UNIQUE INDEX notice_delivered_once ON notice_attempt USING btree (city_id, notice_id, channel) WHERE (outcome = 'delivered'::text);

create table "notice_delivery" (
  city_id text not null,
  notice_id uuid not null,
  channel text not null,
  state text not null,
  next_try_at timestamp with time zone not null,
  tries integer not null,
  delivered_at timestamp with time zone,
  CHECK ((channel = ANY (ARRAY['in_app'::text, 'sms'::text, 'webhook'::text]))),
  CHECK ((state = ANY (ARRAY['due'::text, 'delivered'::text, 'given_up'::text]))),
  CHECK ((tries >= 0)),
  CHECK (((state = 'delivered'::text) = (delivered_at IS NOT NULL))),
  PRIMARY KEY (city_id, notice_id, channel),
  FOREIGN KEY (city_id, notice_id) REFERENCES notice(city_id, id)
);
CREATE INDEX notice_delivery_due ON notice_delivery USING btree (city_id, channel, next_try_at) WHERE (state = 'due'::text);

create table "notice_webhook" (
  city_id text not null,
  merchant_id uuid not null,
  url text not null,
  version integer not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  CHECK ((version > 0)),
  PRIMARY KEY (city_id, merchant_id),
  FOREIGN KEY (set_by) REFERENCES person(id),
  FOREIGN KEY (city_id, merchant_id) REFERENCES merchant(city_id, id)
);

create table "offer" (
  city_id text not null,
  id uuid not null,
  merchant_id uuid not null,
  title text not null,
  kind text not null,
  terms jsonb not null,
  funding jsonb not null,
  excludes text[] not null,
  state text not null,
  stock integer,
  stock_left integer,
  per_person_limit integer,
  sell_from timestamp with time zone not null,
  sell_until timestamp with time zone not null,
  valid_days integer not null,
  created_at timestamp with time zone not null,
  CHECK ((kind = ANY (ARRAY['package'::text, 'cash'::text, 'bill'::text, 'timed'::text]))),
  CHECK ((state = ANY (ARRAY['draft'::text, 'in_review'::text, 'refused'::text, 'live'::text, 'paused'::text, 'ended'::text]))),
  CHECK ((stock > 0)),
  CHECK ((stock_left >= 0)),
  CHECK ((per_person_limit > 0)),
  CHECK ((valid_days > 0)),
  CHECK (((stock IS NULL) = (stock_left IS NULL))),
  CHECK ((stock_left <= stock)),
  CHECK ((sell_until > sell_from)),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, merchant_id) REFERENCES merchant(city_id, id)
);
CREATE INDEX offer_by_state ON offer USING btree (city_id, state, id);
CREATE INDEX offer_of_merchant ON offer USING btree (city_id, merchant_id, id);

create table "offer_step" (
  city_id text not null,
  id uuid not null,
  offer_id uuid not null,
  state text not null,
  reason text,
  taken_by uuid,
  taken_at timestamp with time zone not null,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, offer_id) REFERENCES offer(city_id, id)
);
CREATE INDEX offer_step_of ON offer_step USING btree (city_id, offer_id, id);

create table "offer_store" (
  city_id text not null,
  offer_id uuid not null,
  place_id uuid not null,
  PRIMARY KEY (city_id, place_id, offer_id),
  FOREIGN KEY (city_id, offer_id) REFERENCES offer(city_id, id),
  FOREIGN KEY (city_id, place_id) REFERENCES place(city_id, id)
);
CREATE INDEX offer_store_of_offer ON offer_store USING btree (city_id, offer_id);

create table "offer_store_moved" (
  city_id text not null,
  merge_id uuid not null,
  offer_id uuid not null,
  was_there boolean not null,
  PRIMARY KEY (city_id, merge_id, offer_id),
  FOREIGN KEY (city_id, offer_id) REFERENCES offer(city_id, id)
);

create table "offer_use" (
  city_id text not null,
  offer_id uuid not null,
  person_id uuid not null,
  used integer not null,
  CHECK ((used >= 0)),
  PRIMARY KEY (city_id, offer_id, person_id),
  FOREIGN KEY (city_id, offer_id) REFERENCES offer(city_id, id)
);
CREATE INDEX offer_use_of_person ON offer_use USING btree (city_id, person_id);

create table "offline_scan" (
  city_id text not null,
  id uuid not null,
  place_id uuid not null,
  merchant_id uuid not null,
  told_by uuid not null,
  device text not null,
  text text not null,
  list_made_at timestamp with time zone,
  scanned_at timestamp with time zone not null,
  told_at timestamp with time zone not null,
  clock_off_ms bigint not null,
  clock_sure boolean not null,
  voucher_id uuid,
  step bigint,
  worth_fen bigint not null,
  redemption_id uuid,
  CHECK ((text ~ '^[0-9]{14,198}$'::text)),
  CHECK ((worth_fen >= 0)),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (told_by) REFERENCES person(id),
  FOREIGN KEY (city_id, place_id) REFERENCES place(city_id, id),
  FOREIGN KEY (city_id, voucher_id) REFERENCES voucher(city_id, id),
  FOREIGN KEY (city_id, redemption_id) REFERENCES redemption(city_id, id)
);
CREATE INDEX offline_scan_of_store ON offline_scan USING btree (city_id, place_id, told_at);
CREATE INDEX offline_scan_of_voucher ON offline_scan USING btree (city_id, voucher_id) WHERE (voucher_id IS NOT NULL);
CREATE UNIQUE INDEX offline_scan_once ON offline_scan USING btree (city_id, place_id, device, scanned_at, text);

create table "offline_store" (
  city_id text not null,
  place_id uuid not null,
  store_fen bigint,
  voucher_fen bigint,
  set_by uuid,
  set_at timestamp with time zone,
  CHECK ((store_fen >= 0)),
  CHECK ((voucher_fen >= 0)),
  CHECK (((store_fen IS NULL) = (voucher_fen IS NULL))),
  CHECK ((((store_fen IS NULL) = (set_by IS NULL)) AND ((set_by IS NULL) = (set_at IS NULL)))),
  PRIMARY KEY (city_id, place_id),
  FOREIGN KEY (set_by) REFERENCES person(id),
  FOREIGN KEY (city_id, place_id) REFERENCES place(city_id, id)
);

create table "order" (
  city_id text not null,
  id uuid not null,
  quote_id uuid not null,
  person_id uuid not null,
  place_id uuid,
  merchant_id uuid,
  title text not null,
  basket jsonb not null,
  lines jsonb not null,
  claims jsonb not null,
  state text not null,
  cancel_reason text,
  original_fen bigint not null,
  total_fen bigint not null,
  created_at timestamp with time zone not null,
  pay_by timestamp with time zone not null,
  paid_at timestamp with time zone,
  CHECK ((state = ANY (ARRAY['awaiting_payment'::text, 'paid'::text, 'issued'::text, 'closed'::text, 'cancelled'::text]))),
  CHECK ((cancel_reason = ANY (ARRAY['by_customer'::text, 'not_paid_in_time'::text]))),
  CHECK ((original_fen >= 0)),
  CHECK ((total_fen >= 0)),
  CHECK (((state = 'cancelled'::text) = (cancel_reason IS NOT NULL))),
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, quote_id),
  FOREIGN KEY (person_id) REFERENCES person(id),
  FOREIGN KEY (city_id, place_id) REFERENCES place(city_id, id),
  FOREIGN KEY (city_id, merchant_id) REFERENCES merchant(city_id, id),
  CHECK ((((basket ->> 'kind'::text) = 'card'::text) = (place_id IS NULL))),
  CHECK (((place_id IS NULL) = (merchant_id IS NULL)))
);
CREATE INDEX order_of_person ON "order" USING btree (city_id, person_id, id);
CREATE INDEX order_unissued ON "order" USING btree (city_id, paid_at) WHERE (state = 'paid'::text);
CREATE INDEX order_unpaid ON "order" USING btree (city_id, pay_by) WHERE (state = 'awaiting_payment'::text);

create table "outbox" (
  city_id text not null,
  id uuid not null,
  name text not null,
  facts jsonb not null,
  happened_at timestamp with time zone not null,
  handled_at timestamp with time zone,
  attempts integer not null default 0,
  next_at timestamp with time zone not null,
  xid xid8 not null default pg_current_xact_id(),
  PRIMARY KEY (city_id, id)
);
CREATE INDEX outbox_by_xid ON outbox USING btree (city_id, xid);
CREATE INDEX outbox_of_store ON outbox USING btree (city_id, ((facts ->> 'placeId'::text)), xid, id) WHERE (name = ANY (ARRAY['voucher.redeemed'::text, 'redemption.undone'::text]));
CREATE INDEX outbox_waiting ON outbox USING btree (next_at) WHERE (handled_at IS NULL);

create table "payment" (
  city_id text not null,
  id uuid not null,
  order_id uuid not null,
  rail text not null,
  state text not null,
  amount_fen bigint not null,
  cashier_url text not null,
  started_at timestamp with time zone not null,
  checked_at timestamp with time zone not null,
  paid_at timestamp with time zone,
  CHECK ((state = ANY (ARRAY['started'::text, 'unknown'::text, 'paid'::text, 'closed'::text]))),
  CHECK ((amount_fen > 0)),
  CHECK (((state = 'paid'::text) = (paid_at IS NOT NULL))),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, order_id) REFERENCES "order"(city_id, id)
);
CREATE INDEX payment_by_number ON payment USING btree (id);
CREATE INDEX payment_of_order ON payment USING btree (city_id, order_id);
CREATE INDEX payment_paid ON payment USING btree (city_id, paid_at) WHERE (state = 'paid'::text);
CREATE INDEX payment_waiting ON payment USING btree (city_id, checked_at) WHERE (state = ANY (ARRAY['started'::text, 'unknown'::text]));
CREATE UNIQUE INDEX payment_open ON payment USING btree (city_id, order_id) WHERE (state = ANY (ARRAY['started'::text, 'unknown'::text]));

create table "payment_notice" (
  city_id text not null,
  rail text not null,
  notice_id text not null,
  payment_id uuid not null,
  outcome text not null,
  received_at timestamp with time zone not null,
  PRIMARY KEY (city_id, rail, notice_id)
);

create table "payout" (
  city_id text not null,
  id uuid not null,
  merchant_id uuid not null,
  part text not null,
  rail text not null,
  account text not null,
  settled_fen bigint not null,
  recovered_fen bigint not null,
  amount_fen bigint not null,
  state text not null,
  made_at timestamp with time zone not null,
  released_at timestamp with time zone,
  released_by uuid,
  ended_at timestamp with time zone,
  CHECK ((part = ANY (ARRAY['share'::text, 'transfer'::text]))),
  CHECK ((rail = ANY (ARRAY['sandbox'::text, 'wechat'::text, 'alipay'::text]))),
  CHECK ((settled_fen > 0)),
  CHECK ((recovered_fen >= 0)),
  CHECK ((amount_fen >= 0)),
  CHECK ((state = ANY (ARRAY['made'::text, 'released'::text, 'sent'::text, 'paid'::text, 'partly_paid'::text, 'failed'::text]))),
  CHECK (((amount_fen + recovered_fen) = settled_fen)),
  CHECK (((released_at IS NULL) = (released_by IS NULL))),
  CHECK (((ended_at IS NOT NULL) = (state = ANY (ARRAY['paid'::text, 'partly_paid'::text, 'failed'::text])))),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (released_by) REFERENCES person(id),
  FOREIGN KEY (city_id, merchant_id) REFERENCES merchant(city_id, id)
);
CREATE INDEX payout_by_state ON payout USING btree (city_id, state, id);
CREATE INDEX payout_of_merchant ON payout USING btree (city_id, merchant_id, id);

create table "payout_move" (
  city_id text not null,
  id uuid not null,
  payout_id uuid not null,
  payment_id uuid,
  amount_fen bigint not null,
  state text not null,
  why text,
  tries integer not null default 0,
  next_try_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  CHECK ((amount_fen > 0)),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'refused'::text]))),
  CHECK (((state = 'waiting'::text) = (ended_at IS NULL))),
  CHECK (((state = 'refused'::text) = (why IS NOT NULL))),
  PRIMARY KEY (city_id, id),
  UNIQUE NULLS NOT DISTINCT (city_id, payout_id, payment_id),
  FOREIGN KEY (city_id, payout_id) REFERENCES payout(city_id, id)
);
CREATE INDEX payout_move_due ON payout_move USING btree (city_id, next_try_at) WHERE (state = 'waiting'::text);

create table "payout_terms" (
  city_id text not null,
  merchant_id uuid not null,
  minimum_fen bigint not null,
  holding_days integer not null,
  held_because text,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  CHECK ((minimum_fen >= 1)),
  CHECK (((holding_days >= 0) AND (holding_days <= 90))),
  CHECK (((length(held_because) >= 2) AND (length(held_because) <= 200))),
  PRIMARY KEY (city_id, merchant_id),
  FOREIGN KEY (set_by) REFERENCES person(id),
  FOREIGN KEY (city_id, merchant_id) REFERENCES merchant(city_id, id)
);

create table "person" (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  phone_number text,
  phone_number_verified boolean,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  PRIMARY KEY (id),
  UNIQUE (email),
  UNIQUE (phone_number)
);
CREATE INDEX person_phone_end ON person USING btree ("right"(phone_number, 4));

create table "place" (
  city_id text not null,
  id uuid not null,
  source text not null,
  source_key text not null,
  name text not null,
  category text not null,
  cuisines text[] not null default '{}'::text[],
  lat double precision not null,
  lon double precision not null,
  address text,
  phone text,
  hours_text text,
  hours_weekly jsonb,
  merchant_id uuid,
  state text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision))),
  CHECK (((lon >= ('-180'::integer)::double precision) AND (lon <= (180)::double precision))),
  CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, source, source_key),
  FOREIGN KEY (city_id) REFERENCES city(id)
);
CREATE INDEX place_by_change ON place USING btree (city_id, updated_at);
CREATE INDEX place_nearby ON place USING gist (city_id, point(lon, lat)) WHERE (state = 'open'::text);
CREATE INDEX place_of_merchant ON place USING btree (city_id, merchant_id, id) WHERE (merchant_id IS NOT NULL);

create table "place_import" (
  city_id text not null,
  id uuid not null,
  source text not null,
  file_name text not null,
  sha256 text not null,
  datum text not null,
  partial boolean not null,
  imported_by text not null,
  imported_at timestamp with time zone not null,
  summary jsonb not null,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id) REFERENCES city(id)
);
CREATE INDEX place_import_of_source ON place_import USING btree (city_id, source, id DESC);

create table "place_merge" (
  city_id text not null,
  id uuid not null,
  kept_place_id uuid not null,
  dropped_place_id uuid not null,
  score double precision not null,
  reasons jsonb not null,
  state text not null,
  proposed_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  moved jsonb,
  CHECK (((score >= (0)::double precision) AND (score <= (1)::double precision))),
  CHECK ((state = ANY (ARRAY['proposed'::text, 'merged'::text, 'dismissed'::text, 'undone'::text]))),
  CHECK ((kept_place_id <> dropped_place_id)),
  CHECK (((decided_at IS NULL) = (decided_by IS NULL))),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id) REFERENCES city(id),
  FOREIGN KEY (decided_by) REFERENCES person(id),
  FOREIGN KEY (city_id, kept_place_id) REFERENCES place(city_id, id),
  FOREIGN KEY (city_id, dropped_place_id) REFERENCES place(city_id, id)
);
CREATE INDEX place_merge_decided ON place_merge USING btree (city_id, state, decided_at DESC, id DESC);
CREATE INDEX place_merge_into ON place_merge USING btree (city_id, kept_place_id) WHERE (state = 'merged'::text);
CREATE INDEX place_merge_proposed ON place_merge USING btree (city_id, score DESC, id DESC) WHERE (state = 'proposed'::text);
CREATE UNIQUE INDEX place_merge_pair ON place_merge USING btree (city_id, LEAST(kept_place_id, dropped_place_id), GREATEST(kept_place_id, dropped_place_id));
CREATE UNIQUE INDEX place_merge_pointer ON place_merge USING btree (city_id, dropped_place_id) WHERE (state = 'merged'::text);

create table "place_unpaired" (
  city_id text not null,
  place_id uuid not null,
  PRIMARY KEY (city_id, place_id),
  FOREIGN KEY (city_id, place_id) REFERENCES place(city_id, id) ON DELETE CASCADE
);

create table "posting" (
  city_id text not null,
  entry_id uuid not null,
  line_no integer not null,
  from_account text not null,
  to_account text not null,
  amount_fen bigint not null,
  CHECK ((line_no > 0)),
  CHECK ((to_account <> from_account)),
  CHECK ((amount_fen > 0)),
  PRIMARY KEY (city_id, entry_id, line_no),
  FOREIGN KEY (city_id, entry_id) REFERENCES entry(city_id, id)
);
CREATE INDEX posting_from ON posting USING btree (city_id, from_account, entry_id);
CREATE INDEX posting_to ON posting USING btree (city_id, to_account, entry_id);

create table "programme" (
  city_id text not null,
  id uuid not null,
  kind text not null,
  name text not null,
  name_en text not null,
  state text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  budget_fen bigint,
  stores_per_district integer not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  announced_at timestamp with time zone,
  end_reason text,
  law_reason text,
  merchants_told_at timestamp with time zone,
  members_after uuid,
  members_told_at timestamp with time zone,
  public_at timestamp with time zone,
  ended_at timestamp with time zone,
  refunded_after uuid,
  refunds_told_at timestamp with time zone,
  zero_at timestamp with time zone,
  next_look_at timestamp with time zone not null,
  CHECK ((kind = ANY (ARRAY['pilot'::text, 'card'::text, 'festival'::text]))),
  CHECK ((state = ANY (ARRAY['draft'::text, 'ready'::text, 'live'::text, 'winding_down'::text, 'ended'::text]))),
  CHECK ((budget_fen >= 0)),
  CHECK (((stores_per_district >= 1) AND (stores_per_district <= 50))),
  CHECK ((starts_at < ends_at)),
  CHECK (((announced_at IS NULL) = (end_reason IS NULL))),
  CHECK (((announced_at IS NULL) OR (state = ANY (ARRAY['live'::text, 'winding_down'::text, 'ended'::text])))),
  CHECK (((members_told_at IS NULL) OR (merchants_told_at <= members_told_at))),
  CHECK (((merchants_told_at IS NULL) OR (announced_at <= merchants_told_at))),
  CHECK (((members_after IS NULL) OR (merchants_told_at IS NOT NULL))),
  CHECK (((public_at IS NULL) OR (members_told_at <= public_at))),
  CHECK (((members_told_at IS NULL) OR (merchants_told_at IS NOT NULL))),
  CHECK (((public_at IS NULL) OR (members_told_at IS NOT NULL))),
  CHECK (((merchants_told_at IS NULL) OR (announced_at IS NOT NULL))),
  CHECK (((state = ANY (ARRAY['winding_down'::text, 'ended'::text])) = (public_at IS NOT NULL))),
  CHECK (((public_at IS NULL) OR (law_reason IS NOT NULL) OR (ends_at >= (public_at + '30 days'::interval)))),
  CHECK (((state = 'ended'::text) = (ended_at IS NOT NULL))),
  CHECK (((ended_at IS NULL) OR (ended_at >= ends_at))),
  CHECK (((zero_at IS NULL) OR (ended_at <= zero_at))),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id) REFERENCES city(id),
  FOREIGN KEY (created_by) REFERENCES person(id)
);
CREATE INDEX programme_to_look_at ON programme USING btree (city_id, next_look_at) WHERE ((announced_at IS NOT NULL) AND (zero_at IS NULL));

create table "programme_merchant" (
  city_id text not null,
  programme_id uuid not null,
  merchant_id uuid not null,
  PRIMARY KEY (city_id, programme_id, merchant_id),
  FOREIGN KEY (city_id, programme_id) REFERENCES programme(city_id, id),
  FOREIGN KEY (city_id, merchant_id) REFERENCES merchant(city_id, id)
);

create table "programme_offer" (
  city_id text not null,
  programme_id uuid not null,
  offer_id uuid not null,
  PRIMARY KEY (city_id, programme_id, offer_id),
  UNIQUE (city_id, offer_id),
  FOREIGN KEY (city_id, programme_id) REFERENCES programme(city_id, id),
  FOREIGN KEY (city_id, offer_id) REFERENCES offer(city_id, id)
);

create table "programme_step" (
  city_id text not null,
  id uuid not null,
  programme_id uuid not null,
  step text not null,
  taken_by uuid,
  taken_at timestamp with time zone not null,
  facts jsonb not null,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (taken_by) REFERENCES person(id),
  FOREIGN KEY (city_id, programme_id) REFERENCES programme(city_id, id)
);
CREATE INDEX programme_step_of ON programme_step USING btree (city_id, programme_id, id);

create table "programme_store" (
  city_id text not null,
  programme_id uuid not null,
  place_id uuid not null,
  district text not null,
  PRIMARY KEY (city_id, programme_id, place_id),
  FOREIGN KEY (city_id, programme_id) REFERENCES programme(city_id, id),
  FOREIGN KEY (city_id, place_id) REFERENCES place(city_id, id)
);

create table "programme_text" (
  city_id text not null,
  programme_id uuid not null,
  audience text not null,
  zh text not null,
  en text not null,
  CHECK ((audience = ANY (ARRAY['merchants'::text, 'members'::text, 'public'::text]))),
  PRIMARY KEY (city_id, programme_id, audience),
  FOREIGN KEY (city_id, programme_id) REFERENCES programme(city_id, id)
);

create table "rail_bill_line" (
  city_id text not null,
  rail text not null,
  kind text not null,
  our_no text not null,
  day date not null,
  amount_fen bigint not null,
  happened_at timestamp with time zone not null,
  CHECK ((kind = ANY (ARRAY['trade'::text, 'refund'::text, 'share'::text, 'return'::text, 'transfer'::text]))),
  PRIMARY KEY (city_id, rail, kind, our_no, day)
);

create table "rail_day" (
  city_id text not null,
  rail text not null,
  day date not null,
  state text not null,
  counts jsonb not null,
  tries integer not null,
  next_try_at timestamp with time zone not null,
  compared_at timestamp with time zone,
  CHECK ((state = ANY (ARRAY['waiting'::text, 'compared'::text]))),
  CHECK (((state = 'compared'::text) = (compared_at IS NOT NULL))),
  PRIMARY KEY (city_id, rail, day)
);
CREATE INDEX rail_day_waiting ON rail_day USING btree (city_id, rail, next_try_at) WHERE (state = 'waiting'::text);

create table "rail_difference" (
  city_id text not null,
  id uuid not null,
  rail text not null,
  kind text not null,
  our_no text not null,
  problem text not null,
  day date not null,
  our_fen bigint,
  their_fen bigint,
  our_state text,
  opened_at timestamp with time zone not null,
  judged_at timestamp with time zone not null,
  owner_id uuid,
  closed_at timestamp with time zone,
  closed_how text,
  closed_by uuid,
  note text,
  CHECK ((kind = ANY (ARRAY['trade'::text, 'refund'::text, 'share'::text, 'return'::text, 'transfer'::text]))),
  CHECK ((problem = ANY (ARRAY['missing_here'::text, 'missing_there'::text, 'amount_differs'::text, 'state_differs'::text]))),
  CHECK ((closed_how = ANY (ARRAY['resolved'::text, 'closed'::text]))),
  CHECK (((closed_at IS NULL) = (closed_how IS NULL))),
  CHECK (((NOT (closed_how IS DISTINCT FROM 'closed'::text)) = (closed_by IS NOT NULL))),
  CHECK (((NOT (closed_how IS DISTINCT FROM 'closed'::text)) = (note IS NOT NULL))),
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, rail, kind, our_no, problem),
  FOREIGN KEY (owner_id) REFERENCES person(id),
  FOREIGN KEY (closed_by) REFERENCES person(id)
);
CREATE INDEX rail_difference_of_day ON rail_difference USING btree (city_id, rail, day);
CREATE INDEX rail_difference_open ON rail_difference USING btree (city_id, judged_at) WHERE (closed_at IS NULL);

create table "rail_move" (
  city_id text not null,
  id uuid not null,
  kind text not null,
  rail text not null,
  payment_id uuid,
  share_id uuid,
  receivers jsonb not null,
  amount_fen bigint not null,
  finish boolean not null,
  state text not null,
  why text,
  asked_at timestamp with time zone not null,
  done_at timestamp with time zone,
  CHECK ((kind = ANY (ARRAY['share'::text, 'return'::text, 'transfer'::text]))),
  CHECK ((amount_fen >= 0)),
  CHECK ((state = ANY (ARRAY['asked'::text, 'processing'::text, 'done'::text, 'refused'::text]))),
  CHECK (((kind = 'transfer'::text) = (payment_id IS NULL))),
  CHECK (((kind = 'return'::text) = (share_id IS NOT NULL))),
  CHECK (((state = 'done'::text) = (done_at IS NOT NULL))),
  CHECK (((state = 'refused'::text) = (why IS NOT NULL))),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, payment_id) REFERENCES payment(city_id, id),
  FOREIGN KEY (city_id, share_id) REFERENCES rail_move(city_id, id)
);
CREATE INDEX rail_move_by_number ON rail_move USING btree (id);
CREATE INDEX rail_move_done ON rail_move USING btree (city_id, rail, done_at) WHERE (state = 'done'::text);
CREATE INDEX rail_move_of_payment ON rail_move USING btree (city_id, payment_id);
CREATE INDEX rail_move_of_share ON rail_move USING btree (city_id, share_id) WHERE (share_id IS NOT NULL);

create table "redemption" (
  city_id text not null,
  id uuid not null,
  voucher_id uuid not null,
  merchant_id uuid not null,
  use_no integer not null,
  place_id uuid not null,
  staff_id uuid,
  channel text not null,
  request_key text not null,
  merchant_gets_fen bigint not null,
  redeemed_at timestamp with time zone not null,
  undone_at timestamp with time zone,
  undone_by uuid,
  till_id uuid,
  asked_by uuid not null,
  item_no integer not null default 1,
  scanned_at timestamp with time zone,
  step bigint,
  paid_fen bigint not null default 0,
  refunded_fen bigint not null default 0,
  refund_asked_at timestamp with time zone,
  CHECK ((use_no > 0)),
  CHECK (((undone_at IS NULL) = (undone_by IS NULL))),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (staff_id) REFERENCES person(id),
  FOREIGN KEY (city_id, voucher_id) REFERENCES voucher(city_id, id),
  FOREIGN KEY (city_id, place_id) REFERENCES place(city_id, id),
  CHECK (((item_no >= 1) AND (item_no <= 10))),
  CHECK ((channel = ANY (ARRAY['scan'::text, 'typed'::text, 'phone'::text, 'stand'::text, 'till'::text]))),
  FOREIGN KEY (city_id, till_id) REFERENCES till(city_id, id),
  CHECK (((channel = 'till'::text) = (till_id IS NOT NULL))),
  CHECK (((channel = ANY (ARRAY['scan'::text, 'typed'::text, 'phone'::text])) = (staff_id IS NOT NULL))),
  CHECK ((paid_fen >= 0)),
  CHECK (((refunded_fen >= 0) AND (refunded_fen <= paid_fen))),
  CHECK (((undone_at IS NULL) OR ((refunded_fen = 0) AND (refund_asked_at IS NULL))))
);
CREATE INDEX redemption_by_place ON redemption USING btree (city_id, place_id);
CREATE INDEX redemption_of_asker ON redemption USING btree (city_id, asked_by, redeemed_at);
CREATE INDEX redemption_of_merchant ON redemption USING btree (city_id, merchant_id, redeemed_at);
CREATE INDEX redemption_of_step ON redemption USING btree (city_id, voucher_id, step) WHERE (step IS NOT NULL);
CREATE INDEX redemption_of_store ON redemption USING btree (city_id, place_id, redeemed_at);
CREATE INDEX redemption_of_undoer ON redemption USING btree (city_id, undone_by, undone_at) WHERE (undone_by IS NOT NULL);
CREATE UNIQUE INDEX redemption_by_key ON redemption USING btree (city_id, asked_by, request_key, item_no);
CREATE UNIQUE INDEX redemption_once ON redemption USING btree (city_id, voucher_id, use_no) WHERE (undone_at IS NULL);

create table "redemption_case" (
  city_id text not null,
  id uuid not null,
  scan_id uuid not null,
  place_id uuid not null,
  merchant_id uuid not null,
  kind text not null,
  ruled_for text not null,
  born_by text not null,
  amount_fen bigint not null,
  evidence jsonb not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  closed_because text,
  CHECK ((kind = ANY (ARRAY['used_elsewhere'::text, 'given_back'::text, 'expired'::text, 'not_valid_yet'::text, 'wrong_store'::text, 'code_not_good'::text, 'voucher_unknown'::text, 'over_cap'::text, 'time_in_doubt'::text]))),
  CHECK ((ruled_for = ANY (ARRAY['platform'::text, 'merchant'::text]))),
  CHECK ((born_by = ANY (ARRAY['platform'::text, 'merchant'::text]))),
  CHECK ((amount_fen >= 0)),
  CHECK (((length(closed_because) >= 2) AND (length(closed_because) <= 200))),
  CHECK ((((closed_at IS NULL) = (closed_by IS NULL)) AND ((closed_at IS NULL) = (closed_because IS NULL)))),
  CHECK (((closed_at IS NOT NULL) OR (born_by = ruled_for))),
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, scan_id),
  FOREIGN KEY (closed_by) REFERENCES person(id),
  FOREIGN KEY (city_id, scan_id) REFERENCES offline_scan(city_id, id),
  FOREIGN KEY (city_id, place_id) REFERENCES place(city_id, id)
);
CREATE INDEX redemption_case_by_state ON redemption_case USING btree (city_id, ((closed_at IS NOT NULL)), id DESC);
CREATE INDEX redemption_case_of_store ON redemption_case USING btree (city_id, place_id, id);

create table "refund" (
  city_id text not null,
  id uuid not null,
  order_id uuid not null,
  payment_id uuid not null,
  voucher_id uuid,
  amount_fen bigint not null,
  reason text not null,
  state text not null,
  started_at timestamp with time zone not null,
  next_try_at timestamp with time zone not null,
  tries integer not null default 0,
  refunded_at timestamp with time zone,
  redemption_id uuid,
  merchant_back_fen bigint,
  because text,
  why text,
  CHECK ((amount_fen > 0)),
  CHECK ((state = ANY (ARRAY['refunding'::text, 'refunded'::text]))),
  CHECK (((state = 'refunded'::text) = (refunded_at IS NOT NULL))),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, order_id) REFERENCES "order"(city_id, id),
  FOREIGN KEY (city_id, payment_id) REFERENCES payment(city_id, id),
  CHECK (((length(because) >= 1) AND (length(because) <= 200))),
  CHECK (((redemption_id IS NULL) = (merchant_back_fen IS NULL))),
  CHECK (((redemption_id IS NOT NULL) = (reason = ANY (ARRAY['merchant_agreed'::text, 'merchant_silent'::text, 'by_merchant'::text, 'dispute'::text])))),
  FOREIGN KEY (city_id, redemption_id) REFERENCES redemption(city_id, id),
  CHECK ((reason = ANY (ARRAY['unused'::text, 'expired'::text, 'paid_too_late'::text, 'paid_twice'::text, 'not_issued'::text, 'merchant_agreed'::text, 'merchant_silent'::text, 'by_merchant'::text, 'dispute'::text, 'card_returned'::text, 'gift_not_accepted'::text, 'guarantee'::text, 'programme_ended'::text])))
);
CREATE INDEX refund_by_number ON refund USING btree (id);
CREATE INDEX refund_done ON refund USING btree (city_id, refunded_at) WHERE (state = 'refunded'::text);
CREATE INDEX refund_of_order ON refund USING btree (city_id, order_id);
CREATE INDEX refund_of_use ON refund USING btree (city_id, redemption_id) WHERE (redemption_id IS NOT NULL);
CREATE INDEX refund_waiting ON refund USING btree (city_id, next_try_at) WHERE (state = 'refunding'::text);
CREATE UNIQUE INDEX refund_of_voucher ON refund USING btree (city_id, voucher_id) WHERE ((voucher_id IS NOT NULL) AND (redemption_id IS NULL));

create table "refund_question" (
  city_id text not null,
  id uuid not null,
  redemption_id uuid not null,
  voucher_id uuid not null,
  order_id uuid not null,
  person_id uuid not null,
  merchant_id uuid not null,
  asked_fen bigint not null,
  because text not null,
  state text not null,
  asked_at timestamp with time zone not null,
  answer_by timestamp with time zone not null,
  answered_at timestamp with time zone,
  answered_by uuid,
  approved_fen bigint,
  answer_because text,
  dispute_by timestamp with time zone,
  disputed_at timestamp with time zone,
  dispute_because text,
  decided_at timestamp with time zone,
  decided_by uuid,
  decided_fen bigint,
  decision_because text,
  CHECK ((asked_fen > 0)),
  CHECK (((length(because) >= 1) AND (length(because) <= 200))),
  CHECK ((state = ANY (ARRAY['asked'::text, 'answered'::text, 'disputed'::text, 'decided'::text]))),
  CHECK (((approved_fen >= 0) AND (approved_fen <= asked_fen))),
  CHECK (((length(answer_because) >= 1) AND (length(answer_because) <= 200))),
  CHECK (((length(dispute_because) >= 1) AND (length(dispute_because) <= 500))),
  CHECK (((decided_fen >= 0) AND (decided_fen <= (asked_fen - approved_fen)))),
  CHECK (((length(decision_because) >= 1) AND (length(decision_because) <= 200))),
  CHECK (((state = 'asked'::text) = (answered_at IS NULL))),
  CHECK (((answered_at IS NULL) = (approved_fen IS NULL))),
  CHECK (((answered_at IS NULL) = (dispute_by IS NULL))),
  CHECK (((approved_fen IS NULL) OR (approved_fen > 0) OR (answer_because IS NOT NULL))),
  CHECK (((state = ANY (ARRAY['disputed'::text, 'decided'::text])) = (disputed_at IS NOT NULL))),
  CHECK (((disputed_at IS NULL) = (dispute_because IS NULL))),
  CHECK (((state = 'decided'::text) = (decided_at IS NOT NULL))),
  CHECK ((((decided_at IS NULL) = (decided_by IS NULL)) AND ((decided_at IS NULL) = (decided_fen IS NULL)) AND ((decided_at IS NULL) = (decision_because IS NULL)))),
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, redemption_id),
  FOREIGN KEY (city_id) REFERENCES city(id),
  FOREIGN KEY (person_id) REFERENCES person(id),
  FOREIGN KEY (answered_by) REFERENCES person(id),
  FOREIGN KEY (decided_by) REFERENCES person(id),
  FOREIGN KEY (city_id, redemption_id) REFERENCES redemption(city_id, id),
  FOREIGN KEY (city_id, voucher_id) REFERENCES voucher(city_id, id),
  FOREIGN KEY (city_id, merchant_id) REFERENCES merchant(city_id, id)
);
CREATE INDEX refund_question_disputed ON refund_question USING btree (city_id, state, id) WHERE (state = ANY (ARRAY['disputed'::text, 'decided'::text]));
CREATE INDEX refund_question_of_merchant ON refund_question USING btree (city_id, merchant_id, id);
CREATE INDEX refund_question_of_voucher ON refund_question USING btree (city_id, voucher_id);
CREATE INDEX refund_question_waiting ON refund_question USING btree (city_id, answer_by) WHERE (state = 'asked'::text);

create table "rehearsal" (
  city_id text not null,
  id uuid not null,
  place_id uuid not null,
  code text not null,
  started_by uuid not null,
  started_at timestamp with time zone not null,
  good_until timestamp with time zone not null,
  completed_at timestamp with time zone,
  staff_id uuid,
  device_id uuid,
  channel text,
  seconds integer,
  CHECK ((code ~ '^89[0-9]{10}$'::text)),
  CHECK ((channel = ANY (ARRAY['scan'::text, 'typed'::text]))),
  CHECK ((seconds >= 0)),
  CHECK (((completed_at IS NULL) = (staff_id IS NULL))),
  CHECK (((completed_at IS NULL) = (device_id IS NULL))),
  CHECK (((completed_at IS NULL) = (channel IS NULL))),
  CHECK (((completed_at IS NULL) = (seconds IS NULL))),
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, code),
  FOREIGN KEY (started_by) REFERENCES person(id),
  FOREIGN KEY (staff_id) REFERENCES person(id),
  FOREIGN KEY (city_id, place_id) REFERENCES place(city_id, id)
);
CREATE INDEX rehearsal_done ON rehearsal USING btree (city_id, place_id, completed_at) WHERE (completed_at IS NOT NULL);

create table "request_key" (
  city_id text not null,
  actor text not null,
  operation text not null,
  key text not null,
  body_sha256 bytea not null,
  status integer,
  answer text,
  asked_at timestamp with time zone not null,
  PRIMARY KEY (city_id, actor, operation, key)
);
CREATE INDEX request_key_age ON request_key USING btree (city_id, asked_at);

create table "role" (
  city_id text not null,
  id uuid not null,
  person_id uuid not null,
  role text not null,
  merchant_id uuid,
  place_id uuid,
  until timestamp with time zone,
  granted_at timestamp with time zone not null,
  CHECK (((role = 'staff'::text) = (place_id IS NOT NULL))),
  CHECK (((role = ANY (ARRAY['staff'::text, 'owner'::text])) = (merchant_id IS NOT NULL))),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id) REFERENCES city(id),
  FOREIGN KEY (person_id) REFERENCES person(id),
  CHECK ((role = ANY (ARRAY['staff'::text, 'owner'::text, 'operator'::text])))
);
CREATE INDEX role_of_store ON role USING btree (city_id, merchant_id);
CREATE UNIQUE INDEX role_once ON role USING btree (city_id, person_id, role, merchant_id, place_id) NULLS NOT DISTINCT;

create table "sandbox_refund" (
  refund_no uuid not null,
  trade_no uuid not null,
  amount_fen bigint not null,
  refunded_at timestamp with time zone not null,
  CHECK ((amount_fen > 0)),
  PRIMARY KEY (refund_no),
  FOREIGN KEY (trade_no) REFERENCES sandbox_trade(trade_no)
);
CREATE INDEX sandbox_refund_of ON sandbox_refund USING btree (trade_no);

create table "sandbox_return" (
  return_no uuid not null,
  share_no uuid not null,
  account text not null,
  amount_fen bigint not null,
  asked_at timestamp with time zone not null,
  done_at timestamp with time zone,
  CHECK ((amount_fen > 0)),
  PRIMARY KEY (return_no),
  FOREIGN KEY (share_no) REFERENCES sandbox_share(share_no)
);
CREATE INDEX sandbox_return_of ON sandbox_return USING btree (share_no);

create table "sandbox_share" (
  share_no uuid not null,
  trade_no uuid not null,
  finish boolean not null,
  asked_at timestamp with time zone not null,
  done_at timestamp with time zone,
  PRIMARY KEY (share_no),
  FOREIGN KEY (trade_no) REFERENCES sandbox_trade(trade_no)
);
CREATE INDEX sandbox_share_of ON sandbox_share USING btree (trade_no);

create table "sandbox_share_line" (
  share_no uuid not null,
  account text not null,
  amount_fen bigint not null,
  CHECK ((amount_fen > 0)),
  PRIMARY KEY (share_no, account),
  FOREIGN KEY (share_no) REFERENCES sandbox_share(share_no)
);

create table "sandbox_trade" (
  trade_no uuid not null,
  amount_fen bigint not null,
  title text not null,
  notify_url text not null,
  return_path text not null,
  outcome text not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  notices_left integer not null default 0,
  notices_sent integer not null default 0,
  next_notice_at timestamp with time zone,
  CHECK ((amount_fen > 0)),
  CHECK ((outcome = ANY (ARRAY['open'::text, 'paid'::text, 'closed'::text]))),
  PRIMARY KEY (trade_no)
);
CREATE INDEX sandbox_trade_noticing ON sandbox_trade USING btree (next_notice_at) WHERE (notices_left > 0);

create table "sandbox_transfer" (
  transfer_no uuid not null,
  account text not null,
  amount_fen bigint not null,
  title text not null,
  asked_at timestamp with time zone not null,
  done_at timestamp with time zone,
  CHECK ((amount_fen > 0)),
  PRIMARY KEY (transfer_no)
);

create table "session" (
  id uuid not null,
  token text not null,
  person_id uuid not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  PRIMARY KEY (id),
  UNIQUE (token),
  FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
);
CREATE INDEX session_person ON session USING btree (person_id);

create table "settlement" (
  city_id text not null,
  id uuid not null,
  run_id uuid not null,
  merchant_id uuid not null,
  part text not null,
  rail text,
  lines integer not null,
  amount_fen bigint not null,
  settled_at timestamp with time zone not null,
  payout_id uuid,
  failed_move_id uuid,
  CHECK ((part = ANY (ARRAY['share'::text, 'transfer'::text]))),
  CHECK ((lines > 0)),
  PRIMARY KEY (city_id, id),
  UNIQUE NULLS NOT DISTINCT (city_id, merchant_id, run_id, part, rail),
  FOREIGN KEY (city_id) REFERENCES city(id),
  FOREIGN KEY (city_id, merchant_id) REFERENCES merchant(city_id, id),
  FOREIGN KEY (city_id, payout_id) REFERENCES payout(city_id, id),
  FOREIGN KEY (city_id, failed_move_id) REFERENCES payout_move(city_id, id),
  UNIQUE (city_id, failed_move_id)
);
CREATE INDEX settlement_in_no_payout ON settlement USING btree (city_id, merchant_id) WHERE (payout_id IS NULL);
CREATE INDEX settlement_of_payout ON settlement USING btree (city_id, payout_id) WHERE (payout_id IS NOT NULL);

create table "settlement_line" (
  city_id text not null,
  kind text not null,
  subject_id uuid not null,
  part text not null,
  run_id uuid,
  merchant_id uuid,
  rail text,
  payment_id uuid,
  amount_fen bigint not null,
  CHECK ((part = ANY (ARRAY['share'::text, 'transfer'::text]))),
  CHECK (((run_id IS NULL) = (merchant_id IS NULL))),
  CHECK (((run_id IS NOT NULL) OR ((kind = 'redemption'::text) AND (amount_fen = 0)))),
  CHECK (((part = 'share'::text) OR (payment_id IS NULL))),
  PRIMARY KEY (city_id, kind, subject_id, part)
);
CREATE INDEX settlement_line_of_run ON settlement_line USING btree (city_id, merchant_id, run_id) WHERE (run_id IS NOT NULL);

create table "settlement_progress" (
  city_id text not null,
  looked_until timestamp with time zone not null,
  looked_back_at timestamp with time zone not null,
  PRIMARY KEY (city_id),
  FOREIGN KEY (city_id) REFERENCES city(id)
);

create table "signal" (
  city_id text not null,
  id uuid not null,
  kind text not null,
  key text not null,
  merchant_id uuid not null,
  place_id uuid not null,
  asked_by uuid,
  facts jsonb not null,
  seen_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  closed_because text,
  CHECK ((kind = ANY (ARRAY['many_tries'::text, 'impossible_travel'::text, 'same_pair'::text, 'many_undos'::text]))),
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, kind, key),
  FOREIGN KEY (city_id) REFERENCES city(id),
  FOREIGN KEY (city_id, place_id) REFERENCES place(city_id, id),
  CHECK ((((closed_at IS NULL) = (closed_by IS NULL)) AND ((closed_at IS NULL) = (closed_because IS NULL))))
);
CREATE INDEX signal_of_merchant ON signal USING btree (city_id, merchant_id, id);
CREATE INDEX signal_open ON signal USING btree (city_id, id) WHERE (closed_at IS NULL);

create table "stand" (
  city_id text not null,
  code text not null,
  place_id uuid not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  retired_by uuid,
  CHECK ((code ~ '^[0-9A-HJKMNP-TV-Z]{10}$'::text)),
  CHECK (((retired_at IS NULL) = (retired_by IS NULL))),
  PRIMARY KEY (city_id, code),
  FOREIGN KEY (city_id) REFERENCES city(id),
  FOREIGN KEY (made_by) REFERENCES person(id),
  FOREIGN KEY (retired_by) REFERENCES person(id),
  FOREIGN KEY (city_id, place_id) REFERENCES place(city_id, id)
);
CREATE INDEX stand_of_place ON stand USING btree (city_id, place_id, made_at);

create table "store_lapse" (
  city_id text not null,
  place_id uuid not null,
  tried_at timestamp with time zone not null,
  told_at timestamp with time zone not null,
  PRIMARY KEY (city_id, place_id, tried_at),
  FOREIGN KEY (city_id, place_id) REFERENCES place(city_id, id)
);

create table "till" (
  city_id text not null,
  id uuid not null,
  merchant_id uuid not null,
  place_id uuid not null,
  name text not null,
  key_sha256 bytea not null,
  key_end text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  made_for uuid not null,
  CHECK (((length(name) >= 1) AND (length(name) <= 40))),
  PRIMARY KEY (city_id, id),
  UNIQUE (key_sha256),
  FOREIGN KEY (made_by) REFERENCES person(id),
  FOREIGN KEY (city_id, merchant_id) REFERENCES merchant(city_id, id),
  FOREIGN KEY (city_id, place_id) REFERENCES place(city_id, id),
  FOREIGN KEY (city_id, made_for) REFERENCES place(city_id, id)
);
CREATE INDEX till_of_merchant ON till USING btree (city_id, merchant_id);
CREATE INDEX till_of_store ON till USING btree (city_id, place_id);

create table "verification" (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  PRIMARY KEY (id)
);
CREATE INDEX verification_identifier ON verification USING btree (identifier);

create table "voucher" (
  city_id text not null,
  id uuid not null,
  order_id uuid not null,
  person_id uuid not null,
  merchant_id uuid not null,
  offer_id uuid,
  title text not null,
  terms jsonb not null,
  excludes text[] not null,
  place_ids uuid[] not null,
  code text not null,
  state text not null,
  paid_fen bigint not null,
  platform_fen bigint not null,
  merchant_fen bigint not null,
  fee_bp integer not null,
  uses_total integer not null,
  uses_left integer not null,
  undos integer not null default 0,
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  created_at timestamp with time zone not null,
  handle text not null,
  last_step bigint not null default 0,
  usable_minutes int4multirange,
  blackout_days date[],
  held_because text,
  held_at timestamp with time zone,
  uses_per_day integer,
  uses_on text,
  uses_that_day integer not null default 0,
  campaign_id uuid,
  campaign_fen bigint not null default 0,
  CHECK ((cardinality(place_ids) > 0)),
  CHECK ((code ~ '^[0-9]{12}$'::text)),
  CHECK ((paid_fen >= 0)),
  CHECK ((platform_fen >= 0)),
  CHECK ((merchant_fen >= 0)),
  CHECK (((fee_bp >= 0) AND (fee_bp <= 3000))),
  CHECK ((uses_total > 0)),
  CHECK (((uses_left >= 0) AND (uses_left <= uses_total))),
  CHECK (((undos >= 0) AND (undos <= 10))),
  CHECK (((state <> 'redeemed'::text) OR (uses_left = 0))),
  CHECK ((valid_until > valid_from)),
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, code),
  FOREIGN KEY (person_id) REFERENCES person(id),
  FOREIGN KEY (city_id, order_id) REFERENCES "order"(city_id, id),
  FOREIGN KEY (city_id, merchant_id) REFERENCES merchant(city_id, id),
  UNIQUE (city_id, handle),
  CHECK ((handle ~ '^[0-9]{20}$'::text)),
  CHECK (((held_because IS NULL) = (held_at IS NULL))),
  CHECK (((uses_per_day >= 1) AND (uses_per_day <= 50))),
  CHECK ((uses_on ~ '^\d{4}-\d\d-\d\d$'::text)),
  CHECK (((uses_that_day >= 0) AND (uses_that_day <= COALESCE(uses_per_day, 0)))),
  CHECK ((state = ANY (ARRAY['issued'::text, 'redeemed'::text, 'expired'::text, 'refund_requested'::text, 'refund_rejected'::text, 'refunding'::text, 'refunded'::text]))),
  CHECK (((state <> ALL (ARRAY['refund_requested'::text, 'refund_rejected'::text])) OR (uses_left = 0))),
  CHECK ((((campaign_fen >= 0) AND (campaign_fen <= platform_fen)) AND ((campaign_fen = 0) OR (campaign_id IS NOT NULL))))
);
CREATE INDEX voucher_by_tag ON voucher USING btree (city_id, substr(sha256((('tag:'::text || handle))::bytea), 1, 8));
CREATE INDEX voucher_lapsed ON voucher USING btree (city_id, valid_until) WHERE (state = 'expired'::text);
CREATE INDEX voucher_lapsing ON voucher USING btree (city_id, valid_until) WHERE (state = 'issued'::text);
CREATE INDEX voucher_of_holder ON voucher USING btree (city_id, person_id) WHERE (state = 'issued'::text);
CREATE INDEX voucher_of_merchant ON voucher USING btree (city_id, merchant_id, valid_until) WHERE (state = 'issued'::text);
CREATE INDEX voucher_of_offer ON voucher USING btree (city_id, offer_id);
CREATE INDEX voucher_of_order ON voucher USING btree (city_id, order_id);
CREATE INDEX voucher_of_person ON voucher USING btree (city_id, person_id, valid_until);

create table "voucher_place_added" (
  city_id text not null,
  merge_id uuid not null,
  voucher_id uuid not null,
  PRIMARY KEY (city_id, merge_id, voucher_id),
  FOREIGN KEY (city_id, voucher_id) REFERENCES voucher(city_id, id)
);

create table "voucher_reminder" (
  city_id text not null,
  voucher_id uuid not null,
  days_before integer not null,
  given_at timestamp with time zone not null,
  CHECK ((days_before = ANY (ARRAY[1, 7, 30]))),
  PRIMARY KEY (city_id, voucher_id, days_before),
  FOREIGN KEY (city_id, voucher_id) REFERENCES voucher(city_id, id)
);

create view campaign_arrival as
 SELECT voucher.city_id,
    voucher.person_id,
    redemption.place_id
   FROM voucher
     JOIN redemption ON redemption.city_id = voucher.city_id AND redemption.voucher_id = voucher.id
  WHERE redemption.undone_at IS NULL;

create view campaign_shown as
 SELECT campaign.city_id,
    campaign.id,
    campaign.title,
    campaign.discount,
    campaign.audience,
    campaign.applies_to,
    campaign.place_ids,
    campaign.categories,
    campaign.offer_ids,
    campaign.windows,
    campaign.state,
    campaign.begins_at,
    campaign.ends_at,
    campaign.per_person,
    campaign.day_money_fen,
    campaign.day_count,
    campaign.created_at,
    budget.money_fen,
    budget.count_limit,
    budget.used_fen,
    budget.used_count,
    budget.spent_at,
    ( SELECT step.reason
           FROM campaign_step step
          WHERE step.city_id = campaign.city_id AND step.campaign_id = campaign.id
          ORDER BY step.id DESC
         LIMIT 1) AS reason
   FROM campaign
     JOIN campaign_budget budget ON budget.city_id = campaign.city_id AND budget.campaign_id = campaign.id;

create view card_saving_shown as
 SELECT card_saving.city_id,
    card_saving.id,
    card_saving.membership_id,
    card_saving.redemption_id,
    card_saving.order_id,
    card_saving.voucher_id,
    card_saving.place_id,
    card_saving.title,
    card_saving.saved_fen,
    card_saving.funding,
    card_saving.counts,
    card_saving.saved_at,
    card_saving.undone_at,
    place.name AS place_name
   FROM card_saving
     JOIN place ON place.city_id = card_saving.city_id AND place.id = card_saving.place_id;

create view chain_source as
 SELECT audit.city_id,
    'audit'::text AS kind,
    audit.id AS row_id,
    audit.xid,
    ARRAY['audit'::text, audit.city_id, audit.id::text, audit.deed, audit.actor_kind, audit.actor_id::text, audit.actor_name, audit.subject_kind, audit.subject_id, audit.facts::text, (EXTRACT(epoch FROM audit.done_at) * 1000000::numeric)::bigint::text] AS fields
   FROM audit
UNION ALL
 SELECT entry.city_id,
    'entry'::text AS kind,
    entry.id AS row_id,
    entry.xid,
    ARRAY['entry'::text, entry.city_id, entry.id::text, entry.kind, entry.subject_id::text, entry.order_id::text, entry.voucher_id::text, entry.reverses_entry_id::text, (EXTRACT(epoch FROM entry.posted_at) * 1000000::numeric)::bigint::text] || COALESCE(( SELECT array_agg(each.field ORDER BY posting.line_no, each.place) AS array_agg
           FROM posting,
            LATERAL unnest(ARRAY[posting.line_no::text, posting.from_account, posting.to_account, posting.amount_fen::text]) WITH ORDINALITY each(field, place)
          WHERE posting.city_id = entry.city_id AND posting.entry_id = entry.id), '{}'::text[]) AS fields
   FROM entry;

create view city_shown as
 SELECT id,
    name,
    name_en,
    time_zone,
    lat,
    lon,
    ( SELECT count(*)::integer AS count
           FROM place
          WHERE place.city_id = city.id AND place.state = 'open'::text) AS places
   FROM city;

create view lookup_holder as
 SELECT voucher.city_id,
    voucher.person_id,
    "right"(person.phone_number, 4) AS phone_end,
    voucher.place_ids,
    voucher.uses_left,
    voucher.undos,
    voucher.valid_from,
    voucher.valid_until,
    voucher.created_at
   FROM person
     JOIN voucher ON voucher.person_id = person.id
  WHERE voucher.state = 'issued'::text AND person.phone_number IS NOT NULL;

create view member_store as
 SELECT place.city_id,
    place.id AS place_id,
    place.name,
    place.address,
    place.lat,
    place.lon,
    offer.id AS offer_id,
    offer.title,
    offer.terms,
    offer.sell_from,
    offer.sell_until
   FROM offer
     JOIN offer_store store ON store.city_id = offer.city_id AND store.offer_id = offer.id
     JOIN place ON place.city_id = store.city_id AND place.id = store.place_id
  WHERE offer.state = 'live'::text AND place.state = 'open'::text AND (offer.terms ->> 'audience'::text) = 'member'::text;

create view merchant_shown as
 SELECT city_id,
    id,
    name,
    licence_no,
    contact_phone,
    state,
    fee_bp,
    created_at,
    ( SELECT review.reason
           FROM merchant_review review
          WHERE review.city_id = merchant.city_id AND review.merchant_id = merchant.id
          ORDER BY review.id DESC
         LIMIT 1) AS review_reason,
    ( SELECT count(*)::integer AS count
           FROM place
          WHERE place.city_id = merchant.city_id AND place.merchant_id = merchant.id) AS stores
   FROM merchant;

create view note_shown as
 SELECT note.city_id,
    note.id,
    note.place_id,
    note.author_id,
    note.body,
    note.written_at,
    place.name AS place_name,
    person.name AS author_name
   FROM note
     JOIN place ON place.city_id = note.city_id AND place.id = note.place_id
     JOIN person ON person.id = note.author_id;

create view offer_shown as
 SELECT offer.city_id,
    offer.id,
    offer.merchant_id,
    offer.title,
    offer.kind,
    offer.terms,
    offer.funding,
    offer.excludes,
    offer.state,
    offer.stock,
    offer.stock_left,
    offer.per_person_limit,
    offer.sell_from,
    offer.sell_until,
    offer.valid_days,
    offer.created_at,
    merchant.name AS merchant_name,
    ARRAY( SELECT store.place_id
           FROM offer_store store
          WHERE store.city_id = offer.city_id AND store.offer_id = offer.id
          ORDER BY store.place_id) AS place_ids,
    ( SELECT step.reason
           FROM offer_step step
          WHERE step.city_id = offer.city_id AND step.offer_id = offer.id
          ORDER BY step.id DESC
         LIMIT 1) AS review_reason,
    COALESCE(( SELECT sum(held.used)::integer AS sum
           FROM offer_use held
          WHERE held.city_id = offer.city_id AND held.offer_id = offer.id), 0) AS sold
   FROM offer
     JOIN merchant ON merchant.city_id = offer.city_id AND merchant.id = offer.merchant_id;

create view order_shown as
 SELECT "order".city_id,
    "order".id,
    "order".quote_id,
    "order".person_id,
    "order".place_id,
    "order".merchant_id,
    "order".title,
    "order".basket,
    "order".lines,
    "order".claims,
    "order".state,
    "order".cancel_reason,
    "order".original_fen,
    "order".total_fen,
    "order".created_at,
    "order".pay_by,
    "order".paid_at,
    COALESCE(place.name, ''::text) AS place_name,
    COALESCE(( SELECT sum(refund.amount_fen)::bigint AS sum
           FROM refund
          WHERE refund.city_id = "order".city_id AND refund.order_id = "order".id), 0::bigint) AS refunded_fen
   FROM "order"
     LEFT JOIN place ON place.city_id = "order".city_id AND place.id = "order".place_id;

create view payout_shown as
 SELECT payout.city_id,
    payout.id,
    payout.merchant_id,
    payout.part,
    payout.rail,
    payout.account,
    payout.settled_fen,
    payout.recovered_fen,
    payout.amount_fen,
    payout.state,
    payout.made_at,
    payout.released_at,
    payout.released_by,
    payout.ended_at,
    merchant.name AS merchant_name,
    ( SELECT count(*)::integer AS count
           FROM payout_move move
          WHERE move.city_id = payout.city_id AND move.payout_id = payout.id) AS moves,
    COALESCE(( SELECT sum(move.amount_fen) AS sum
           FROM payout_move move
          WHERE move.city_id = payout.city_id AND move.payout_id = payout.id AND move.state = 'done'::text), 0::numeric)::bigint AS paid_fen,
    COALESCE(( SELECT sum(move.amount_fen) AS sum
           FROM payout_move move
          WHERE move.city_id = payout.city_id AND move.payout_id = payout.id AND move.state = 'refused'::text), 0::numeric)::bigint AS refused_fen,
    ( SELECT min(move.why) AS min
           FROM payout_move move
          WHERE move.city_id = payout.city_id AND move.payout_id = payout.id AND move.state = 'refused'::text) AS why,
    COALESCE(( SELECT sum(settlement.lines) AS sum
           FROM settlement
          WHERE settlement.city_id = payout.city_id AND settlement.payout_id = payout.id), 0::bigint)::integer AS lines
   FROM payout
     JOIN merchant ON merchant.city_id = payout.city_id AND merchant.id = payout.merchant_id;

create view place_merge_shown as
 SELECT merge.city_id,
    merge.id,
    merge.kept_place_id,
    merge.dropped_place_id,
    merge.score,
    merge.reasons,
    merge.state,
    merge.proposed_at,
    merge.decided_at,
    person.name AS decided_by_name,
    side.kept,
    side.dropped
   FROM place_merge merge
     LEFT JOIN person ON person.id = merge.decided_by
     CROSS JOIN LATERAL ( SELECT max(sides.told::text) FILTER (WHERE sides.id = merge.kept_place_id)::jsonb AS kept,
            max(sides.told::text) FILTER (WHERE sides.id = merge.dropped_place_id)::jsonb AS dropped
           FROM ( SELECT place.id,
                    jsonb_build_object('placeId', place.id, 'source', place.source, 'name', place.name, 'category', place.category, 'cuisines', place.cuisines, 'lat', place.lat, 'lon', place.lon, 'address', place.address, 'phone', place.phone, 'hoursText', place.hours_text, 'merchantId', place.merchant_id, 'merchantName', merchant.name, 'state', place.state) AS told
                   FROM place
                     LEFT JOIN merchant ON merchant.city_id = place.city_id AND merchant.id = place.merchant_id
                  WHERE place.city_id = merge.city_id AND (place.id = ANY (ARRAY[merge.kept_place_id, merge.dropped_place_id]))) sides) side;

create view programme_account as
 SELECT programme_order.city_id,
    programme_order.programme_id,
    side.account,
    sum(side.in_fen)::bigint AS in_fen,
    sum(side.out_fen)::bigint AS out_fen
   FROM programme_order
     JOIN LATERAL ( SELECT posting.to_account AS account,
            posting.amount_fen AS in_fen,
            0 AS out_fen
           FROM entry
             JOIN posting ON posting.city_id = entry.city_id AND posting.entry_id = entry.id
          WHERE entry.city_id = programme_order.city_id AND entry.order_id = programme_order.order_id
        UNION ALL
         SELECT posting.from_account,
            0,
            posting.amount_fen
           FROM entry
             JOIN posting ON posting.city_id = entry.city_id AND posting.entry_id = entry.id
          WHERE entry.city_id = programme_order.city_id AND entry.order_id = programme_order.order_id) side ON true
  GROUP BY programme_order.city_id, programme_order.programme_id, side.account;

create view programme_order as
 SELECT DISTINCT programme_offer.city_id,
    programme_offer.programme_id,
    voucher.order_id
   FROM programme_offer
     JOIN voucher ON voucher.city_id = programme_offer.city_id AND voucher.offer_id = programme_offer.offer_id;

create view programme_refund as
 SELECT programme_order.city_id,
    programme_order.programme_id,
    "order".person_id,
    sum(refund.amount_fen)::bigint AS fen
   FROM programme_order
     JOIN refund ON refund.city_id = programme_order.city_id AND refund.order_id = programme_order.order_id AND refund.reason = 'programme_ended'::text
     JOIN "order" ON "order".city_id = refund.city_id AND "order".id = refund.order_id
  GROUP BY programme_order.city_id, programme_order.programme_id, "order".person_id;

create view rail_difference_shown as
 SELECT rail_difference.city_id,
    rail_difference.id,
    rail_difference.rail,
    rail_difference.kind,
    rail_difference.our_no,
    rail_difference.problem,
    rail_difference.day,
    rail_difference.our_fen,
    rail_difference.their_fen,
    rail_difference.our_state,
    rail_difference.opened_at,
    rail_difference.judged_at,
    rail_difference.owner_id,
    rail_difference.closed_at,
    rail_difference.closed_how,
    rail_difference.closed_by,
    rail_difference.note,
    owner.name AS owner_name,
    closer.name AS closer_name
   FROM rail_difference
     LEFT JOIN person owner ON owner.id = rail_difference.owner_id
     LEFT JOIN person closer ON closer.id = rail_difference.closed_by;

create view rail_number as
 SELECT payment.id
   FROM payment
UNION ALL
 SELECT refund.id
   FROM refund
UNION ALL
 SELECT rail_move.id
   FROM rail_move;

create view redemption_case_shown as
 SELECT redemption_case.city_id,
    redemption_case.id,
    redemption_case.scan_id,
    redemption_case.place_id,
    redemption_case.merchant_id,
    redemption_case.kind,
    redemption_case.ruled_for,
    redemption_case.born_by,
    redemption_case.amount_fen,
    redemption_case.evidence,
    redemption_case.opened_at,
    redemption_case.closed_at,
    redemption_case.closed_by,
    redemption_case.closed_because,
    place.name AS place_name,
    person.name AS staff_name,
    voucher.code,
    voucher.title,
    voucher.merchant_id AS voucher_merchant_id,
    offline_scan.voucher_id,
    offline_scan.scanned_at,
    offline_scan.told_at
   FROM redemption_case
     JOIN offline_scan ON offline_scan.city_id = redemption_case.city_id AND offline_scan.id = redemption_case.scan_id
     JOIN place ON place.city_id = redemption_case.city_id AND place.id = redemption_case.place_id
     JOIN person ON person.id = offline_scan.told_by
     LEFT JOIN voucher ON voucher.city_id = offline_scan.city_id AND voucher.id = offline_scan.voucher_id;

create view redemption_shown as
 SELECT redemption.city_id,
    redemption.id,
    redemption.voucher_id,
    redemption.merchant_id,
    redemption.use_no,
    redemption.place_id,
    redemption.staff_id,
    redemption.channel,
    redemption.request_key,
    redemption.merchant_gets_fen,
    redemption.redeemed_at,
    redemption.undone_at,
    redemption.undone_by,
    redemption.till_id,
    redemption.asked_by,
    redemption.item_no,
    redemption.scanned_at,
    redemption.step,
    redemption.paid_fen,
    redemption.refunded_fen,
    redemption.refund_asked_at,
    voucher.code,
    voucher.title,
    voucher.terms,
    voucher.excludes,
    voucher.uses_left,
    voucher.order_id,
    voucher.person_id,
    place.name AS place_name,
    COALESCE(person.name, till.name, ''::text) AS staff_name
   FROM redemption
     JOIN voucher ON voucher.city_id = redemption.city_id AND voucher.id = redemption.voucher_id
     JOIN place ON place.city_id = redemption.city_id AND place.id = redemption.place_id
     LEFT JOIN person ON person.id = redemption.staff_id
     LEFT JOIN till ON till.city_id = redemption.city_id AND till.id = redemption.till_id;

create view redemption_watched as
 SELECT redemption.city_id,
    redemption.id,
    redemption.merchant_id,
    redemption.place_id,
    redemption.asked_by,
    redemption.channel,
    redemption.undone_at,
    redemption.undone_by,
    redemption.redeemed_at,
    COALESCE(redemption.scanned_at, redemption.redeemed_at) AS used_at,
    voucher.person_id AS holder_id,
    place.lat,
    place.lon
   FROM redemption
     JOIN voucher ON voucher.city_id = redemption.city_id AND voucher.id = redemption.voucher_id
     JOIN place ON place.city_id = redemption.city_id AND place.id = redemption.place_id;

create view refund_question_shown as
 SELECT question.city_id,
    question.id,
    question.redemption_id,
    question.voucher_id,
    question.order_id,
    question.person_id,
    question.merchant_id,
    question.asked_fen,
    question.because,
    question.state,
    question.asked_at,
    question.answer_by,
    question.answered_at,
    question.answered_by,
    question.approved_fen,
    question.answer_because,
    question.dispute_by,
    question.disputed_at,
    question.dispute_because,
    question.decided_at,
    question.decided_by,
    question.decided_fen,
    question.decision_because,
    voucher.title,
    redemption.use_no,
    redemption.redeemed_at,
    redemption.paid_fen,
    redemption.refunded_fen,
    place.name AS place_name,
    merchant.name AS merchant_name
   FROM refund_question question
     JOIN voucher ON voucher.city_id = question.city_id AND voucher.id = question.voucher_id
     JOIN redemption ON redemption.city_id = question.city_id AND redemption.id = question.redemption_id
     JOIN place ON place.city_id = redemption.city_id AND place.id = redemption.place_id
     JOIN merchant ON merchant.city_id = question.city_id AND merchant.id = question.merchant_id;

create view role_named as
 SELECT role.city_id,
    role.id,
    role.person_id,
    role.role,
    role.merchant_id,
    role.place_id,
    role.until,
    role.granted_at,
    merchant.name AS merchant_name,
    place.name AS place_name,
    person.name AS person_name,
    person.phone_number AS person_phone
   FROM role
     JOIN person ON person.id = role.person_id
     LEFT JOIN merchant ON merchant.city_id = role.city_id AND merchant.id = role.merchant_id
     LEFT JOIN place ON place.city_id = role.city_id AND place.id = role.place_id;

create view settlement_back as
 SELECT posting.city_id,
    split_part(posting.from_account, ':'::text, 2)::uuid AS merchant_id,
    paid.payment_id,
    sum(posting.amount_fen)::bigint AS fen
   FROM posting
     JOIN entry ON entry.city_id = posting.city_id AND entry.id = posting.entry_id AND (entry.kind <> ALL (ARRAY['settlement'::text, 'payout'::text, 'payout_done'::text, 'payout_failed'::text]))
     JOIN settlement_payment paid ON paid.city_id = entry.city_id AND paid.order_id = entry.order_id
  WHERE posting.from_account ~~ 'merchant:%:settled'::text
  GROUP BY posting.city_id, (split_part(posting.from_account, ':'::text, 2)::uuid), paid.payment_id;

create view settlement_earned as
 SELECT waiting.city_id,
    waiting.kind,
    waiting.subject_id,
    waiting.order_id,
    waiting.posted_at,
    split_part(moved.account, ':'::text, 2)::uuid AS merchant_id,
        CASE
            WHEN moved.other = ANY (ARRAY['held'::text, 'refunding'::text, 'platform:fee'::text]) THEN 'share'::text
            ELSE 'transfer'::text
        END AS part,
    sum(moved.fen)::bigint AS amount_fen
   FROM settlement_waiting waiting
     JOIN ( SELECT posting.city_id,
            posting.entry_id,
                CASE
                    WHEN posting.to_account ~~ 'merchant:%:payable'::text THEN posting.to_account
                    ELSE posting.from_account
                END AS account,
                CASE
                    WHEN posting.to_account ~~ 'merchant:%:payable'::text THEN posting.from_account
                    ELSE posting.to_account
                END AS other,
                CASE
                    WHEN posting.to_account ~~ 'merchant:%:payable'::text THEN posting.amount_fen
                    ELSE - posting.amount_fen
                END AS fen
           FROM posting
          WHERE posting.to_account ~~ 'merchant:%:payable'::text OR posting.from_account ~~ 'merchant:%:payable'::text) moved ON moved.city_id = waiting.city_id AND moved.entry_id = waiting.id
  GROUP BY waiting.city_id, waiting.id, waiting.kind, waiting.subject_id, waiting.order_id, waiting.posted_at, moved.account, (
        CASE
            WHEN moved.other = ANY (ARRAY['held'::text, 'refunding'::text, 'platform:fee'::text]) THEN 'share'::text
            ELSE 'transfer'::text
        END);

create view settlement_payment as
 SELECT city_id,
    order_id,
    id AS payment_id,
    rail
   FROM payment
  WHERE state = 'paid'::text AND NOT (EXISTS ( SELECT
           FROM refund
          WHERE refund.city_id = payment.city_id AND refund.payment_id = payment.id AND refund.voucher_id IS NULL));

create view settlement_unpaid as
 SELECT city_id,
    id AS merchant_id,
    name AS merchant_name
   FROM merchant
  WHERE (EXISTS ( SELECT
           FROM settlement
          WHERE settlement.city_id = merchant.city_id AND settlement.merchant_id = merchant.id AND settlement.payout_id IS NULL));

create view settlement_waiting as
 SELECT city_id,
    id,
    kind,
    subject_id,
    order_id,
    posted_at
   FROM entry
  WHERE (kind = ANY (ARRAY['redemption'::text, 'case'::text, 'case_reversed'::text, 'use_refund'::text])) AND NOT (EXISTS ( SELECT
           FROM settlement_line line
          WHERE line.city_id = entry.city_id AND line.kind = entry.kind AND line.subject_id = entry.subject_id)) AND NOT (EXISTS ( SELECT
           FROM entry undo
          WHERE undo.city_id = entry.city_id AND undo.reverses_entry_id = entry.id AND undo.kind = 'undo'::text)) AND (EXISTS ( SELECT
           FROM posting
          WHERE posting.city_id = entry.city_id AND posting.entry_id = entry.id AND (posting.to_account ~~ 'merchant:%:payable'::text OR posting.from_account ~~ 'merchant:%:payable'::text)));

create view signal_shown as
 SELECT signal.city_id,
    signal.id,
    signal.kind,
    signal.key,
    signal.merchant_id,
    signal.place_id,
    signal.asked_by,
    signal.facts,
    signal.seen_at,
    signal.closed_at,
    signal.closed_by,
    signal.closed_because,
    place.name AS place_name,
    COALESCE(person.name, till.name, ''::text) AS asker_name,
    counter_tries.locked_until,
    COALESCE(closer.name, ''::text) AS closer_name
   FROM signal
     JOIN place ON place.city_id = signal.city_id AND place.id = signal.place_id
     LEFT JOIN person ON person.id = signal.asked_by
     LEFT JOIN person closer ON closer.id = signal.closed_by
     LEFT JOIN till ON till.city_id = signal.city_id AND till.id = signal.asked_by
     LEFT JOIN counter_tries ON signal.kind = 'many_tries'::text AND counter_tries.city_id = signal.city_id AND counter_tries.place_id = signal.place_id AND counter_tries.asked_by = signal.asked_by;

create view store_tried as
 SELECT place.city_id,
    place.id AS place_id,
    place.name AS place_name,
    place.merchant_id,
    merchant.name AS merchant_name,
    place.state AS place_state,
    last.tried_at,
    last.tried_by
   FROM place
     JOIN merchant ON merchant.city_id = place.city_id AND merchant.id = place.merchant_id
     LEFT JOIN LATERAL ( SELECT tried.tried_at,
            tried.tried_by
           FROM ( SELECT place.id
                UNION ALL
                 SELECT merge.dropped_place_id
                   FROM place_merge merge
                  WHERE merge.city_id = place.city_id AND merge.kept_place_id = place.id AND merge.state = 'merged'::text) same(id)
             CROSS JOIN LATERAL (( SELECT rehearsal.completed_at AS tried_at,
                    'rehearsal'::text AS tried_by
                   FROM rehearsal
                  WHERE rehearsal.city_id = place.city_id AND rehearsal.place_id = same.id AND rehearsal.completed_at IS NOT NULL
                  ORDER BY rehearsal.completed_at DESC
                 LIMIT 1)
                UNION ALL
                ( SELECT COALESCE(redemption.scanned_at, redemption.redeemed_at) AS "coalesce",
                    'redemption'::text
                   FROM redemption
                  WHERE redemption.city_id = place.city_id AND redemption.place_id = same.id AND redemption.staff_id IS NOT NULL
                  ORDER BY redemption.redeemed_at DESC
                 LIMIT 1)) tried
          ORDER BY tried.tried_at DESC
         LIMIT 1) last ON true;

create view till_shown as
 SELECT till.city_id,
    till.id,
    till.merchant_id,
    till.place_id,
    till.name,
    till.key_sha256,
    till.key_end,
    till.made_by,
    till.made_at,
    till.revoked_at,
    till.made_for,
    place.name AS place_name
   FROM till
     JOIN place ON place.city_id = till.city_id AND place.id = till.place_id;

create view voucher_shown as
 SELECT voucher.city_id,
    voucher.id,
    voucher.order_id,
    voucher.person_id,
    voucher.merchant_id,
    voucher.offer_id,
    voucher.title,
    voucher.terms,
    voucher.excludes,
    voucher.place_ids,
    voucher.code,
    voucher.state,
    voucher.paid_fen,
    voucher.platform_fen,
    voucher.merchant_fen,
    voucher.fee_bp,
    voucher.uses_total,
    voucher.uses_left,
    voucher.undos,
    voucher.valid_from,
    voucher.valid_until,
    voucher.created_at,
    voucher.handle,
    voucher.last_step,
    voucher.usable_minutes,
    voucher.blackout_days,
    voucher.held_because,
    voucher.held_at,
    voucher.uses_per_day,
    voucher.uses_on,
    voucher.uses_that_day,
    voucher.campaign_id,
    voucher.campaign_fen,
    merchant.name AS merchant_name,
    ( SELECT COALESCE(jsonb_agg(jsonb_build_object('placeId', place.id, 'name', place.name, 'address', place.address) ORDER BY place.name), '[]'::jsonb) AS "coalesce"
           FROM place
          WHERE place.city_id = voucher.city_id AND (place.id = ANY (voucher.place_ids)) AND NOT (EXISTS ( SELECT
                   FROM place_merge merge
                  WHERE merge.city_id = place.city_id AND merge.dropped_place_id = place.id AND merge.state = 'merged'::text AND (merge.kept_place_id = ANY (voucher.place_ids))))) AS stores,
    last.redeemed_at,
    last.place_name AS redeemed_place_name
   FROM voucher
     JOIN merchant ON merchant.city_id = voucher.city_id AND merchant.id = voucher.merchant_id
     LEFT JOIN LATERAL ( SELECT redemption.redeemed_at,
            place.name AS place_name
           FROM redemption
             JOIN place ON place.city_id = redemption.city_id AND place.id = redemption.place_id
          WHERE redemption.city_id = voucher.city_id AND redemption.voucher_id = voucher.id AND redemption.undone_at IS NULL
          ORDER BY redemption.id DESC
         LIMIT 1) last ON true;
