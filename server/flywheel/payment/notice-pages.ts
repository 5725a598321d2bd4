import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PageTerms } from '#kit/module.ts';
import { Refusal } from '#kit/refuse.ts';
import { inWork, nobody } from '#kit/work.ts';
import type { Rail } from './rail.ts';
import { receiveNotice } from './receive-notice.ts';

/**
 * Where real rails post their notices. Their bodies are no JSON of ours, their signatures
 * are over the bytes as sent, and each wants to hear its own words: so they stand outside
 * the contract, beside the sandbox's endpoint, and call the same verb.
 */
export const noticePages = (app: FastifyInstance, terms: PageTerms): void => {
  void app.register((inner, _options, done) => {
    inner.removeAllContentTypeParsers();
    inner.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, parsed) => {
      parsed(null, body);
    });
    for (const name of ['wechat', 'alipay'] as const) {
      inner.post<{ Params: { city: string } }>(
        `/api/cities/:city/payment-notices/${name}`,
        (request, reply) => {
          const rail = terms.work.outside.rails[name];
          return rail ? answer(terms, rail, request, reply) : reply.callNotFound();
        },
      );
    }
    done();
  });
};

const answer = async (
  terms: PageTerms,
  rail: Rail,
  request: FastifyRequest<{ Params: { city: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const said = rail.reply(await isTaken(terms, rail, request));
  return reply.code(said.status).type(said.type).send(said.body);
};

/** What is not taken is told again by the rail, and found by the day's comparison. */
const isTaken = async (
  { work }: PageTerms,
  rail: Rail,
  request: FastifyRequest<{ Params: { city: string } }>,
): Promise<boolean> => {
  const cityId = request.params.city;
  const actor = { ...nobody, kind: 'rail' } as const;
  const body = typeof request.body === 'string' ? request.body : '';
  const raw = { headers: headersOf(request), body };
  try {
    await inWork(work, { cityId, actor }, (held) =>
      receiveNotice(held, { rail: rail.name, raw }),
    );
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { refusal, facts } = error;
    request.log.warn({ rail: rail.name, refusal, facts }, 'a notice was not taken');
    return false;
  }
};

const headersOf = ({ headers }: FastifyRequest): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value?.toString()]),
  );
