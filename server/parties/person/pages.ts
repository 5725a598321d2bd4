import type { FastifyInstance } from 'fastify';
import type { PageTerms } from '#kit/module.ts';
import { keepSession } from '#kit/http.ts';
import { escapeHtml, page } from '#kit/page.ts';
import { inQuestion, inWork, nobody } from '#kit/work.ts';
import type { WorkTerms } from '#kit/work.ts';
import type { CodeSender } from './auth.ts';
import { demoPeople, findDemoPerson } from './demo.ts';
import { readMe } from './read-me.ts';
import { recordOperator } from './sign-in.ts';
import { insertMessage, newestMessages } from './sql.ts';

/**
 * Pages of the demo only: one-click sign-ins for every role, and the messages that would
 * have left the building. With real money they do not exist.
 */
export const personPages = (app: FastifyInstance, terms: PageTerms): void => {
  if (!terms.demo) return;
  app.get('/demo', async (_request, reply) => {
    const people = await inQuestion(terms.work, { cityId: '', actor: nobody }, demoPeople);
    return reply.type('text/html; charset=utf-8').send(
      page(
        '演示登录 · Demo sign-in',
        `
      <h1>演示登录</h1><p>一点就以这个人的身份登录。 One click signs you in.</p>
      <ul>${people
        .map(
          (who) => `<li><a href="/demo/sign-in/${who.personId}?to=${encodeURIComponent(
            who.app,
          )}">${escapeHtml(who.name)}</a>
        <span>${escapeHtml(who.what)}</span></li>`,
        )
        .join('')}</ul>
      <p><a href="/dev/outbox">验证码与短信 · Messages</a></p>`,
      ),
    );
  });
  app.get<{ Params: { person: string }; Querystring: { to?: string } }>(
    '/demo/sign-in/:person',
    async (request, reply) => {
      const asked = { cityId: '', actor: nobody };
      const found = await inWork(terms.work, asked, async (work) => {
        const person = await findDemoPerson(work, request.params.person);
        if (person) recordOperator(work, await readMe(work, person.personId));
        return person;
      });
      if (!found) return reply.code(404).type('text/plain').send('no such demo person');
      const context = await terms.work.outside.auth.$context;
      const session = await context.internalAdapter.createSession(found.personId);
      keepSession(request, reply, session.token);
      const to = request.query.to ?? found.app;
      return reply.redirect(/^\/[^/\\]/.test(to) || to === '/' ? to : '/');
    },
  );
  app.get('/dev/outbox', async (_request, reply) => {
    const messages = await inQuestion(
      terms.work,
      { cityId: '', actor: nobody },
      newestMessages,
    );
    return reply.type('text/html; charset=utf-8').send(
      page(
        '短信 · Messages',
        `
      <h1>短信</h1><p>这些短信本会发到手机上。 These would have gone to phones.</p>
      <ul>${
        messages
          .map(
            (message) => `<li><b>${escapeHtml(message.phone)}</b>
        <span>${escapeHtml(message.body)}</span>
        <time>${message.sentAt.toISOString()}</time></li>`,
          )
          .join('') || '<li>还没有</li>'
      }
      </ul>`,
      ),
    );
  });
};

/** The default sender: the message page of the demo, and a line on the console. */
export const outboxSender = (
  terms: () => WorkTerms,
  say: (line: string) => void,
): CodeSender => ({
  sendCode: async ({ phone, code }) => {
    const body = `【抵达】验证码 ${code}，5 分钟内有效。Your Arrival code is ${code}.`;
    await inQuestion(terms(), { cityId: '', actor: nobody }, (work) =>
      insertMessage(work, { id: work.id(), phone, body, sentAt: work.now }),
    );
    say(`${phone}: ${code}`);
  },
});
