import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CityId, Id } from '#contract/kit/id.ts';
import { allCities } from '#kit/jobs.ts';
import type { PageTerms } from '#kit/module.ts';
import { Refusal } from '#kit/refuse.ts';
import { hangPages, sendOnce, sendPage } from '#kit/web.ts';
import type { FilledPage } from '#kit/web.ts';
import { inQuestion, nobody } from '#kit/work.ts';
import type { Work } from '#kit/work.ts';
import { addressesOf } from './page-addresses.ts';
import type { PageAddresses } from './page-addresses.ts';
import { drawCard, offerCard, placeCard } from './page-card.ts';
import type { Card } from './page-card.ts';
import { renderCard } from './page-card-draw.ts';
import { canDraw } from './page-card-font.ts';
import { cityPage } from './page-city.ts';
import { offerFacts, placeFacts } from './page-facts.ts';
import { framePlain } from './page-frame.ts';
import { html } from './page-html.ts';
import { offerPage } from './page-offer.ts';
import { placePage } from './page-place.ts';
import { hangSitemaps } from './sitemap-routes.ts';

type MayRefuse = 'place_not_found' | 'place_merged' | 'offer_not_found';
type Found = Work<MayRefuse>;
type Params = { city: string; place: string; offer: string };
/** What an address leads to: a page, a card, or another address. */
type Answer = FilledPage | { card: string } | { movedTo: string };

/**
 * The pages that are shared and found: server-sent head and reading around the app, their
 * cards, and the lists of all of them. They are the same for everybody, signed in or not.
 */
export const exposurePages = (app: FastifyInstance, terms: PageTerms): void => {
  hangPages(app, (scope) => {
    const hang = (
      url: string,
      act: (work: Found, params: Params, at: PageAddresses) => Promise<Answer>,
    ) =>
      scope.get<{ Params: Params }>(url, { schema: { hide: true } }, (request, reply) => {
        if (url.startsWith('/share/')) bareLast(request.params);
        return answer(terms, request, reply, act);
      });
    hang('/in/:city', (work, _params, at) => cityPage(work, at));
    hang('/in/:city/places/:place', async (work, { place }, at) => {
      const facts = await placeFacts(work, place);
      return placePage(facts, at, versionOf(placeCard(facts)));
    });
    hang('/in/:city/places/:place/buy/:offer', async (work, params, at) => {
      const facts = await offerFacts(work, {
        placeId: params.place,
        offerId: params.offer,
      });
      return offerPage(facts, at, versionOf(offerCard(facts)));
    });
    hang('/share/:city/:place', async (work, { place }) => {
      return { card: drawCard(placeCard(await placeFacts(work, place)), canDraw) };
    });
    hang('/share/:city/:place/:offer', async (work, params) => {
      const asked = { placeId: params.place, offerId: params.offer };
      return { card: drawCard(offerCard(await offerFacts(work, asked)), canDraw) };
    });
    hangSitemaps(scope, terms);
  });
};

const answer = async (
  terms: PageTerms,
  request: FastifyRequest<{ Params: Params }>,
  reply: FastifyReply,
  act: (work: Found, params: Params, at: PageAddresses) => Promise<Answer>,
): Promise<FastifyReply> => {
  const { params } = request;
  const at = addressesOf(terms.publicUrl, params.city);
  const found = await asked(terms, params, (work) => act(work, params, at)).catch(
    (error: unknown) => whereInstead(error, request),
  );
  if ('movedTo' in found) return reply.redirect(found.movedTo, 301);
  if ('status' in found) return sendPage(request, reply, found);
  const drawn = renderCard(found.card);
  if (!drawn) return reply.code(503).header('retry-after', '5').send();
  reply.type('image/png');
  return sendOnce(request, reply, { body: await drawn, kept: 'public, max-age=3600' });
};

const asked = async (
  terms: PageTerms,
  { city, place, offer }: Partial<Params>,
  act: (work: Found) => Promise<Answer>,
): Promise<Answer> => {
  const ids = [place, offer].filter((id) => id !== undefined);
  if (!ids.every(isId) || !(await isCity(terms, city))) return lostPage;
  return inQuestion<MayRefuse, Answer>(
    terms.work,
    { cityId: city ?? '', actor: nobody },
    act,
  );
};

const citiesKnown = new WeakMap<PageTerms, Set<string>>();

/** Cities are never taken away, so a name that was seen once is good for ever. */
const isCity = async (terms: PageTerms, city: string | undefined): Promise<boolean> => {
  if (city === undefined || !CityId.safeParse(city).success) return false;
  const known = citiesKnown.get(terms) ?? new Set();
  citiesKnown.set(terms, known);
  if (!known.has(city)) for (const id of await allCities(terms.work)) known.add(id);
  return known.has(city);
};

const isId = (text: string): boolean => Id.safeParse(text).success;
/** A card's address ends like a file's; what names it is the part before. */
const bareLast = (params: Params): void => {
  const last = 'offer' in params ? 'offer' : 'place';
  params[last] = params[last].replace(/\.png$/, '');
};

/** A card's address changes with what it shows: networks keep pictures for weeks. */
const versionOf = (card: Card): string =>
  createHash('sha256').update(JSON.stringify(card)).digest('base64url').slice(0, 10);

/**
 * A refusal as a page. What stood under a place that was merged into another stands under
 * the one that was kept, whether page, offer or card; what is not there is 404.
 */
const whereInstead = (
  error: unknown,
  { url, params }: Pick<FastifyRequest<{ Params: Params }>, 'url' | 'params'>,
): Answer => {
  if (!(error instanceof Refusal)) throw error;
  const facts: Record<string, unknown> = { ...error.facts };
  const kept = facts['intoPlaceId'];
  if (error.refusal === 'place_merged' && typeof kept === 'string') {
    return { movedTo: url.replace(params.place, kept) };
  }
  if (error.status === 404) return lostPage;
  throw error;
};

const lostPage = framePlain(
  404,
  {
    title: '这个地址下没有内容 · 抵达 Arrival',
    description: '此刻、此地、此店：身边的优惠，一步买到。',
    canonical: null,
    hidden: true,
  },
  html`<h1>这个地址下没有内容</h1>
    <p><a href="/">回到附近</a></p>`,
);
