-- A plain drawn map of a city, where the operator gives no tiles: land, water, streets.
create table drawn_map (
  city_id text primary key references city (id),
  drawing jsonb not null
);
