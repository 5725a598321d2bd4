-- Whoever looked at a signal says what came of it; it leaves the list and stays on record.
alter table signal
  add column closed_at timestamptz,
  add column closed_by uuid,
  add column closed_because text,
  add constraint signal_closed_whole check (
    (closed_at is null) = (closed_by is null)
    and (closed_at is null) = (closed_because is null));
create index signal_open on signal (city_id, id) where closed_at is null;

drop view signal_shown;
create view signal_shown as
  select signal.*, place.name as place_name,
    coalesce(person.name, till.name, '') as asker_name, counter_tries.locked_until,
    coalesce(closer.name, '') as closer_name
  from signal
  join place on place.city_id = signal.city_id and place.id = signal.place_id
  left join person on person.id = signal.asked_by
  left join person as closer on closer.id = signal.closed_by
  left join till on till.city_id = signal.city_id and till.id = signal.asked_by
  left join counter_tries on signal.kind = 'many_tries'
    and counter_tries.city_id = signal.city_id
    and counter_tries.place_id = signal.place_id
    and counter_tries.asked_by = signal.asked_by;
