import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { registry } from './metrics.ts';
import type { WorkTerms } from './work.ts';

/**
 * Alive: `/health`. Able to work: `/ready`, which asks the database. Figures: `/metrics`.
 */
export const answerHealth = (app: FastifyInstance, work: WorkTerms): void => {
  const hidden = { schema: { hide: true }, config: { rateLimit: false as const } };
  app.get('/health', hidden, () => ({ alive: true, at: work.clock.now().toISOString() }));
  app.get('/ready', hidden, async (_request, reply) => {
    try {
      await sql`select 1`.execute(work.db);
      return { ready: true };
    } catch {
      return reply.code(503).send({ ready: false });
    }
  });
  app.get('/metrics', hidden, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
};
