import pg from 'pg';
import { expect } from 'vitest';
import { askLaws } from '#city/laws.ts';
import type { Breach } from '#city/laws/law.ts';
import type { Town } from './town.ts';

/** What must always hold, asked of the town's own database after a flow. */
export const expectLaws = async (town: Pick<Town, 'url'>): Promise<void> => {
  expect(await breachesOf(town)).toEqual([]);
};

/** Which laws are broken in the town's own database. */
export const breachesOf = async (town: Pick<Town, 'url'>): Promise<Breach[]> => {
  const client = new pg.Client({ connectionString: town.url });
  await client.connect();
  try {
    return await askLaws(client);
  } finally {
    await client.end();
  }
};
