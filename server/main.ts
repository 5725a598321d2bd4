import Fastify, { LogController } from 'fastify';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { makeCodeSecrets } from '#flywheel/voucher/shown-code.ts';
import { makeExposureLog } from '#flywheel/exposure/log.ts';
import { makeStreetStore } from '#flywheel/exposure/street/store.ts';
import { makeStreets } from '#flywheel/exposure/street/streets.ts';
import { makeRails } from '#flywheel/payment/rail-settings.ts';
import { makeSandboxRail } from '#flywheel/payment/sandbox.ts';
import type { SandboxRail } from '#flywheel/payment/sandbox.ts';
import { authenticateTill, isTillKey } from '#flywheel/till/authenticate.ts';
import { authenticate } from '#parties/person/actor.ts';
import { makeWebhooks } from '#parties/notice/webhook.ts';
import { makeAuth } from '#parties/person/auth.ts';
import type { CodeSender } from '#parties/person/auth.ts';
import { outboxSender } from '#parties/person/pages.ts';
import type { Rail, RailLimits } from '#flywheel/payment/rail.ts';
import { usualLimits } from '#flywheel/payment/rail-limits.ts';
import { systemClock } from '#kit/clock.ts';
import { serveMapTiles } from '#kit/map-tiles.ts';
import type { Clock } from '#kit/clock.ts';
import type { Config } from '#kit/config.ts';
import { keepAlive, openDatabase } from '#kit/db.ts';
import type { Database } from '#kit/db.ts';
import { hangDoor, refuseAddress } from '#kit/door.ts';
import { hangGuards, webTerms } from '#kit/guards.ts';
import { answerHealth } from '#kit/health.ts';
import { mountRoutes } from '#kit/http.ts';
import { randomIds } from '#kit/id.ts';
import type { IdSource } from '#kit/id.ts';
import { allCities, every, startJobs, sweep } from '#kit/jobs.ts';
import { makeLog } from '#kit/log.ts';
import type { Log } from '#kit/log.ts';
import { publishContract } from '#kit/openapi.ts';
import { relayOutbox } from '#kit/outbox.ts';
import { serveApps } from '#kit/web.ts';
import type { Outside, WorkTerms } from '#kit/work.ts';
import { modules as registered } from './modules.ts';

const modules = registered.map(({ module }) => module);

/** What a test, the city or a bench may hand in instead of the real thing. */
export type Handed = {
  clock?: Clock;
  ids?: IdSource;
  /** Beside those that the configuration names. */
  rails?: Partial<Record<Rail['name'], Rail>>;
  /** What the sandbox rail's contract allows, where a test needs another. */
  limits?: RailLimits;
  sender?: CodeSender;
  log?: Log;
  /** No timers run by themselves: whoever started the server calls `tick`. */
  byHand?: boolean;
};

export type Server = {
  /** `http://127.0.0.1:8080`, without a slash at the end. */
  address: string;
  app: FastifyInstance;
  work: WorkTerms;
  /** Runs every timer and the outbox once, as if their time had come. */
  tick(): Promise<void>;
  /** The sandbox rail sends the notices that are due; says how many. */
  hearRail(): Promise<number>;
  stop(): Promise<void>;
};

/**
 * Starts the web server, the worker, or both, as the configuration says. Stopping finishes
 * what was accepted: the door closes first, then the worker, then the database.
 */
export const startServer = async (config: Config, handed: Handed = {}): Promise<Server> => {
  const log = handed.log ?? makeLog(config.logLevel);
  const clock = handed.clock ?? systemClock;
  const ids = handed.ids ?? randomIds(clock);
  const byHand = handed.byHand === true;
  const db = openDatabase({ url: config.databaseUrl, connections: config.connections });
  const railPool = new pg.Pool({ connectionString: config.databaseUrl, max: 4 });
  keepAlive(railPool);
  const at = { address: '' };
  const sandbox = makeSandboxRail({
    pool: railPool,
    clock,
    secret: config.secret,
    log,
    limits: handed.limits ?? usualLimits,
    notifyBase: () => at.address,
  });
  const outside = openOutside(config, handed, {
    db,
    clock,
    ids,
    log,
    sandbox,
    work: () => work,
  });
  const work: WorkTerms = { db, clock, ids, outside };
  const prepared = { streets: byHand || !config.serves };
  const app = await openWeb(config, work, { log, isPrepared: () => prepared.streets });
  await app.listen({ port: config.serves ? config.port : 0, host: config.host });
  at.address = addressOf(app);
  if (!prepared.streets) {
    void prepareStreets(work, log).finally(() => {
      prepared.streets = true;
    });
  }
  const timers =
    byHand || !config.works
      ? []
      : await startTimers(work, db.pool, {
          log,
          rail: config.demo ? sandbox : undefined,
        });
  return {
    address: at.address,
    app,
    work,
    tick: () => tick(work, log, sandbox),
    hearRail: () => sandbox.sendNotices(),
    stop: async () => {
      await app.close();
      for (const timer of timers) await timer.stop();
      await work.outside.exposures.stop();
      await work.outside.streets.stop();
      await railPool.end();
      await db.destroy();
    },
  };
};

type Around = {
  db: Database;
  clock: Clock;
  ids: IdSource;
  log: Log;
  sandbox: SandboxRail;
  work: () => WorkTerms;
};

/**
 * What is not in the transaction: sign-in, rails, and what this process keeps in memory.
 */
const openOutside = (config: Config, handed: Handed, around: Around): Outside => {
  const { db, ids, log, work } = around;
  const byHand = handed.byHand === true;
  return {
    auth: makeAuth({
      pool: db.pool,
      secret: config.secret,
      publicUrl: config.publicUrl,
      ids,
      sender: handed.sender ?? outboxSender(work, (line) => log.info(line)),
    }),
    quoteSecret: config.secret,
    publicUrl: config.publicUrl,
    codes: makeCodeSecrets(config.secret),
    streets: makeStreets({
      terms: work,
      log,
      lookAlways: byHand,
      ...(config.streetFolder && { store: makeStreetStore(config.streetFolder) }),
    }),
    exposures: makeExposureLog({ terms: work, log, byHand }),
    rails: railsOf(config, handed, around),
    webhooks: makeWebhooks({ secret: config.secret, development: config.demo }),
  };
};

const railsOf = (
  { demo, rails: settings, publicUrl }: Config,
  { rails }: Handed,
  { clock, sandbox }: Around,
): Outside['rails'] => ({
  ...(demo && { sandbox }),
  ...makeRails({ settings, clock, publicUrl }),
  ...rails,
});

/** The first customer of each city should not wait for its street. */
const prepareStreets = async (work: WorkTerms, log: Log): Promise<void> => {
  try {
    await work.outside.streets.prepare(await allCities(work));
  } catch (error) {
    log.warn({ err: error }, 'streets are built when somebody asks');
  }
};

const openWeb = async (
  config: Config,
  work: WorkTerms,
  { log, isPrepared }: { log: Log; isPrepared: () => boolean },
): Promise<FastifyInstance> => {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    ...webTerms,
    frameworkErrors: refuseAddress,
  }) as unknown as FastifyInstance; // the logger's type differs, its methods do not
  hangDoor(app);
  await hangGuards(app, config);
  await publishContract(app);
  const cities = new Set<string>();
  await mountRoutes(
    app,
    {
      ...work,
      authenticate: (token, cityId) =>
        isTillKey(token)
          ? authenticateTill(work.db, token, cityId)
          : authenticate(work.db, token, cityId),
      cityExists: async (cityId) => {
        // Cities are never taken away, so a name that was seen once is good for ever.
        if (!cities.has(cityId)) for (const id of await allCities(work)) cities.add(id);
        return cities.has(cityId);
      },
    },
    config.serves ? modules.flatMap((module) => module.routes ?? []) : [],
  );
  const { publicUrl, secret, demo } = config;
  for (const module of modules) module.pages?.(app, { work, publicUrl, secret, demo });
  answerHealth(app, work, () => work.outside.streets.report(), isPrepared);
  if (config.serves) {
    await serveMapTiles(app, config.baseMapFolder);
    await serveApps(app);
  }
  return app;
};

const addressOf = (app: FastifyInstance): string => {
  const bound = app.server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  return `http://127.0.0.1:${port}`;
};

const startTimers = async (
  work: WorkTerms,
  pool: pg.Pool,
  with_: { log: Log; rail: SandboxRail | undefined },
) => {
  const { log, rail } = with_;
  const jobs = await startJobs(work, pool, modules, log);
  return rail ? [jobs, every(100, log, () => rail.sendNotices())] : [jobs];
};

const tick = async (work: WorkTerms, log: Log, sandbox: SandboxRail): Promise<void> => {
  await sandbox.sendNotices();
  const cities = await allCities(work);
  for (const job of modules.flatMap((module) => module.jobs ?? [])) {
    await sweep(work, job, cities);
  }
  while ((await relayOutbox(work, modules, log)) > 0);
};
