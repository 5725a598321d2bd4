import { afterAll, beforeAll, expect, it } from 'vitest';
import { listAudit } from '#contract/audit.ts';
import { closeSignal, listSignals, reopenSignal } from '#contract/fraud.ts';
import { findVoucherByCode } from '#contract/voucher.ts';
import { inWork, system } from '#kit/work.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { raiseSignal } from './signal.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
  await inWork(town.server.work, { cityId: city, actor: system }, async (work) => {
    raiseSignal(work, {
      kind: 'same_pair',
      key: 'a pair',
      merchantId: town.merchants.zhou,
      placeId: town.places.noodles,
      askedBy: town.ids.chen,
      facts: { times: 6, day: '2026-11-24' },
    });
    await Promise.resolve();
  });
}, 60_000);
afterAll(() => town.close());

const listed = async (open: 'true' | 'false') =>
  (await town.as('xu')(listSignals, { city, open })).items;

it('leaves the list with what came of it, and comes back', async () => {
  const [signal] = await listed('true');
  const asked = { city, signal: signal?.id ?? '' };
  const because = '问过店里，是一家人';
  const closed = await town.as('xu')(closeSignal, { ...asked, because });
  expect(closed.closed).toMatchObject({ by: 'xu', because });
  expect(await listed('true')).toEqual([]);
  expect(await listed('false')).toMatchObject([{ id: signal?.id }]);
  await town.as('xu')(reopenSignal, asked);
  expect(await listed('true')).toMatchObject([{ id: signal?.id, closed: null }]);
  const { items } = await town.as('xu')(listAudit, { city, subject: asked.signal });
  expect(items.map(({ deed }) => deed)).toEqual(['signal_reopened', 'signal_closed']);
});

it('closes none that is not there', async () => {
  const signal = town.ids.lin;
  expect(
    await town.caller('xu')(closeSignal, { city, signal, because: '没事' }),
  ).toMatchObject({ refusal: 'signal_not_found' });
});

it('finds a voucher to hold by its code', async () => {
  const [voucher] = await buy(town, 'lin', await liveOffer(town));
  const code = voucher?.code ?? '';
  expect(await town.as('xu')(findVoucherByCode, { city, code })).toMatchObject({
    id: voucher?.id,
    heldBecause: null,
  });
  const refused = await town.caller('chen')(findVoucherByCode, { city, code });
  expect(refused).toMatchObject({ refusal: 'not_allowed' });
});
