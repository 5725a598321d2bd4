import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNote } from '#contract/note.ts';
import { pauseOffer, endOffer } from '#contract/offer.ts';
import { confirmPlaceMerge } from '#contract/place-merge.ts';
import { openCorners } from '#server/test/merges.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { liveOffer } from '#server/test/wheel.ts';

let town: Town;
let offer: string;
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(town.server.address + path, { headers, redirect: 'manual' });
const read = async (path: string) => (await get(path)).text();
const placePath = () => `/in/${city}/places/${town.places.noodles}`;
const offerPath = () => `${placePath()}/buy/${offer}`;
const linked = (page: string): Record<string, unknown> =>
  JSON.parse(/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? 'null');
const contentOf = (page: string, name: string) =>
  new RegExp(
    `<(?:meta|link) (?:name|property|rel)="${name}" (?:content|href)="([^"]*)"`,
  ).exec(page)?.[1];

beforeAll(async () => {
  town = await openTown();
  offer = await liveOffer(town);
  await town.as('lin')(writeNote, {
    city,
    placeId: town.places.noodles,
    text: '汤头很鲜，\n窗边能看船。',
  });
}, 60_000);
afterAll(() => town.close());

describe('the page of a place', () => {
  it('reads as an article without the app', async () => {
    const page = await read(placePath());
    for (const words of ['<h1>码头面馆</h1>', '小镇 · 餐厅', '码头路 1 号', '每天 全天']) {
      expect(page).toContain(words);
    }
    expect(page).toContain(`href="${offerPath()}">双人面套餐</a>`);
    expect(page).toContain('¥58<s>¥76</s>');
    expect(page).toContain('<p>汤头很鲜，<br />窗边能看船。</p>');
    expect(page).toContain('<div id="root"></div><div id="first">');
  });

  it('says in its head what a share shows', async () => {
    const page = await read(placePath());
    expect(/<title>(.*?)<\/title>/.exec(page)?.[1]).toBe('码头面馆 · 小镇餐厅');
    expect(page.match(/<title>/g)).toHaveLength(1);
    expect(page.match(/name="description"/g)).toHaveLength(1);
    expect(contentOf(page, 'description')).toContain('双人面套餐 ¥58（菜单价 ¥76）');
    expect(contentOf(page, 'og:title')).toBe('码头面馆 · 小镇餐厅');
    expect(contentOf(page, 'og:image')).toMatch(/\/share\/town\/[0-9a-f-]{36}\.png\?v=/);
  });

  it('has one canonical address whatever is asked', async () => {
    const canonical = `http://localhost:0${placePath()}`;
    for (const query of ['', '?from=wx', '?a=1&b=2']) {
      expect(contentOf(await read(placePath() + query), 'canonical')).toBe(canonical);
    }
  });

  it('tells machines what the business is', async () => {
    const facts = linked(await read(placePath()));
    expect(facts).toMatchObject({
      '@context': 'https://schema.org',
      '@type': ['LocalBusiness', 'Restaurant'],
      'name': '码头面馆',
      'address': { streetAddress: '码头路 1 号', addressLocality: '小镇' },
      'geo': { latitude: 30.25, longitude: 122.2 },
      'makesOffer': [{ '@type': 'Offer', 'price': '58.00', 'priceCurrency': 'CNY' }],
    });
    expect(facts['openingHoursSpecification']).toHaveLength(1);
  });

  it('tells holidays from the ordinary week', async () => {
    const set = (text: string) =>
      town.sql('update place set hours_text = $1 where id = $2', [text, town.places.tea]);
    const path = `/in/${city}/places/${town.places.tea}`;
    await set('Mo-Fr 09:00-17:00; PH 10:00-12:00');
    expect(await read(path)).toContain('节假日时间不同');
    await set('Apr-Oct Mo-Su 09:00-17:00');
    const seasonal = await read(path);
    expect(seasonal).toContain('Apr-Oct');
    expect(linked(seasonal)).not.toHaveProperty('openingHoursSpecification');
  });

  it('is not sent again to whoever has it', async () => {
    const first = await get(placePath());
    const tag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('public, max-age=30, must-revalidate');
    const again = await get(placePath(), { 'if-none-match': tag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it('says the same to everybody', async () => {
    const signedIn = { authorization: `Bearer ${town.tokens.mei}` };
    expect(await (await get(placePath(), signedIn)).text()).toBe(await read(placePath()));
  });
});

describe('the page of an offer', () => {
  it('shows its price for everyone, and where it is used', async () => {
    const page = await read(offerPath());
    expect(/<title>(.*?)<\/title>/.exec(page)?.[1]).toBe(
      '双人面套餐 ¥58 · 码头面馆 · 小镇餐厅',
    );
    expect(page).toContain(`href="${placePath()}">码头面馆</a>`);
    expect(linked(page)).toMatchObject({
      '@type': 'Offer',
      'price': '58.00',
      'availability': 'https://schema.org/InStock',
      'offeredBy': { '@type': ['LocalBusiness', 'Restaurant'], 'name': '码头面馆' },
    });
  });

  it('is known under one of its stores only', async () => {
    const { noodles, tea } = town.places;
    const both = await liveOffer(town, { placeIds: [noodles, tea], title: '两店通用' });
    const home = [noodles, tea].toSorted()[0] ?? '';
    for (const place of [noodles, tea]) {
      const page = await read(`/in/${city}/places/${place}/buy/${both}`);
      expect(contentOf(page, 'canonical')).toMatch(`/places/${home}/buy/${both}`);
    }
  });

  it('is gone when its sale has ended, and out of stock while it pauses', async () => {
    const short = await liveOffer(town, { title: '短命套餐' });
    const path = `${placePath()}/buy/${short}`;
    await town.as('zhou')(pauseOffer, { city, offer: short });
    expect(await read(path)).toContain('schema.org/OutOfStock');
    await town.as('zhou')(endOffer, { city, offer: short });
    const gone = await get(path);
    expect(gone.status).toBe(410);
    expect(await gone.text()).toContain('已经下架');
  });
});

describe('addresses that lead nowhere', () => {
  it.each([
    `/in/${city}/places/01990000-0000-7000-8000-000000000000`,
    `/in/${city}/places/not-an-id`,
    `/in/nowhere/places/01990000-0000-7000-8000-000000000000`,
    `/in/${city}/places/01990000-0000-7000-8000-000000000000/buy/x`,
    `/in/NOWHERE`,
    `/in/nowhere`,
    `/share/${city}/x.png`,
    `/in/${city}/places/01990000-0000-7000-8000-000000000000.png`,
  ])('%s is 404 with a page', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    const page = await answer.text();
    expect(page).toContain('这个地址下没有内容');
    expect(page).toContain('noindex');
  });

  it('an offer of another place is not found here', async () => {
    const answer = await get(`/in/${city}/places/${town.places.books}/buy/${offer}`);
    expect(answer.status).toBe(404);
  });

  it('a place that closed for good is 410 and says so', async () => {
    await town.sql(`update place set state = 'closed', closed_at = now() where id = $1`, [
      town.places.books,
    ]);
    const answer = await get(`/in/${city}/places/${town.places.books}`);
    expect(answer.status).toBe(410);
    const page = await answer.text();
    expect(page).toContain('已经歇业');
    expect(page).toContain('noindex');
  });
});

describe('a place that was merged into another', () => {
  it('sends its pages and cards on to the one that was kept', async () => {
    const corners = openCorners(town);
    corners.next();
    const { merge, kept, dropped } = await corners.twoSources();
    await town.as('xu')(confirmPlaceMerge, { city, merge });
    for (const path of [
      `/in/${city}/places/PLACE?from=wx`,
      `/in/${city}/places/PLACE/buy/${offer}`,
      `/share/${city}/PLACE.png`,
    ]) {
      const answer = await get(path.replace('PLACE', dropped));
      expect(answer.status).toBe(301);
      expect(answer.headers.get('location')).toBe(path.replace('PLACE', kept));
    }
  });
});

describe('hostile names', () => {
  const name = `</script><img src=x onerror=alert(1)>"'&\u2028$&面`;
  it('stay text in the head, the article and the facts', async () => {
    await town.sql('update place set name = $1, address = $1 where id = $2', [
      name,
      town.places.tea,
    ]);
    await town.sql(`insert into note values ($1, $2, $3, $4, $5, now())`, [
      city,
      '01990000-0000-7000-8000-00000000000a',
      town.places.tea,
      town.ids.lin,
      `<b>\n${name}`,
    ]);
    const page = await read(`/in/${city}/places/${town.places.tea}`);
    expect(page).not.toContain('<img');
    expect(page).not.toContain('<b>');
    expect(linked(page)['name']).toBe(name);
    expect(contentOf(page, 'og:title')).not.toMatch(/["<>]/);
    expect(page).toContain('$&#38;面');
  });
});

describe('share cards', () => {
  it('are PNG pictures of 1200 by 630', async () => {
    const answer = await get(`/share/${city}/${town.places.noodles}.png`);
    expect(answer.headers.get('content-type')).toBe('image/png');
    const png = Buffer.from(await answer.arrayBuffer());
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    const offers = await get(`/share/${city}/${town.places.noodles}/${offer}.png`);
    expect(offers.status).toBe(200);
  });
});
