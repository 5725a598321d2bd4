import swagger from '@fastify/swagger';
import reference from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';

/**
 * The contract as OpenAPI 3.1 at `/openapi.json`, and a page to read and try it at
 * `/reference`.
 */
export const publishContract = async (app: FastifyInstance): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Arrival 抵达',
        version: '0.1.0',
        description:
          'Everything a screen does is here. Money is in fen, time in UTC, ' +
          'positions in WGS-84. A refusal is `{ refusal, facts, requestId }`.',
      },
      components: {
        securitySchemes: {
          session: { type: 'http', scheme: 'bearer' },
          cookie: { type: 'apiKey', in: 'cookie', name: 'arrival_session' },
        },
      },
    },
  });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  await app.register(reference, {
    routePrefix: '/reference',
    configuration: { title: 'Arrival API', url: '/openapi.json' },
  });
};
