import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { openTestDatabase } from '#server/test/database.ts';
import { readSchema, schemaFile } from './schema.ts';

test('schema.sql says what the migrations make', async () => {
  const database = await openTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    expect(await readFile(schemaFile, 'utf8')).toBe(await readSchema(client));
  } finally {
    await client.end();
    await database.drop();
  }
});
