import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from './refuse.ts';
import { refusalAnswer } from './http.ts';
import type { StoredAnswer } from './request-key.ts';

/** PostgreSQL's words for "not now": a lock, a deadlock, a full pool, a shutdown. */
const busyStates = new Set(['55P03', '40P01', '40001', '53300', '57014', '57P01', '57P03']);
/** The network's and the driver's words for a database that is not there. */
const awayStates = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND']);
const awayWords = /timeout exceeded when trying|Connection terminated|not queryable/;

/**
 * Every failure leaves by this door with a name. What the caller did wrong is a 4xx that
 * says so; what we can't do right now is `busy`; anything else is a bug: logged, 500.
 */
export const hangDoor = (app: FastifyInstance): void => {
  app.setNotFoundHandler((request, reply) => {
    const answer = refusalAnswer(new Refusal('unknown_address', {}), request.id);
    return reply.code(answer.status).type('application/json').send(answer.answer);
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const answer = answerFor(error, request.id);
    if (!answer) {
      request.log.error({ err: error, requestId: request.id }, 'a bug ended this request');
      return reply
        .code(500)
        .type('application/json')
        .send(
          JSON.stringify({
            error: 'bug',
            requestId: request.id,
          }),
        );
    }
    if (answer.status === 429 || answer.status === 503) reply.header('retry-after', '2');
    return reply.code(answer.status).type('application/json').send(answer.answer);
  });
};

/** An address that can't be read or is far too long, before any route is known. */
export const refuseAddress = (
  _error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void => {
  const facts = { where: 'address', problem: 'not readable' };
  const answer = refusalAnswer(new Refusal('malformed_request', facts), request.id);
  void reply.code(answer.status).type('application/json').send(answer.answer);
};

const answerFor = (error: FastifyError, requestId: string): StoredAnswer | undefined => {
  if (error instanceof Refusal) return refusalAnswer(error, requestId);
  const refusal = refusalFor(error);
  return refusal && refusalAnswer(refusal, requestId);
};

const refusalFor = (error: FastifyError): Refusal | undefined => {
  if (error.validation) {
    const [first] = error.validation;
    const where = `${error.validationContext ?? 'request'}${first?.instancePath ?? ''}`;
    return new Refusal('malformed_request', {
      where,
      problem: first?.message ?? 'malformed',
    });
  }
  const away = awayStates.has(error.code) || awayWords.test(error.message);
  if (away || busyStates.has(error.code)) {
    return new Refusal('busy', { retryAfterSeconds: 2 });
  }
  if (isKeyTaken(error)) return new Refusal('request_key_reused', {});
  switch (error.statusCode) {
    case 400:
      return new Refusal('malformed_request', { where: 'body', problem: error.code });
    case 404:
      return new Refusal('unknown_address', {});
    case 413:
      return new Refusal('request_too_large', { limitBytes: 65_536 });
    case 415:
      return new Refusal('unsupported_content', {});
    case 429:
      return new Refusal('too_many_requests', { retryAfterSeconds: 60 });
    default:
      return undefined;
  }
};

/**
 * What was done under a key outlives the key's 48 hours, and one key may not do two things:
 * the indexes that hold request keys are called `…_by_key`.
 */
const isKeyTaken = (error: object): boolean =>
  'code' in error &&
  error.code === '23505' &&
  'constraint' in error &&
  String(error.constraint).endsWith('_by_key');
