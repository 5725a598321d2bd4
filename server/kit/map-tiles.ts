import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/**
 * Base maps of the operator's own, one file a city: `harbour.pmtiles` at
 * `/base-map/harbour.pmtiles`, read in ranges. A city without one answers "nothing here"
 * and not "no such page", since every map asks.
 */
export const serveMapTiles = async (
  app: FastifyInstance,
  folder: string,
): Promise<void> => {
  app.get('/base-map/:city.pmtiles', { schema: { hide: true } }, (_request, reply) =>
    reply.code(204).send(),
  );
  if (folder === '' || !existsSync(folder)) return;
  await app.register(files, {
    root: resolve(folder),
    prefix: '/base-map/',
    decorateReply: false,
    wildcard: false,
    globIgnore: ['**/!(*.pmtiles)'],
    cacheControl: true,
    maxAge: '1h',
  });
};
