import pg from 'pg';
import { expect } from 'vitest';
import { askLaws } from '#city/laws.ts';
import type { Town } from './town.ts';

/** What must always hold, asked of the town's own database after a flow. */
export const expectLaws = async (town: Pick<Town, 'url'>): Promise<void> => {
  const client = new pg.Client({ connectionString: town.url });
  await client.connect();
  try {
    expect(await askLaws(client)).toEqual([]);
  } finally {
    await client.end();
  }
};
