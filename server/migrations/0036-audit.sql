-- Deeds of power are written down, what is written down stays, and a chain of hashes over
-- deeds and ledger shows whoever asks that it did.

create table audit (
  city_id text not null references city (id),
  id uuid not null,
  deed text not null,
  actor_kind text not null check (actor_kind in ('person', 'till', 'rail', 'system')),
  actor_id uuid,
  actor_name text not null,
  subject_kind text not null,
  subject_id text not null,
  facts jsonb not null,
  done_at timestamptz not null,
  -- In which order deeds came to be, whatever their clocks said.
  xid xid8 not null default pg_current_xact_id(),
  primary key (city_id, id)
);
create index audit_by_xid on audit (city_id, xid);
create index audit_of_deed on audit (city_id, deed, id);
create index audit_of_actor on audit (city_id, actor_id, id);
create index audit_of_subject on audit (city_id, subject_id, id);

alter table entry add column xid xid8 not null default pg_current_xact_id();
create index entry_by_xid on entry (city_id, xid);

-- One link for each deed and each entry with its postings, in the order of their
-- transactions; each carries the hash of the one before.
create table chain_link (
  city_id text not null references city (id),
  seq bigint not null check (seq > 0),
  kind text not null check (kind in ('audit', 'entry')),
  row_id uuid not null,
  row_sha256 bytea not null check (octet_length(row_sha256) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  linked_at timestamptz not null,
  primary key (city_id, seq),
  -- Exactly once, said by storage.
  unique (city_id, kind, row_id)
);

-- The end of a city's chain; whoever adds to it holds this row.
create table chain_head (
  city_id text primary key references city (id),
  seq bigint not null check (seq >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  -- All rows of transactions below this one are linked.
  from_xid xid8 not null,
  moved_at timestamptz not null
);

-- One reading of the whole chain, a stretch at a time.
create table chain_check (
  city_id text not null references city (id),
  id uuid not null,
  started_at timestamptz not null,
  seq bigint not null check (seq >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  finished_at timestamptz,
  trouble text,
  trouble_kind text,
  trouble_id text,
  trouble_seq bigint,
  primary key (city_id, id),
  check (trouble is null or finished_at is not null)
);
create unique index chain_check_open on chain_check (city_id) where finished_at is null;

-- What a link is made of: the fields of a row in a fixed order, as text.
create view chain_source as
  select city_id, 'audit' as kind, id as row_id, xid,
    array['audit', city_id, id::text, deed, actor_kind, actor_id::text, actor_name,
      subject_kind, subject_id, facts::text,
      (extract(epoch from done_at) * 1000000)::bigint::text] as fields
  from audit
  union all
  select city_id, 'entry', id, xid,
    array['entry', city_id, id::text, entry.kind, subject_id::text, order_id::text,
      voucher_id::text, reverses_entry_id::text,
      (extract(epoch from posted_at) * 1000000)::bigint::text]
    || coalesce((
      select array_agg(field order by line_no, place)
      from posting, unnest(array[line_no::text, from_account, to_account,
        amount_fen::text]) with ordinality as each(field, place)
      where posting.city_id = entry.city_id and posting.entry_id = entry.id), '{}')
  from entry;

-- A constraint that SQL has no word for: what is written here stays as it was written.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: nothing in it is changed or removed', tg_table_name
    using errcode = 'restrict_violation';
end $$;
create trigger audit_stays before update or delete on audit
  for each row execute function refuse_change();
create trigger audit_is_kept before truncate on audit execute function refuse_change();
create trigger entry_stays before update or delete on entry
  for each row execute function refuse_change();
create trigger entry_is_kept before truncate on entry execute function refuse_change();
create trigger posting_stays before update or delete on posting
  for each row execute function refuse_change();
create trigger posting_is_kept before truncate on posting execute function refuse_change();
create trigger chain_link_stays before update or delete on chain_link
  for each row execute function refuse_change();
create trigger chain_link_is_kept before truncate on chain_link
  execute function refuse_change();
