-- The public holidays of a city, which an operator fills in year by year: what "PH" in
-- opening hours means there. Days worked in exchange for one are ordinary, and not here.
create table holiday (
  city_id text not null references city (id),
  day date not null,
  name text not null,
  primary key (city_id, day)
);
