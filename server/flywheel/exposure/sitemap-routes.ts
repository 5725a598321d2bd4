import type { FastifyInstance } from 'fastify';
import { CityId, Id } from '#contract/kit/id.ts';
import type { PageTerms } from '#kit/module.ts';
import { sendOnce } from '#kit/web.ts';
import { keptParts } from './sitemap-parts.ts';
import { offersIn, placesIn } from './sitemap-list.ts';
import { sitemapIndex, urlSet } from './sitemap-xml.ts';

const kept = 'public, max-age=3600';

/** `/robots.txt`, `/sitemap.xml` and the parts it names. */
export const hangSitemaps = (app: FastifyInstance, terms: PageTerms): void => {
  const hidden = { schema: { hide: true } };
  const root = terms.publicUrl.replace(/\/+$/, '');
  app.get('/robots.txt', hidden, (request, reply) =>
    sendOnce(request, reply.type('text/plain; charset=utf-8'), {
      body: robots(root),
      kept,
    }),
  );
  const parts = keptParts(terms.work);
  app.get('/sitemap.xml', hidden, async (request, reply) => {
    const all = (await parts()).map(({ cityId, noun, first, updatedAt }) => ({
      address: `${root}/sitemaps/${cityId}/${noun}/${first}.xml`,
      changedAt: updatedAt,
    }));
    reply.type('application/xml; charset=utf-8');
    return sendOnce(request, reply, { body: sitemapIndex(all), kept });
  });
  app.get<{ Params: { city: string; noun: string; part: string } }>(
    '/sitemaps/:city/:noun/:part',
    hidden,
    async (request, reply) => {
      const { city, noun, part } = request.params;
      const from = part.replace(/\.xml$/, '');
      const list = noun === 'places' ? placesIn : noun === 'offers' ? offersIn : undefined;
      const readable = CityId.safeParse(city).success && Id.safeParse(from).success;
      if (!list || !readable) return reply.callNotFound();
      const pages = await list(terms, { cityId: city, from });
      reply.type('application/xml; charset=utf-8');
      return sendOnce(request, reply, { body: urlSet(pages), kept });
    },
  );
};

/** What is for its owner only is not worth a visit; all else may be read. */
const robots = (root: string): string => `User-agent: *
Disallow: /api/
Disallow: /merchant/
Disallow: /scanner/
Disallow: /ops/
Disallow: /sandbox/
Disallow: /demo
Disallow: /dev/
Disallow: /in/*/orders
Disallow: /in/*/codes
Disallow: /in/*/me
Disallow: /in/*/places/*/pay

Sitemap: ${root}/sitemap.xml
`;
