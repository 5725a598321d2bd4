// The floor under every list: the same Fastify with the same plugins, door and schema as
// the real server's, answering one constant body. What a request costs before anybody has
// looked anything up.
import { readFileSync } from 'node:fs';
import cookies from '@fastify/cookie';
import helmet from '@fastify/helmet';
import limit from '@fastify/rate-limit';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import Fastify from 'fastify';
import { listNearby } from '#contract/exposure.ts';
import { jsonSchemaOf } from '#kit/schema.ts';
import { serveParent } from './spawned.ts';

const body = readFileSync(process.env['FLOOR_BODY'] ?? '', 'utf8');

const app = Fastify({
  bodyLimit: 65_536,
  requestTimeout: 30_000,
  genReqId: () => crypto.randomUUID(),
  forceCloseConnections: 'idle',
  return503OnClosing: true,
  routerOptions: { maxParamLength: 200 },
});
// The terms of `server/main.ts`.
await app.register(helmet, {
  contentSecurityPolicy: {
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", "'wasm-unsafe-eval'", "'unsafe-inline'"],
      workerSrc: ["'self'", 'blob:'],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'", 'blob:', 'data:'],
      styleSrc: ["'self'", "'unsafe-inline'"],
      upgradeInsecureRequests: null,
    },
  },
  crossOriginOpenerPolicy: false,
  strictTransportSecurity: false,
});
await app.register(limit, {
  max: 100_000_000,
  timeWindow: 60_000,
  allowList: (request) => !request.url.startsWith('/api/'),
});
await app.register(cookies);
const ajv = formats.default(
  new Ajv({ useDefaults: true, coerceTypes: true, strictNumbers: false }),
);
app.setValidatorCompiler(({ schema }) => ajv.compile(schema as object)); // ours, always one
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
