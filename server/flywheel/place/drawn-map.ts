import type { FastifyInstance } from 'fastify';
import type { PageTerms } from '#kit/module.ts';
import { inQuestion, nobody } from '#kit/work.ts';
import type { AnyWork } from '#kit/work.ts';
import { selectDrawnMap, upsertDrawnMap } from './sql-drawn-map.ts';

/** Keeps a city's drawing, GeoJSON in WGS-84; a newer one takes its place. */
export const drawMap = (work: AnyWork, drawing: object): Promise<void> =>
  upsertDrawnMap(work, JSON.stringify(drawing));

/** The drawing under the map, at `/base-map/<city>.json`; 404 where there is none. */
export const drawnMapPages = (app: FastifyInstance, terms: PageTerms): void => {
  app.get<{ Params: { file: string } }>(
    '/base-map/:file',
    { schema: { hide: true } },
    async (request, reply) => {
      const cityId = /^([a-z][a-z0-9-]{1,31})\.json$/.exec(request.params.file)?.[1] ?? '';
      const asked = { cityId, actor: nobody };
      const drawing = await inQuestion(terms.work, asked, selectDrawnMap);
      reply.header('cache-control', 'public, max-age=3600').type('application/geo+json');
      return drawing === undefined
        ? reply.code(404).send('{"type":"FeatureCollection","features":[]}')
        : reply.send(drawing);
    },
  );
};
