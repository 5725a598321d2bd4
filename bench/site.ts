// A street with the real server on it, ready for lunch.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '#kit/migrate.ts';
import { askLaws } from '#city/laws.ts';
import { tellBreach } from '#city/laws/law.ts';
import { openConnections } from './connections.ts';
import type { Lunch } from './flow.ts';
import { spawnProgram } from './spawned.ts';
import type { Spawned } from './spawned.ts';
import { buildStreet, callerOf, openOffer } from './street.ts';
import type { Street } from './street.ts';

export type Site = {
  server: Spawned;
  street: Street;
  offerId: string;
  db: pg.Pool;
  /** Under which the server signs its quotes. */
  secret: string;
  /** The lunch of one customer of the street, in turn. */
  lunch(no: number): Lunch;
  /** The laws that do not hold, a sentence each. */
  breaches(): Promise<string[]>;
  close(): Promise<void>;
};

export type SiteTerms = {
  url: string;
  customers: number;
  connections: number;
  nodeArgs?: string[];
};

export async function openSite(terms: SiteTerms): Promise<Site> {
  await migrate(terms.url);
  const db = new pg.Pool({ connectionString: terms.url, max: 4 });
  db.on('error', () => undefined);
  const street = await buildStreet(db, terms.customers);
  const secret = randomBytes(24).toString('hex');
  const server = await spawnProgram({
    file: 'program-server.ts',
    env: serverEnv(terms.url, secret),
    ...(terms.nodeArgs && { nodeArgs: terms.nodeArgs }),
  });
  const wire = openConnections(terms.connections);
  const of = (person: Street['owner']) => callerOf(server.address, person, wire.fetch);
  const offerId = await openOffer(street, {
    owner: of(street.owner),
    operator: of(street.operator),
  });
  const customers = street.customers.map(of);
  const cashier = of(street.cashier);
  const { placeId } = street;
  return {
    server,
    street,
    offerId,
    db,
    secret,
    lunch: (no) => {
      const customer = customers[no % customers.length] ?? cashier;
      const { address } = server;
      return { address, placeId, offerId, send: wire.fetch, customer, cashier };
    },
    breaches: async () => (await askLaws(db)).map(tellBreach),
    close: async () => {
      wire.close();
      await server.stop();
      await db.end();
    },
  };
}

/** What the server is told: sandbox money, no log, no limit on one address. */
export const serverEnv = (url: string, secret: string): Record<string, string> => ({
  DATABASE_URL: url,
  ARRIVAL_SECRET: secret,
  ARRIVAL_DEMO: '1',
  PORT: '0',
  LOG_LEVEL: process.env['BENCH_LOG'] ?? 'silent',
  REQUESTS_PER_MINUTE: '100000000',
});
