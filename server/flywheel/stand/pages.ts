import type { FastifyInstance, FastifyReply } from 'fastify';
import { CityId } from '#contract/kit/id.ts';
import { readStandCode } from '#contract/kit/stand-code.ts';
import type { PageTerms } from '#kit/module.ts';
import { escapeHtml, page } from '#kit/page.ts';
import { Refusal } from '#kit/refuse.ts';
import { inQuestion, nobody } from '#kit/work.ts';
import { placeOfStand } from './here.ts';

type Params = { city: string; code: string };
type Sign = { status: 404 | 410; zh: string; en: string; more: string };

/**
 * Where a stand's QR leads: any camera opens it, so it is an address of its own and no
 * page of the app. In capitals, as printed, or as somebody types it.
 */
export const standPages = (app: FastifyInstance, terms: PageTerms): void => {
  for (const at of ['/S/:city/:code', '/s/:city/:code']) {
    app.get<{ Params: Params }>(at, { schema: { hide: true } }, (request, reply) =>
      answer(terms, request.params, reply),
    );
  }
};

const answer = async (
  terms: PageTerms,
  params: Params,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  // A stand may be retired at any moment: nobody keeps where it led.
  reply.header('cache-control', 'no-store');
  const city = CityId.safeParse(params.city.toLowerCase()).data;
  const code = readStandCode(params.code);
  if (city === undefined || code === null) return send(reply, unknownSign);
  try {
    await inQuestion<'stand_not_found' | 'stand_retired', unknown>(
      terms.work,
      { cityId: city, actor: nobody },
      (work) => placeOfStand(work, code),
    );
    return await reply.redirect(`/in/${city}/stand/${code}`, 302);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const facts: Record<string, unknown> = { ...error.facts };
    const name = facts['placeName'];
    return send(reply, typeof name === 'string' ? retiredSign(name) : unknownSign);
  }
};

const unknownSign: Sign = {
  status: 404,
  zh: '这不是本店的立牌',
  en: 'Not one of our stands',
  more: `请扫店里现在摆着的那块，或者打开「我的券码」给店员扫。
Scan the stand that is in the store now, or show your code to the staff.`,
};

const retiredSign = (name: string): Sign => ({
  status: 410,
  zh: `${name}换了新立牌`,
  en: `${name} has a new stand`,
  more: `这一块已经停用。请扫店里现在摆着的那块，或者打开「我的券码」给店员扫。
This one no longer works. Scan the new one, or show your code to the staff.`,
});

const send = (reply: FastifyReply, { status, zh, en, more }: Sign): FastifyReply => {
  const [moreZh = '', moreEn = ''] = more.split('\n');
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(
      page(
        `${zh} · ${en}`,
        `<h1>${escapeHtml(zh)}</h1><p>${moreZh}</p>
<div lang="en"><h2>${escapeHtml(en)}</h2><p>${moreEn}</p></div>
<p><a href="/">去抵达首页 · Open Arrival</a></p>`,
      ),
    );
};
