import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyMerchant, listMerchants } from '#contract/merchant.ts';
import { listNotes } from '#contract/note.ts';
import { placeOrder } from '#contract/order.ts';
import { readMe, renameMe } from '#contract/person.ts';
import { startServer } from '#server/main.ts';
import { makeCaller } from '#contract/kit/call.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { askRaw } from '#server/test/walk/ask.ts';
import { readConfig } from './config.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());

const key = () => crypto.randomUUID();
const rename = (body: string, more: object = {}) =>
  askRaw(town, renameMe, { body, key: key(), token: town.tokens.lin, ...more });

describe('the door', () => {
  it.each([
    ['no JSON', '{', {}, 'malformed_request', 400],
    ['a field too many', '{"name":"x","y":1}', {}, 'malformed_request', 400],
    ['nobody', '{"name":"x"}', { token: undefined }, 'not_signed_in', 401],
    ['no key', '{"name":"x"}', { key: undefined }, 'request_key_missing', 400],
    ['a long body', `{"name":"${'x'.repeat(70_000)}"}`, {}, 'request_too_large', 413],
    ['XML', '<name/>', { contentType: 'text/xml' }, 'unsupported_content', 415],
  ])('refuses %s by name', async (_what, body, more, refusal, status) => {
    expect(await rename(body, more)).toMatchObject({ refusal, status });
  });

  it('asks who somebody is before it looks at what they say', async () => {
    expect(await rename('{', { token: undefined })).toMatchObject({
      refusal: 'not_signed_in',
    });
  });

  it('says what somebody would have to be', async () => {
    expect(await town.caller('lin')(listMerchants, { city })).toMatchObject({
      refusal: 'not_allowed',
      facts: { needs: ['operator'] },
    });
  });

  it('knows its cities', async () => {
    expect(await town.caller(null)(listNotes, { city: 'atlantis' })).toMatchObject({
      refusal: 'unknown_city',
      facts: { city: 'atlantis' },
    });
  });

  it.each(['/api/nothing', '/api', '/api/cities/town/places/x/y'])(
    'has nothing at %s',
    async (path) => {
      const answer = await fetch(town.server.address + path);
      expect([answer.status, await answer.json()]).toMatchObject([
        404,
        { refusal: 'unknown_address' },
      ]);
    },
  );

  it('slows down a caller who asks too much', async () => {
    const config = readConfig({
      DATABASE_URL: town.url,
      ARRIVAL_SECRET: 'a secret for tests that nobody else has',
      REQUESTS_PER_MINUTE: '2',
      LOG_LEVEL: 'silent',
    });
    const server = await startServer({ ...config, port: 0 }, { byHand: true });
    const ask = makeCaller({ base: `${server.address}/api` });
    const answers = [];
    for (let no = 0; no < 3; no += 1) answers.push(await ask(listNotes, { city }));
    const otherwise = await fetch(`${server.address}/%61pi/cities/${city}/notes`);
    await server.stop();
    // The same address written in another way is the same address.
    expect(otherwise.status).toBe(429);
    expect(answers[1]?.ok).toBe(true);
    expect(answers[2]).toMatchObject({ status: 429, refusal: 'too_many_requests' });
  });
});

describe('a request key', () => {
  const lin = (body: object, its: string) => rename(JSON.stringify(body), { key: its });

  it('gives the same bytes for the same request', async () => {
    const its = key();
    const first = await lin({ name: '林一' }, its);
    await lin({ name: '林二' }, key());
    expect(await lin({ name: '林一' }, its)).toEqual(first);
    expect((await town.as('lin')(readMe, {})).name).toBe('林二');
  });

  it('gives the same bytes for a refusal, too', async () => {
    const its = key();
    const ask = () =>
      askRaw(town, placeOrder, {
        params: { city },
        body: JSON.stringify({ token: 'x'.repeat(40) }),
        token: town.tokens.lin,
        key: its,
      });
    const first = await ask();
    expect(first.refusal).toBe('quote_forged');
    expect(await ask()).toEqual(first);
  });

  it('is refused with another body', async () => {
    const its = key();
    const first = await lin({ name: '林一' }, its);
    const other = await lin({ name: '林三' }, its);
    expect(other).toMatchObject({ status: 409, refusal: 'request_key_reused' });
    expect(await lin({ name: '林一' }, its)).toEqual(first);
  });

  it('belongs to one person: another may use the same', async () => {
    const its = key();
    await lin({ name: '林一' }, its);
    const mei = await rename('{"name":"梅"}', { key: its, token: town.tokens.mei });
    expect(mei.status).toBe(200);
  });

  it('does one thing when ten copies come at once', async () => {
    const its = key();
    const asked = {
      city,
      name: '十份',
      licenceNo: '91330900MA28AAAA10',
      contactPhone: '+8613900000088',
    };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        town.caller('lin')(applyMerchant, asked, { key: its }),
      ),
    );
    const [first] = answers;
    expect(first?.ok).toBe(true);
    for (const answer of answers) expect(answer).toEqual(first);
  });
});

describe('a database that goes away', () => {
  it('is answered "busy", and the same request works later', async () => {
    const other = new pg.Client({ connectionString: town.url });
    await other.connect();
    await other.query('begin');
    await other.query('select 1 from person where id = $1 for update', [town.ids.lin]);
    const its = key();
    const asking = rename('{"name":"林四"}', { key: its });
    await endWaiting(other);
    expect(await asking).toMatchObject({ status: 503, refusal: 'busy' });
    await other.query('rollback');
    await other.end();
    expect((await rename('{"name":"林四"}', { key: its })).status).toBe(200);
  });

  /** Ends the connection that waits for the lock, as a restart of the database would. */
  const endWaiting = async (client: pg.Client): Promise<void> => {
    for (let tries = 0; tries < 200; tries += 1) {
      const ended = await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (ended.rowCount) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('nobody waits');
  };
});
