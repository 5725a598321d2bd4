// A city at dusk, written by SQL: clustered places with their hours, notes and three offers
// each, the same ones for the same seed. Indexes and foreign keys are taken off while the
// rows go in and put back afterwards; nothing else is another database than a real one.
import pg from 'pg';
import { migrate } from '#kit/migrate.ts';
import { duskHours, openSigns, shutSigns } from './dusk-hours.ts';
import { dishes, sharedTerms } from './dusk-terms.ts';
import { makeNames } from './search-names.ts';

export type DuskCity = { id: string; places: number };

export const middle = { lat: 31.2, lon: 121.4 };
const metresADegree = 111_320;
const metresADegreeEast = metresADegree * Math.cos((middle.lat * Math.PI) / 180);
const clusters = 2_000;
const merchantsOf = (places: number) => Math.min(2_000, Math.ceil(places / 20));
const tables = ['place', 'offer', 'offer_store', 'note'];
const namesOf = (places: number) => Math.min(20_000, places);

/** Makes the tables and fills them; answers with the seconds that this took. */
export async function makeCities(
  url: string,
  cities: readonly DuskCity[],
  at: Date,
): Promise<number> {
  const startedAt = performance.now();
  await migrate(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await fillCities(client, { cities, at });
  await client.end();
  return (performance.now() - startedAt) / 1_000;
}

/** Fills an empty, migrated database; `at` is the moment at which it will be asked. */
async function fillCities(
  client: pg.Client,
  asked: { cities: readonly DuskCity[]; at: Date },
): Promise<void> {
  const { cities, at } = asked;
  await client.query(`set maintenance_work_mem = '512MB'; set work_mem = '256MB'`);
  await writeWords(client, Math.max(...cities.map(({ places }) => places)));
  const putBack = await takeOffKeys(client);
  for (const city of cities) await fillCity(client, city, at);
  for (const statement of putBack) await client.query(statement);
  await client.query(`vacuum analyze ${tables.join(', ')}`);
}

/** A number from 0 to below 1 that hangs on the row and the question alone. */
const dice = (question: number, no = 'no'): string =>
  `((hashint8extended(${no}, ${question}) & 2147483647) / 2147483648.0::float8)`;
const oneOf = (question: number, count: number | string, no = 'no'): string =>
  `floor(${dice(question, no)} * ${count})::int`;
/** A distance in metres from a middle, as people spread around one. */
const spread = (question: number, metres: number, no = 'no'): string =>
  `(${metres} * sqrt(-2 * ln(1 - ${dice(question, no)}))
    * cos(2 * pi() * ${dice(question + 1, no)}))`;
/** A version 7 id: the row's number as its time, the rest of it random. */
const idOf = (kind: string, no = 'no'): string =>
  `(lpad(to_hex(1750000000000 + ${no}), 12, '0') || '7'
    || substr(md5('${kind}' || ${no}), 1, 3) || '8'
    || substr(md5('${kind}' || ${no}), 5, 15))::uuid`;

async function writeWords(client: pg.Client, most: number): Promise<void> {
  const names = makeNames(namesOf(most), 'dusk');
  await client.query(`create temp table word (key int primary key, name text);
    create temp table hour (key int primary key, is_open boolean, told text, weekly jsonb);
    create temp table term (key int primary key, title text, terms jsonb)`);
  await client.query(
    `insert into word select at - 1, name
     from unnest($1::text[]) with ordinality x(name, at)`,
    [names],
  );
  const hours = duskHours();
  await client.query(
    `insert into hour select at - 1, is_open, told, weekly from
       unnest($1::boolean[], $2::text[], $3::jsonb[]) with ordinality
         x(is_open, told, weekly, at)`,
    [
      hours.map(({ isOpen }) => isOpen),
      hours.map(({ text }) => text),
      hours.map(({ weekly }) => JSON.stringify(weekly)),
    ],
  );
  const terms = sharedTerms();
  await client.query(
    `insert into term select at - 1, title, terms
     from unnest($1::text[], $2::jsonb[]) with ordinality x(title, terms, at)`,
    [terms.map(({ title }) => title), terms.map((each) => JSON.stringify(each.terms))],
  );
  await client.query('analyze word; analyze hour; analyze term');
}

/** Drops what slows rows down and answers with the statements that bring it back. */
async function takeOffKeys(client: pg.Client): Promise<string[]> {
  const { rows: keys } = await client.query<
    Record<'of' | 'name' | 'said' | 'kind', string>
  >(
    `select conrelid::regclass::text as of, conname as name, contype as kind,
       pg_get_constraintdef(oid) as said from pg_constraint
     where contype in ('f', 'p', 'u') and (conrelid::regclass::text = any($1)
       or contype = 'f' and confrelid::regclass::text = any($1))
     order by contype = 'f' desc`,
    [tables],
  );
  for (const { of, name } of keys) {
    await client.query(`alter table ${of} drop constraint ${name}`);
  }
  const { rows: indexes } = await client.query<{ name: string; said: string }>(
    'select indexname as name, indexdef as said from pg_indexes where tablename = any($1)',
    [tables],
  );
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  return [
    ...indexes.map(({ said }) => said),
    ...keys
      .toReversed()
      .map(({ of, name, said }) => `alter table ${of} add constraint ${name} ${said}`),
  ];
}

async function fillCity(client: pg.Client, city: DuskCity, at: Date): Promise<void> {
  const { id, places } = city;
  const { lat, lon } = middle;
  await client.query(
    `insert into city values ($1, '暮城', 'Dusk', 'Asia/Shanghai', ${lat}, ${lon})`,
    [id],
  );
  await client.query(
    `insert into merchant select $1, ${idOf('merchant')}, '商户 ' || no,
       'licence ' || no, '+8613900000000', 'active', 60, $2
     from generate_series(0, ${merchantsOf(places) - 1}) as no`,
    [id, at],
  );
  for (const statement of [placesOf(places), offersOf(places), notesOf(places)]) {
    await client.query(statement, [id, at]);
  }
  await client.query(
    `insert into offer_store select $1, ${idOf('offer', 'sold')}, ${idOf('place')}
     from generate_series(0, ${places - 1}) as no,
       generate_series(no * 3, no * 3 + 2) as sold`,
    [id],
  );
}

/** Four of five stand in one of the clusters, the fullest of which are the first. */
const placesOf = (places: number): string => `
  insert into place (city_id, id, source, source_key, name, category, cuisines, lat, lon,
    address, hours_text, hours_weekly, merchant_id, state, created_at, updated_at)
  select $1, ${idOf('place')}, 'osm', 'node/' || no, word.name,
    (array['restaurant', 'restaurant', 'restaurant', 'cafe', 'bar', 'fast_food', 'shop',
      'beauty'])[1 + ${oneOf(1, 8)}],
    (array['{noodle}', '{}', '{hotpot}', '{cantonese,dimsum}', '{}'])
      [1 + ${oneOf(2, 5)}]::text[],
    ${middle.lat} + (north + ${spread(3, 600)}) / ${metresADegree},
    ${middle.lon} + (east + ${spread(5, 600)}) / ${metresADegreeEast},
    '解放路' || no % 5000 || '号', hour.told, hour.weekly,
    ${idOf('merchant', `(no % ${merchantsOf(places)})`)}, 'open',
    $2::timestamptz - ${dice(8)} * interval '400 days', $2::timestamptz - interval '1 day'
  from generate_series(0, ${places - 1}) as no
  cross join lateral (select case when ${dice(9)} < 0.8
    then floor(${clusters} * ${dice(10)} ^ 1.5)::bigint
    else ${clusters} + no end as cluster) as of
  cross join lateral (select ${spread(11, 9_000, 'cluster')} as north,
    ${spread(13, 9_000, 'cluster')} as east) as at
  join word on word.key = ${oneOf(15, '(select count(*) from word)')}
  left join hour on hour.key = case when ${dice(16)} < 0.4
    then ${openSigns} + ${oneOf(17, shutSigns)}
    else ${oneOf(17, openSigns)} end`;

/** Two of five are set meals, each with a menu of its own; the others share terms. */
const offersOf = (places: number): string => `
  insert into offer (city_id, id, merchant_id, title, kind, terms, funding, excludes, state,
    stock, stock_left, per_person_limit, sell_from, sell_until, valid_days, created_at)
  select $1, ${idOf('offer')}, ${idOf('merchant', `(no / 3 % ${merchantsOf(places)})`)},
    coalesce(term.title, dish || '套餐'), coalesce(term.terms ->> 'kind', 'package'),
    coalesce(term.terms, jsonb_build_object('kind', 'package', 'usesTotal', 1,
      'priceFen', 100 * floor((p1 + 2 * p2 + p3) * (0.5 + 0.4 * ${dice(20)}))::int,
      'items', jsonb_build_array(
        jsonb_build_object('name', dish, 'count', 1, 'priceFen', p1 * 100),
        jsonb_build_object('name', side, 'count', 2, 'priceFen', p2 * 100),
        jsonb_build_object('name', drink, 'count', 1, 'priceFen', p3 * 100)))),
    case when ${dice(21)} < 0.7 then '[{"funder": "merchant", "shareBp": 10000}]'::jsonb
      else '[{"funder": "merchant", "shareBp": 7000}, {"funder": "platform",
        "shareBp": 3000}]'::jsonb end,
    '{}', 'live', stock, stock, case when ${dice(23)} < 0.2 then 3 end,
    $2::timestamptz - ${dice(24)} * interval '200 days',
    $2::timestamptz + interval '1 day' + ${dice(25)} * interval '90 days', 30, $2
  from generate_series(0::bigint, ${places * 3 - 1}) as no
  cross join lateral (select
    (${dishes})[1 + ${oneOf(26, 48)}] as dish, (${dishes})[1 + ${oneOf(27, 48)}] as side,
    (${dishes})[1 + ${oneOf(28, 48)}] as drink, 20 + ${oneOf(29, 160)} as p1,
    8 + ${oneOf(30, 60)} as p2, 4 + ${oneOf(31, 30)} as p3,
    case when ${dice(22)} < 0.3 then 5 + ${oneOf(32, 500)} end as stock) as made
  left join term on term.key = case when ${dice(33)} >= 0.4
    then ${oneOf(34, '(select count(*) from term)')} end`;

/** One place in twenty has a note or two; the person is made with the first city. */
const notesOf = (places: number): string => `
  with author as (insert into person (id, name, email) select
      '00000000-0000-7000-8000-000000000001', '食客', 'author@phone.invalid'
      where $2::timestamptz is not null on conflict do nothing)
  insert into note select $1, ${idOf('note')}, ${idOf('place', '(no * 10)')},
    '00000000-0000-7000-8000-000000000001', '好吃，会再来。第' || no || '次。', $2
  from generate_series(0, ${Math.floor(places / 10) - 1}) as no
  where ${dice(40)} < 0.5`;
