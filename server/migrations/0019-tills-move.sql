-- A till belongs to the store that it was made for, and stands wherever that store is after
-- merges; an owner sees the store's name beside it.
alter table till add column made_for uuid;
update till set made_for = place_id;
alter table till
  alter column made_for set not null,
  add foreign key (city_id, made_for) references place (city_id, id);
create index till_of_store on till (city_id, place_id);

create view till_shown as
  select till.*, place.name as place_name
  from till
  join place on place.city_id = till.city_id and place.id = till.place_id;
