import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listStands, makeStand, readStand, retireStand } from '#contract/stand.ts';
import type { StandView } from '#contract/stand.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());

const noodles = () => ({
  city,
  merchant: town.merchants.zhou,
  place: town.places.noodles,
});
const make = (): Promise<StandView> => town.as('zhou')(makeStand, noodles());
const read = (code: string, who: Name | null = null) =>
  town.caller(who)(readStand, { city, code });
const retire = ({ code }: StandView) =>
  town.as('zhou')(retireStand, { ...noodles(), code });
const open = (path: string) => fetch(town.server.address + path, { redirect: 'manual' });
/** Another last letter than the one that belongs there. */
const forged = (code: string) => code.slice(0, 9) + (code.endsWith('0') ? '1' : '0');

describe('a stand', () => {
  it('is printed in capitals and names its store to anybody', async () => {
    const stand = await make();
    expect(stand.address).toMatch(new RegExp(`^HTTP.*/S/TOWN/${stand.code}$`));
    expect(stand.address).toBe(stand.address.toUpperCase());
    expect(await read(stand.code)).toMatchObject({
      ok: true,
      value: { placeId: town.places.noodles, placeName: '码头面馆' },
    });
  });

  it('is made and seen by the owner alone', async () => {
    const stranger = town.caller('tang');
    for (const endpoint of [listStands, makeStand])
      expect(await stranger(endpoint, noodles())).toMatchObject({
        refusal: 'not_your_merchant',
      });
    expect(await town.caller('chen')(makeStand, noodles())).toMatchObject({
      refusal: 'not_allowed',
    });
    const elsewhere = { ...noodles(), place: town.places.books };
    expect(await town.caller('zhou')(makeStand, elsewhere)).toMatchObject({
      refusal: 'store_not_of_merchant',
    });
  });

  it('can’t be made up, not even with a row in storage', async () => {
    const { code } = await make();
    for (const text of [forged(code), '0123456789'])
      expect(await read(text)).toMatchObject({ status: 404, refusal: 'stand_not_found' });
    // Even a row in storage does not make it ours.
    await town.sql(
      `insert into stand (city_id, code, place_id, made_by, made_at)
       values ($1, '0123456789', $2, $3, $4)`,
      [city, town.places.noodles, town.ids.zhou, town.clock.now()],
    );
    expect(await read('0123456789')).toMatchObject({ refusal: 'stand_not_found' });
    await town.sql(`delete from stand where code = '0123456789'`);
  });

  it('leads nowhere once it was retired, and says which store has a new one', async () => {
    const stand = await make();
    const retired = await retire(stand);
    expect(retired.retiredAt).not.toBeNull();
    town.clock.add(60_000);
    expect((await retire(stand)).retiredAt).toBe(retired.retiredAt);
    expect(await read(stand.code)).toMatchObject({
      status: 410,
      refusal: 'stand_retired',
      facts: { placeName: '码头面馆', retiredAt: retired.retiredAt },
    });
    const { items } = await town.as('zhou')(listStands, noodles());
    expect(items.map(({ code }) => code)).toContain(stand.code);
  });

  it('of another store is not retired from this one', async () => {
    const tea = { ...noodles(), place: town.places.tea };
    const stand = await town.as('zhou')(makeStand, tea);
    const answer = await town.caller('zhou')(retireStand, {
      ...noodles(),
      code: stand.code,
    });
    expect(answer).toMatchObject({ refusal: 'stand_not_found' });
    expect(await read(stand.code)).toMatchObject({ ok: true });
  });

  it('is one of twenty at most', async () => {
    const tea = { ...noodles(), place: town.places.tea };
    const answers = [];
    for (let count = 0; count < 21; count += 1)
      answers.push(await town.caller('zhou')(makeStand, tea));
    expect(answers.at(-1)).toMatchObject({
      refusal: 'too_many_stands',
      facts: { limit: 20 },
    });
  });
});

describe('the printed address', () => {
  it('opens the app’s page in any case of letters', async () => {
    const { code } = await make();
    for (const path of [`/S/TOWN/${code}`, `/s/town/${code.toLowerCase()}`]) {
      const answer = await open(path);
      expect([answer.status, answer.headers.get('location')]).toEqual([
        302,
        `/in/town/stand/${code}`,
      ]);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      // Whoever tries codes is counted.
      expect(answer.headers.get('x-ratelimit-limit')).not.toBeNull();
    }
  });

  it('says in two languages what to do where it leads nowhere', async () => {
    const stand = await make();
    await retire(stand);
    const gone = await open(`/S/TOWN/${stand.code}`);
    expect(gone.status).toBe(410);
    const said = await gone.text();
    expect(said).toContain('码头面馆换了新立牌');
    expect(said).toContain('has a new stand');
    const strays = [`/S/TOWN/${forged(stand.code)}`, '/S/TOWN/HELLO', '/s/nowhere/x'];
    for (const path of [...strays, `/S/NOWHERE/${stand.code}`]) {
      const answer = await open(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.text()).toContain('这不是本店的立牌');
    }
  });
});
