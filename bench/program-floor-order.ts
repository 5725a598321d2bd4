// The floor under a refused order: the same Fastify with the same plugins, door and schema
// as the real server's, answering one constant refusal. What a "no" costs before anybody
// has looked anything up.
import cookies from '@fastify/cookie';
import Fastify from 'fastify';
import { placeOrder } from '#contract/order.ts';
import { hangGuards, webTerms } from '#kit/guards.ts';
import { compileAsked } from '#kit/http.ts';
import { jsonSchemaOf } from '#kit/schema.ts';
import { serveParent } from './spawned.ts';

const body = process.env['FLOOR_BODY'] ?? '{}';

const app = Fastify(webTerms);
await hangGuards(app, { publicUrl: '', requestsPerMinute: 100_000_000 });
await app.register(cookies);
app.setValidatorCompiler(compileAsked);
app.route({
  method: 'POST',
  url: `/api${placeOrder.path}`,
  schema: {
    params: jsonSchemaOf(placeOrder.params, 'output'),
    body: jsonSchemaOf(placeOrder.body, 'output'),
  },
  handler: async (_request, reply) =>
    reply.code(409).header('content-type', 'application/json; charset=utf-8').send(body),
});

const address = await app.listen({ port: 0, host: '127.0.0.1' });
serveParent(address, { stop: () => app.close() });
