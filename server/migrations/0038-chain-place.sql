-- One transaction may have written a million rows, as the migration that numbered them did:
-- the chain's sweep keeps its place within a transaction, and finds it by an index.
alter table chain_head
  -- Of transaction `from_xid`, which has ended, all up to this row are linked too.
  add column from_kind text check (from_kind in ('audit', 'entry')),
  add column from_id uuid,
  add constraint chain_head_place check ((from_kind is null) = (from_id is null));
drop index audit_by_xid;
create index audit_by_xid on audit (city_id, xid, id);
drop index entry_by_xid;
create index entry_by_xid on entry (city_id, xid, id);
