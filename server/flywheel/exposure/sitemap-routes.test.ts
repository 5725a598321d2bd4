import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { liveOffer } from '#server/test/wheel.ts';

let town: Town;
let offer: string;
const root = 'http://localhost:0';
const read = async (path: string) => (await fetch(town.server.address + path)).text();
const locs = (xml: string) => [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc]) => loc);

beforeAll(async () => {
  town = await openTown();
  const { noodles, books } = town.places;
  offer = await liveOffer(town, { placeIds: [noodles] });
  await liveOffer(town, { title: '九折', terms: bill });
  await town.sql(`update place set state = 'closed', closed_at = now() where id = $1`, [
    books,
  ]);
}, 60_000);
afterAll(() => town.close());

const bill = {
  kind: 'bill' as const,
  audience: 'everyone' as const,
  discount: {
    base: 'original' as const,
    off: { percentBp: 1_000 },
    minimumFen: 0,
    capFen: null,
  },
  appliesTo: ['bill' as const],
};

describe('the lists for search engines', () => {
  it('robots.txt names the list and keeps robots from what is private', async () => {
    const robots = await read('/robots.txt');
    expect(robots).toContain(`Sitemap: ${root}/sitemap.xml`);
    expect(robots).toContain('Disallow: /api/');
    expect(robots).not.toContain('Disallow: /in/*/places\n');
  });

  it('lead from the index to every open place and offer, and no other', async () => {
    const index = await read('/sitemap.xml');
    expect(index).toMatch(/<lastmod>2026-11-24T04:00:00.000Z<\/lastmod>/);
    const parts = locs(index).map((loc) => (loc ?? '').slice(root.length));
    const pages = (await Promise.all(parts.map(read))).flatMap(locs);
    const { noodles, tea } = town.places;
    const at = `${root}/in/${city}/places`;
    const offers = [`${at}/${noodles}/buy/${offer}`];
    expect(new Set(pages)).toEqual(
      new Set([`${at}/${noodles}`, `${at}/${tea}`, ...offers]),
    );
    expect(pages).toHaveLength(3);
  });

  it('begin where they are told to, and nowhere else', async () => {
    const { noodles, tea } = town.places;
    const later = [noodles, tea].toSorted()[1] ?? '';
    expect(locs(await read(`/sitemaps/${city}/places/${later}.xml`))).toHaveLength(1);
    for (const path of ['places/x.xml', 'people/x.xml', `people/${later}.xml`]) {
      const answer = await fetch(`${town.server.address}/sitemaps/${city}/${path}`);
      expect(answer.status).toBe(404);
    }
  });
});
