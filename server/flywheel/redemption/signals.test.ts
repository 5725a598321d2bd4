import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMerchantSignals, listSignals } from '#contract/fraud.ts';
import { redeemVoucher, undoRedemption } from '#contract/redemption.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';

let town: Town;
let meal = '';
beforeAll(async () => {
  town = await openTown();
  const { noodles, tea } = town.places;
  const terms = { placeIds: [noodles, tea], perPersonLimit: 20, stock: 50 };
  meal = await liveOffer(town, terms);
}, 60_000);
afterAll(() => town.close());

const redeem = async (
  place: string,
  who: 'chen' | 'zhou' = 'zhou',
  buyer: 'lin' | 'mei' = 'lin',
) => {
  const [voucher] = await buy(town, buyer, meal);
  const code = voucher?.code ?? '';
  const asked = { city, place, code, channel: 'typed' as const };
  return town.as(who)(redeemVoucher, asked);
};
const kinds = async () => {
  await town.server.tick();
  const { items } = await town.as('xu')(listSignals, { city });
  return items.map(({ kind, facts }) => ({ kind, facts }));
};

describe('what is worth a look', () => {
  it('is a customer at two stores with no time between', async () => {
    const far = 'update place set lat = lat + 0.1 where id = $1';
    await town.sql(far, [town.places.tea]);
    await redeem(town.places.noodles);
    town.clock.add(60_000);
    expect(await kinds()).toEqual([]);
    await redeem(town.places.tea);
    const travel = { kind: 'impossible_travel', facts: { minutes: 1 } };
    expect(await kinds()).toMatchObject([travel]);
    town.clock.add(3_600_000);
    await redeem(town.places.noodles);
    expect(await kinds()).toHaveLength(1);
  });

  it('is one of the staff and one customer, five times a day', async () => {
    for (let time = 0; time < 4; time += 1)
      await redeem(town.places.noodles, 'chen', 'mei');
    expect(await kinds()).toHaveLength(1);
    await redeem(town.places.noodles, 'chen', 'mei');
    expect((await kinds())[0]).toMatchObject({ kind: 'same_pair', facts: { times: 5 } });
  });

  it('is who undoes three times within an hour', async () => {
    for (let time = 0; time < 3; time += 1) {
      expect((await kinds())[0]?.kind).toBe('same_pair');
      const { id } = await redeem(town.places.noodles, 'chen', 'mei');
      await town.as('chen')(undoRedemption, { city, redemption: id });
    }
    const undos = { kind: 'many_undos', facts: { undosInHour: 3 } };
    expect((await kinds())[0]).toMatchObject(undos);
  });

  it('is seen once, however often it is told', async () => {
    const before = await kinds();
    await town.sql('update outbox set handled_at = null');
    expect(await kinds()).toEqual(before);
    expect(before).toHaveLength(3);
  });

  it('is told to the owner without who the customer is', async () => {
    const asked = { city, merchant: town.merchants.zhou };
    const { items } = await town.as('zhou')(listMerchantSignals, asked);
    expect(items).toHaveLength(3);
    const travel = items.find(({ kind }) => kind === 'impossible_travel');
    expect(travel).toMatchObject({ askerId: null, askerName: '' });
  });
});
