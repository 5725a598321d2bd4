-- Notes: what people recommend to each other; each names a place.
create table note (
  city_id text not null,
  id uuid not null,
  place_id uuid not null,
  author_id uuid not null references person (id),
  body text not null check (char_length(body) between 1 and 2000),
  written_at timestamptz not null,
  primary key (city_id, id),
  foreign key (city_id, place_id) references place (city_id, id)
);
create index note_of_place on note (city_id, place_id, id);
create index note_of_author on note (city_id, author_id, written_at);

create view note_shown as
  select note.*, place.name as place_name, person.name as author_name
  from note
  join place on place.city_id = note.city_id and place.id = note.place_id
  join person on person.id = note.author_id;
