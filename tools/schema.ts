// Writes `server/schema.sql`: the whole database on a few pages, read back from one that
// has
// just been migrated, so that it can't say anything else than the migrations do.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openTestDatabase } from '#server/test/database.ts';
import { openTestPostgres } from './test-postgres.ts';

export const schemaFile = fileURLToPath(new URL('../server/schema.sql', import.meta.url));

const tablesOf = `
  select class.oid, class.relname as name, class.relkind = 'v' as is_view
  from pg_class as class
  where class.relnamespace = 'public'::regnamespace and class.relkind in ('r', 'v')
    and class.relname <> 'migration'
    and not exists (select from pg_depend where objid = class.oid and deptype = 'e')
  order by is_view, name`;

const partsOf = `
  select format('  %s %s%s%s', quote_ident(attname), format_type(atttypid, atttypmod),
      case when attnotnull then ' not null' else '' end,
      coalesce(' default ' || pg_get_expr(adbin, adrelid), '')) as line, attnum, 0 as kind
    from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where attrelid = $1 and attnum > 0 and not attisdropped
  union all
  select format('  %s', pg_get_constraintdef(oid)), oid::integer, 1
    from pg_constraint where conrelid = $1 and contype <> 'n'
  order by kind, attnum`;

const indexesOf = `
  select pg_get_indexdef(indexrelid) as line from pg_index
  where indrelid = $1 and not exists (
    select from pg_constraint where conindid = indexrelid and conrelid = $1)
  order by line`;

/** The schema of a migrated database as SQL that a person can read. */
export async function readSchema(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ oid: number; name: string; is_view: boolean }>(
    tablesOf,
  );
  const blocks: string[] = [];
  for (const { oid, name, is_view: isView } of rows) {
    blocks.push(
      isView ? await viewBlock(client, oid, name) : await tableBlock(client, oid, name),
    );
  }
  const head = '-- Generated from the migrations by `node tools/schema.ts`.';
  return `${[head, ...blocks].join('\n\n')}\n`;
}

async function tableBlock(client: pg.Client, oid: number, name: string): Promise<string> {
  const parts = await client.query<{ line: string }>(partsOf, [oid]);
  const indexes = await client.query<{ line: string }>(indexesOf, [oid]);
  const body = parts.rows.map(({ line }) => line).join(',\n');
  return [
    `create table "${name}" (\n${body}\n);`,
    ...indexes.rows.map(({ line }) => `${line.replace(/ public\./g, ' ')};`),
  ].join('\n');
}

async function viewBlock(client: pg.Client, oid: number, name: string): Promise<string> {
  const { rows } = await client.query<{ text: string }>(
    'select pg_get_viewdef($1::oid, true) as text',
    [oid],
  );
  return `create view ${name} as\n${rows[0]?.text ?? ''}`;
}

if (import.meta.main) {
  const postgres = await openTestPostgres();
  process.env['ARRIVAL_TEST_POSTGRES'] = postgres.url;
  const database = await openTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await writeFile(schemaFile, await readSchema(client));
  await client.end();
  await database.drop();
  await postgres.stop();
}
