import type { FastifyInstance } from 'fastify';
import { yuan } from '#contract/kit/money.ts';
import type { PageTerms } from '#kit/module.ts';
import { escapeHtml, page } from '#kit/page.ts';
import type { Manner, SandboxRail, Trade } from './sandbox.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The sandbox rail's own cashier: a page of the rail, not of the product. Beside the plain
 * way to pay it offers what real rails do to us, so that anybody can try it by hand.
 */
export const sandboxPages = (app: FastifyInstance, terms: PageTerms): void => {
  const rail = sandboxOf(terms);
  if (!rail) return;
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, body);
    },
  );
  app.get<{ Params: { trade: string } }>(
    '/sandbox/cashier/:trade',
    async (request, reply) => {
      const { trade: tradeNo } = request.params;
      const trade = uuid.test(tradeNo) ? await rail.findTrade(tradeNo) : undefined;
      reply.type('text/html; charset=utf-8');
      if (!trade) return reply.code(404).send(page('收银台', '<h1>没有这笔交易</h1>'));
      if (trade.outcome !== 'open') return reply.redirect(trade.returnPath);
      return reply.send(cashierOf(trade));
    },
  );
  app.post<{ Params: { trade: string; manner: string } }>(
    '/sandbox/cashier/:trade/:manner',
    async (request, reply) => {
      const { trade: tradeNo, manner } = request.params;
      const trade =
        uuid.test(tradeNo) && isManner(manner)
          ? await rail.endTrade(tradeNo, manner)
          : undefined;
      if (!trade) return reply.code(404).type('text/plain').send('no such trade');
      return reply.redirect(trade.returnPath, 303);
    },
  );
};

const sandboxOf = (terms: PageTerms): SandboxRail | undefined => {
  const rail = terms.work.outside.rails.sandbox;
  // Only the rail of this file has a cashier of its own.
  return rail && 'endTrade' in rail ? (rail as SandboxRail) : undefined;
};

const manners: Record<Manner, string> = {
  pay: '付款 · Pay',
  pay_late: '付款，通知迟到 30 秒 · notice 30 s late',
  pay_twice: '付款，通知来两次 · notice twice',
  pay_silently: '付款，通知不来 · no notice at all',
  give_up: '不付了 · Leave',
};

const isManner = (text: string): text is Manner => text in manners;

const cashierOf = (trade: Trade): string =>
  page(
    '沙箱收银台 · Sandbox cashier',
    `
<small>沙箱收银台：不动真钱。 Sandbox cashier: no real money.</small>
<h1>${escapeHtml(trade.title)}</h1><p class="sum">¥${yuan(trade.amountFen)}</p>
${Object.entries(manners)
  .map(
    ([manner, words]) => `<form method="post"
action="/sandbox/cashier/${trade.tradeNo}/${manner}"><button${
      manner === 'pay' ? '' : ' class="quiet"'
    }>${words}</button></form>`,
  )
  .join('\n')}`,
  );
