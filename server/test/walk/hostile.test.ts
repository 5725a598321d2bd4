import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allEndpoints } from '#contract/all.ts';
import type { Endpoint } from '#contract/kit/endpoint.ts';
import { doorRefusals } from '#contract/kit/refusal.ts';
import { readMe, renameMe } from '#contract/person.ts';
import { listNotes, writeNote } from '#contract/note.ts';
import { searchPlaces } from '#contract/place.ts';
import { city, openTown } from '../town.ts';
import type { Name, Town } from '../town.ts';
import { liveOffer } from '../wheel.ts';
import { askRaw } from './ask.ts';
import { maliceAt } from './malice.ts';
import type { Malice } from './malice.ts';

let town: Town;
let offer = '';
beforeAll(async () => {
  town = await openTown();
  offer = await liveOffer(town);
}, 60_000);
afterAll(() => town.close());

const people: Partial<Record<Malice['who'], Name>> = {
  customer: 'lin',
  staff: 'chen',
  owner: 'zhou',
  operator: 'xu',
};

/** What every table holds, as a count and a checksum; sessions and keys may come and go. */
const digest = async (): Promise<Record<string, string>> => {
  const tables = await town.sql<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'
       and tablename not in ('session', 'request_key', 'outbox') order by 1`,
  );
  const held = tables.map(async ({ name }) => {
    const [row] = await town.sql<{ held: string }>(
      `select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as held
       from "${name}" t`,
    );
    return [name, row?.held ?? ''];
  });
  return Object.fromEntries(await Promise.all(held));
};

const attack = async (endpoint: Endpoint, malice: Malice): Promise<string | undefined> => {
  const who = people[malice.who];
  const answer = await askRaw(town, endpoint, {
    ...malice,
    ...(malice.body === undefined ? {} : { body: malice.body }),
    token: who && town.tokens[who],
  } as Parameters<typeof askRaw>[2]); // an absent body is absent here, too
  const named = answer.refusal ?? '';
  const known = named in doorRefusals || endpoint.refusals.some((name) => name === named);
  if (answer.status >= 400 && answer.status < 500 && known) return undefined;
  const shown = JSON.stringify(malice)
    .replaceAll(/(.)\1{20,}/gu, '$1…')
    .slice(0, 400);
  return `${endpoint.name} ${shown} → ${answer.status} ${answer.text.slice(0, 200)}`;
};

/** Eight at a time: enough to be quick, few enough to be fair to the machine. */
const attackAll = async (attacks: [Endpoint, Malice][]): Promise<string[]> => {
  const waiting = [...attacks];
  const heard: string[] = [];
  const one = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const wrong = await attack(...next);
      if (wrong) heard.push(wrong);
    }
  };
  await Promise.all(Array.from({ length: 8 }, one));
  return heard;
};

describe('a hostile request', () => {
  it('is refused by name and changes nothing, two thousand times', async () => {
    const known = {
      city,
      merchant: town.merchants.zhou,
      place: town.places.noodles,
      offer,
    };
    const attacks = allEndpoints.flatMap((endpoint, no) =>
      maliceAt(endpoint, known, { seed: 20_261_124 + no, count: 48 })
        .filter(({ what }) => what !== 'good')
        .map((malice): [Endpoint, Malice] => [endpoint, malice]),
    );
    expect(attacks.length).toBeGreaterThan(2_000);
    const before = await digest();
    expect(await attackAll(attacks)).toEqual([]);
    expect(await digest()).toEqual(before);
  }, 120_000);

  it.each([
    '/api/cities/%00/orders',
    '/api/cities/%zz/places?name=x',
    '/api/cities/town%00/my/orders',
    '/api/cities/town/places?name=%00',
    '/api/cities/town/places?name=a%00b',
    '/api/cities/town/accounts?prefix=%00',
    `/api/cities/town/places/${'x'.repeat(900)}`,
    '/demo/sign-in/%00',
    '/demo/sign-in/not-an-id',
    '/sandbox/cashier/%00',
  ])('%s is refused, whoever asks', async (path) => {
    for (const who of ['lin', 'xu'] as const) {
      const answer = await fetch(town.server.address + path, {
        headers: { authorization: `Bearer ${town.tokens[who]}` },
      });
      expect([who, isRefusal(answer.status)]).toEqual([who, true]);
    }
  });
  const isRefusal = (status: number) => status >= 400 && status < 500;

  it.each(['%00', 'a%00b', '%ff', '', "' or 1=1 --", 'x'.repeat(4_000)])(
    'a session of %j is nobody',
    async (token) => {
      for (const header of [
        { cookie: `arrival_session=${token}` },
        { authorization: `Bearer ${token}` },
      ]) {
        const answer = await fetch(`${town.server.address}/api/me`, { headers: header });
        expect([header, answer.status]).toEqual([header, 401]);
      }
    },
  );
});

describe('ugly words that are allowed', () => {
  const ugly = [
    "Robert'); drop table person; --",
    '<img src=x onerror=alert(1)>',
    '${7*7} {{7*7}} %s %00 \\u0000',
    '＂‮｡ﾟ☃ 𠮷 👩‍👩‍👧',
    '__proto__',
  ];
  it.each(ugly)('%j is kept to the letter', async (text) => {
    const lin = town.as('lin');
    await lin(renameMe, { name: text.slice(0, 40) });
    expect((await lin(readMe, {})).name).toBe(text.slice(0, 40));
    town.clock.add(60_000);
    const place = town.places.noodles;
    await lin(writeNote, { city, placeId: place, text });
    const notes = await lin(listNotes, { city, placeId: place });
    expect(notes.items[0]?.text).toBe(text);
  });

  it.each(['%', '_', '\\', "'", '%%%', 'a\\'])('searching for %j is safe', async (name) => {
    const found = await town.as(null)(searchPlaces, { city, name });
    expect(found.items).toEqual([]);
  });

  it('half a character is refused where it could not be stored', async () => {
    const answer = await town.caller('lin')(renameMe, { name: '\ud800' });
    expect(answer).toMatchObject({ ok: false, refusal: 'malformed_request' });
  });
});
