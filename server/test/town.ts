import pg from 'pg';
import pino from 'pino';
import { makeCaller } from '#contract/kit/call.ts';
import type { Answer, Caller, CallOptions } from '#contract/kit/call.ts';
import type { Endpoint, InputOf, ReplyOf } from '#contract/kit/endpoint.ts';
import { readConfig } from '#kit/config.ts';
import { handClock } from '#kit/clock.ts';
import { inWork, nobody, system } from '#kit/work.ts';
import type { Actor, Outside } from '#kit/work.ts';
import { giveMembership } from '#parties/member/give.ts';
import { grantRole, personWithPhone } from '#parties/person/grant-role.ts';
import { completeRehearsal } from '#flywheel/rehearsal/complete.ts';
import { startRehearsal } from '#flywheel/rehearsal/start.ts';
import { createStore } from '#flywheel/place/create.ts';
import { findPlaceNow } from '#flywheel/place/merge-follow.ts';
import { startServer } from '#server/main.ts';
import type { Server } from '#server/main.ts';
import { openTestDatabase } from './database.ts';

/**
 * The small named world that tests live in, on the real server: a harbour street with a
 * noodle bar, a tea house and a bookshop. Lin is a customer, Mei a member, Chen works at
 * the noodle bar, Zhou owns it and the tea house, Tang owns the bookshop, Xu operates.
 */
export const noon = new Date('2026-11-24T04:00:00.000Z');
export const cast = {
  lin: '+8613900000001',
  mei: '+8613900000002',
  chen: '+8613900000003',
  zhou: '+8613900000004',
  tang: '+8613900000005',
  xu: '+8613900000006',
} as const;
export type Name = keyof typeof cast;

export type Town = {
  server: Server;
  url: string;
  clock: ReturnType<typeof handClock>;
  ids: Record<Name, string>;
  tokens: Record<Name, string>;
  places: Record<'noodles' | 'tea' | 'books', string>;
  merchants: Record<'zhou' | 'tang', string>;
  /** Somebody asks; a refusal fails the test. */
  as: (who: Name | null) => Asker;
  /** Somebody asks, and the answer is looked at. */
  caller: (who: Name | null) => Caller;
  sql: <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;
  /** Another server on the same database, with the same clock. */
  another: () => Promise<Server>;
  /** The owner of each store tries its counter, so that its offers may go live. */
  rehearse: (placeIds: readonly string[]) => Promise<void>;
  close(): Promise<void>;
};
export type Asker = <E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  options?: CallOptions,
) => Promise<ReplyOf<E>>;

export const city = 'town';
const secret = 'a secret for tests that nobody else has';

export type TownSettings = {
  byHand?: boolean;
  /** Rails beside the sandbox, on the town's clock. */
  rails?: (clock: Town['clock']) => Promise<Outside['rails']>;
};

export const openTown = async (settings: TownSettings = {}): Promise<Town> => {
  const database = await openTestDatabase();
  const clock = handClock(noon);
  const config = {
    ...readConfig({
      DATABASE_URL: database.url,
      ARRIVAL_SECRET: secret,
      ARRIVAL_DEMO: '1',
      PORT: '0',
      LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent',
      REQUESTS_PER_MINUTE: '1000000',
    }),
    port: 0,
  };
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  await pool.query(
    `insert into city values
    ($1, '小镇', 'Town', 'Asia/Shanghai', 30.25, 122.2)`,
    [city],
  );
  const handed = {
    clock,
    byHand: settings.byHand ?? true,
    rails: (await settings.rails?.(clock)) ?? {},
    log: pino({ level: config.logLevel }),
  };
  const server = await startServer(config, handed);
  const settled = await settle(server);
  const tokens = await signEverybodyIn(server, settled.ids);
  const caller = (who: Name | null) =>
    makeCaller({
      base: `${server.address}/api`,
      token: () => (who ? tokens[who] : undefined),
    });
  const rehearse = (placeIds: readonly string[]) =>
    rehearseAt(server, settled.ids.zhou, placeIds);
  await rehearse(Object.values(settled.places));
  return {
    ...settled,
    server,
    url: database.url,
    clock,
    tokens,
    caller,
    as: (who) => orThrow(caller(who)),
    another: () => startServer(config, handed),
    sql: async (text, values) => (await pool.query(text, values)).rows,
    rehearse,
    close: async () => {
      await server.stop();
      await pool.end();
      await database.drop();
    },
  };
};

const orThrow =
  (call: Caller): Asker =>
  async (endpoint, input, options) => {
    const answer: Answer<typeof endpoint> = await call(endpoint, input, options);
    if (answer.ok) return answer.value;
    throw new Error(`${endpoint.name}: ${answer.refusal} ${JSON.stringify(answer.facts)}`);
  };

const shop = (name: string, lon: number) => ({
  name,
  category: 'restaurant' as const,
  lat: 30.25,
  lon,
  address: '码头路 1 号',
  hoursText: '24/7',
});

const settle = (server: Server) =>
  inWork(server.work, { cityId: city, actor: system }, async (work) => {
    // The cast's own names come back as keys.
    const ids = Object.fromEntries(
      await Promise.all(
        Object.entries(cast).map(async ([name, phone]) => [
          name,
          (await personWithPhone(work, { phone, name })).id,
        ]),
      ),
    ) as Record<Name, string>;
    const merchant = async (name: string, licenceNo: string, owner: string) => {
      const id = work.id();
      await work.db
        .insertInto('merchant')
        .values({
          cityId: city,
          id,
          name,
          licenceNo,
          contactPhone: '+8613900000099',
          state: 'active',
          feeBp: 60,
          createdAt: work.now,
        })
        .execute();
      await grantRole(work, { personId: owner, role: 'owner', merchantId: id });
      return id;
    };
    const zhou = await merchant('周记', '91330900MA28AAAA01', ids.zhou);
    const tang = await merchant('唐家书店', '91330900MA28AAAA02', ids.tang);
    const store = async (merchantId: string, draft: ReturnType<typeof shop>) =>
      (await createStore(work, { merchantId, store: draft })).id;
    const places = {
      noodles: await store(zhou, shop('码头面馆', 122.2)),
      tea: await store(zhou, shop('海风茶楼', 122.201)),
      books: await store(tang, shop('唐家书店', 122.21)),
    };
    await grantRole(work, {
      personId: ids.chen,
      role: 'staff',
      merchantId: zhou,
      placeId: places.noodles,
    });
    await giveMembership(work, { personId: ids.mei, title: '会员', termDays: 3_650 });
    await grantRole(work, { personId: ids.xu, role: 'operator' });
    return { ids, places, merchants: { zhou, tang } };
  });

const rehearseAt = async (
  server: Server,
  personId: string,
  placeIds: readonly string[],
): Promise<void> => {
  const stores = await inWork(server.work, { cityId: city, actor: system }, (work) =>
    Promise.all(placeIds.map((placeId) => findPlaceNow(work, placeId))),
  );
  for (const store of stores) {
    if (!store?.merchantId) continue;
    const role = { role: 'owner', merchantId: store.merchantId, placeId: null } as const;
    const actor: Actor = { ...nobody, kind: 'person', personId, roles: [role] };
    const proof = { channel: 'typed', deviceId: personId, seconds: 20 } as const;
    await inWork(server.work, { cityId: city, actor }, async (work) => {
      const { placeId, code } = await startRehearsal(work, { placeId: store.id });
      await completeRehearsal(work, { ...proof, placeId, code });
    });
  }
};

const signEverybodyIn = async (
  server: Server,
  ids: Record<Name, string>,
): Promise<Record<Name, string>> => {
  const { internalAdapter } = await server.work.outside.auth.$context;
  // The cast's own names come back as keys.
  return Object.fromEntries(
    await Promise.all(
      Object.entries(ids).map(async ([name, id]) => [
        name,
        (await internalAdapter.createSession(id)).token,
      ]),
    ),
  ) as Record<Name, string>;
};
