// The floor under every list: the same Fastify with the same plugins, door and schema as
// the real server's, answering one constant body. What a request costs before anybody has
// looked anything up.
import { readFileSync } from 'node:fs';
import cookies from '@fastify/cookie';
import Fastify from 'fastify';
import { listNearby } from '#contract/exposure.ts';
import { hangGuards, webTerms } from '#kit/guards.ts';
import { compileAsked } from '#kit/http.ts';
import { jsonSchemaOf } from '#kit/schema.ts';
import { serveParent } from './spawned.ts';

const body = readFileSync(process.env['FLOOR_BODY'] ?? '', 'utf8');

const app = Fastify(webTerms);
await hangGuards(app, { publicUrl: '', requestsPerMinute: 100_000_000 });
await app.register(cookies);
app.setValidatorCompiler(compileAsked);
app.route({
  method: 'GET',
  url: `/api${listNearby.path}`,
  schema: {
    ...(listNearby.params && { params: jsonSchemaOf(listNearby.params, 'output') }),
    ...(listNearby.query && { querystring: jsonSchemaOf(listNearby.query, 'output') }),
  },
  handler: async (_request, reply) =>
    reply.code(200).header('content-type', 'application/json; charset=utf-8').send(body),
});

const address = await app.listen({ port: 0, host: '127.0.0.1' });
serveParent(address, { stop: () => app.close() });
