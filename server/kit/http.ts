import cookies from '@fastify/cookie';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifySchema,
  FastifySchemaCompiler,
} from 'fastify';
import type { Who } from '#contract/kit/endpoint.ts';
import { CityId } from '#contract/kit/id.ts';
import { requestSeconds, refusalsTotal } from './metrics.ts';
import { Refusal, refuse } from './refuse.ts';
import { claimKey, hashAsked, keepAnswer, keepRefusal } from './request-key.ts';
import type { RequestKey, StoredAnswer } from './request-key.ts';
import type { Route } from './route.ts';
import { jsonSchemaOf } from './schema.ts';
import { inQuestion, inWork } from './work.ts';
import type { Actor, AfterRefusal, Asked, WorkTerms } from './work.ts';

/**
 * Where contract meets wire. A route is validated and serialised by its endpoint's schemas;
 * who asks is settled before the body is looked at; a write runs in one transaction under
 * its request key; a refusal is rolled back and answered by name.
 */
export type HttpTerms = WorkTerms & {
  authenticate: (token: string | undefined, cityId: string) => Promise<Actor>;
  cityExists: (cityId: string) => Promise<boolean>;
};

declare module 'fastify' {
  interface FastifyRequest {
    asked?: Asked;
  }
}

export const sessionCookie = 'arrival_session';

export const mountRoutes = async (
  app: FastifyInstance,
  terms: HttpTerms,
  routes: readonly Route[],
): Promise<void> => {
  await app.register(cookies);
  app.setValidatorCompiler(compileAsked);
  for (const route of routes) mountRoute(app, terms, route);
};

// A body says exactly what it means; an address is text, so its numbers are read from it.
// Four hundred digits are read as Infinity, which Ajv's strictness would excuse from every
// maximum.
const ajvTerms = {
  useDefaults: true,
  allErrors: false,
  allowUnionTypes: true,
  strictNumbers: false,
};
const strict = formats.default(new Ajv({ ...ajvTerms, coerceTypes: false }));
const lenient = formats.default(new Ajv({ ...ajvTerms, coerceTypes: true }));

/** How what is asked is judged by its schema. */
export const compileAsked: FastifySchemaCompiler<FastifySchema> = ({ schema, httpPart }) =>
  (httpPart === 'body' ? strict : lenient).compile(schema);

const mountRoute = (app: FastifyInstance, terms: HttpTerms, route: Route): void => {
  const { endpoint } = route;
  app.route({
    method: endpoint.method,
    url: `/api${endpoint.path}`,
    schema: routeSchema(route),
    ...(endpoint.bodyLimitBytes ? { bodyLimit: endpoint.bodyLimitBytes } : {}),
    // The door: an unknown caller learns nothing from how a body is judged.
    onRequest: async (request) => {
      const cityId = cityOf(request.params);
      const actor = await terms.authenticate(tokenOf(request), cityId);
      admit(actor, endpoint.who);
      if (cityId !== '' && !(await terms.cityExists(cityId))) {
        refuse('unknown_city', { city: cityId });
      }
      request.asked = { cityId, actor };
    },
    handler: async (request, reply) => {
      const started = performance.now();
      const answer = await answerRequest(terms, route, request, reply);
      reply.code(answer.status).header('content-type', 'application/json; charset=utf-8');
      requestSeconds.observe(
        { endpoint: endpoint.name, status: String(answer.status) },
        (performance.now() - started) / 1_000,
      );
      return reply.send(answer.answer);
    },
  });
};

const answerRequest = async (
  terms: HttpTerms,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<StoredAnswer> => {
  const { endpoint } = route;
  const asked: Refusable = {
    ...(request.asked ?? refuse('not_signed_in', {})),
    ifRefused: [],
  };
  const key = endpoint.keyed ? requestKeyOf(request, route, asked) : undefined;
  const input = {
    params: request.params,
    query: request.query,
    body: request.body,
    key: key?.key ?? '',
    ip: request.ip,
    session: sessionOf(request, reply),
  };
  const say = (value: unknown): StoredAnswer => ({
    status: endpoint.status,
    answer: String(
      reply.serializeInput(value as Record<string, unknown>, String(endpoint.status)),
    ), // the schema decides
  });
  try {
    if (endpoint.method === 'GET' || endpoint.asks) {
      return say(await inQuestion(terms, asked, (work) => route.act(work, input)));
    }
    return await inWork(terms, asked, async (work) => {
      const before = key && (await claimKey(work, key));
      if (before) return before;
      const answer = say(await route.act(work, input));
      if (key) keepAnswer(work, key, answer);
      return answer;
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refusalsTotal.inc({ endpoint: endpoint.name, refusal: error.refusal });
    const kept = refusalAnswer(error, request.id);
    return afterRefusal(terms, asked, { kept, key: isFinal(error) ? key : undefined });
  }
};

type Refusable = Asked & { ifRefused: AfterRefusal[] };

/** "Later" and "try again" are no final answers, and a reused key has its own. */
const isFinal = ({ status, refusal }: Refusal): boolean =>
  status < 429 && status !== lockedStatus && refusal !== 'request_key_reused';
/** Locked now, and open again by itself. */
const lockedStatus = 423;

/** What stays of a refused request: its answer under its key, and what it left to do. */
const afterRefusal = async (
  terms: HttpTerms,
  asked: Refusable,
  { kept, key }: { kept: StoredAnswer; key: RequestKey | undefined },
): Promise<StoredAnswer> => {
  if (!key && asked.ifRefused.length === 0) return kept;
  return inWork(terms, asked, async (work) => {
    const said = key ? await keepRefusal(work, key, kept) : kept;
    // Where a copy was faster, that one has left the same.
    if (said === kept) for (const act of asked.ifRefused) await act(work);
    return said;
  });
};

const routeSchema = ({ endpoint }: Route): FastifySchema & Record<string, unknown> => ({
  operationId: endpoint.name,
  summary: endpoint.summary,
  description: `Who may call: ${endpoint.who.join(', ')}.${
    endpoint.keyed ? ' Takes an `Idempotency-Key`.' : ''
  } Refusals: ${endpoint.refusals.join(', ') || 'none of its own'}.`,
  tags: [endpoint.path.split('/').findLast((part) => part && !part.startsWith(':')) ?? ''],
  ...(endpoint.params ? { params: jsonSchemaOf(endpoint.params, 'output') } : {}),
  ...(endpoint.query ? { querystring: jsonSchemaOf(endpoint.query, 'output') } : {}),
  ...(endpoint.body ? { body: jsonSchemaOf(endpoint.body, 'input') } : {}),
  response: { [endpoint.status]: jsonSchemaOf(endpoint.reply, 'output') },
});

export const refusalAnswer = (refusal: Refusal, requestId: string): StoredAnswer => ({
  status: refusal.status,
  answer: JSON.stringify({ refusal: refusal.refusal, facts: refusal.facts, requestId }),
});

const cityOf = (params: unknown): string => {
  const city: unknown =
    typeof params === 'object' && params !== null && 'city' in params ? params.city : '';
  // A name that no city can have is judged with the other parameters, not looked up.
  return CityId.safeParse(city).data ?? '';
};

export const tokenOf = (request: FastifyRequest): string | undefined => {
  const header = request.headers.authorization;
  if (header?.startsWith('Bearer ')) return header.slice(7);
  return request.cookies[sessionCookie];
};

/** A month, in the browser's jar only: scripts can't read it, other sites can't send it. */
const cookieTerms = { httpOnly: true, sameSite: 'lax', path: '/' } as const;

export const keepSession = (request: FastifyRequest, reply: FastifyReply, token: string) =>
  reply.setCookie(sessionCookie, token, {
    ...cookieTerms,
    maxAge: 30 * 86_400,
    secure: request.protocol === 'https',
  });

const sessionOf = (request: FastifyRequest, reply: FastifyReply) => ({
  token: tokenOf(request) ?? '',
  keep: (token: string) => {
    keepSession(request, reply, token);
  },
  drop: () => {
    reply.clearCookie(sessionCookie, cookieTerms);
  },
});

/** Whether this caller may ask at all; the verb still checks whose thing it is. */
const admit = (actor: Actor, who: readonly Who[]): void => {
  // A rail proves itself by the signature in the body, which the verb checks.
  if (who.includes('anyone') || who.includes('rail')) return;
  if (actor.kind !== 'person' && actor.kind !== 'till') return refuse('not_signed_in', {});
  if (who.includes('customer') && actor.kind === 'person') return;
  if (actor.roles.some((held) => who.some((needed) => needed === held.role))) return;
  refuse('not_allowed', { needs: [...who] });
};

const requestKeyOf = (request: FastifyRequest, route: Route, asked: Asked): RequestKey => {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\w-]{8,64}$/.test(key)) {
    return refuse('request_key_missing', {});
  }
  return {
    actor: asked.actor.personId ?? asked.actor.tillId ?? asked.actor.kind,
    operation: route.endpoint.name,
    key,
    bodySha256: hashAsked([request.params, request.query, request.body]),
  };
};
