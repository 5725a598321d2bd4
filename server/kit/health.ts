import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { registry, streetBehind } from './metrics.ts';
import type { WorkTerms } from './work.ts';

/** What is kept in this process's memory, and how old it may be at most. */
export type StreetReport = { city: string; behindMs: number };

/**
 * Alive: `/health`. Able to work: `/ready`, which asks the database. Figures: `/metrics`.
 */
export const answerHealth = (
  app: FastifyInstance,
  work: WorkTerms,
  streets: () => Promise<readonly StreetReport[]>,
  /** Whether what has to be in memory is there. */
  isPrepared: () => boolean,
): void => {
  const hidden = { schema: { hide: true }, config: { rateLimit: false as const } };
  app.get('/health', hidden, async () => ({
    alive: true,
    at: work.clock.now().toISOString(),
    streets: await streets(),
  }));
  app.get('/ready', hidden, async (_request, reply) => {
    if (!isPrepared()) return reply.code(503).send({ ready: false });
    try {
      await sql`select 1`.execute(work.db);
      return { ready: true };
    } catch {
      return reply.code(503).send({ ready: false });
    }
  });
  app.get('/metrics', hidden, async (_request, reply) => {
    for (const { city, behindMs } of await streets())
      streetBehind.set({ city }, behindMs / 1_000);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
};
