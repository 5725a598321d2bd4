import helmet from '@fastify/helmet';
import limit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';

/** What every server of the house is opened with: bounded bodies, waits and addresses. */
export const webTerms = {
  bodyLimit: 65_536,
  requestTimeout: 30_000,
  genReqId: () => crypto.randomUUID(),
  forceCloseConnections: 'idle',
  return503OnClosing: true,
  routerOptions: { maxParamLength: 200 },
} as const;

/** Headers that keep pages to themselves, and how often one caller may ask. */
export const hangGuards = async (
  app: FastifyInstance,
  terms: { publicUrl: string; requestsPerMinute: number },
): Promise<void> => {
  // Maps, cameras and the WebAssembly decoder need what the strictest policy forbids.
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
    strictTransportSecurity: terms.publicUrl.startsWith('https:'),
  });
  await app.register(limit, {
    max: terms.requestsPerMinute,
    timeWindow: 60_000,
    // Pages and pictures that are made for each request count; files do not. By the route,
    // since an address may write its letters in more than one way.
    allowList: ({ routeOptions, url }) =>
      !/^\/(api|in|share|sitemap|s\/)/i.test(routeOptions.url ?? url),
  });
};
