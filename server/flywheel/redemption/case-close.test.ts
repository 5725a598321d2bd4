import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPostings, readMerchantMoney } from '#contract/ledger.ts';
import { closeCase, listCases, listStoreCases } from '#contract/offline.ts';
import type { Bearer, CaseView } from '#contract/offline.ts';
import { refundOrder } from '#contract/payment.ts';
import { openDevice, shownAt } from '#server/test/offline.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { expectLaws } from '#server/test/laws.ts';

let town: Town;
let meal = '';
beforeAll(async () => {
  town = await openTown();
  meal = await liveOffer(town);
}, 60_000);
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});

/** A case of a meal whose money went back; without its list the merchant bears it. */
const open = async (listed = true): Promise<CaseView> => {
  const [voucher] = await buy(town, 'lin', meal);
  if (!voucher) throw new Error('a paid order has its voucher');
  const { tell } = await openDevice(town);
  const at = town.clock.now();
  const text = await shownAt(voucher, at);
  await town.as('lin')(refundOrder, { city, order: voucher.orderId });
  const told = await tell(text, at, listed ? {} : { listId: null });
  if (!told.ok || told.value.outcome !== 'case') throw new Error('it is a case');
  return told.value.case;
};
const close = ({ id }: { id: string }, bornBy: Bearer) =>
  town.caller('xu')(closeCase, { city, case: id, because: '问过两边了', bornBy });
const owed = async () =>
  (await town.as('zhou')(readMerchantMoney, { city, merchant: town.merchants.zhou }))
    .payableFen;

describe('a case is closed', () => {
  it('as the rule says, and the ledger stays', async () => {
    const made = await open();
    const before = await owed();
    expect(await close(made, 'platform')).toMatchObject({
      value: {
        bornBy: 'platform',
        closedAt: town.clock.now().toISOString(),
        closedBecause: '问过两边了',
      },
    });
    expect(await owed()).toBe(before);
  });

  it('by letting the merchant bear it: what was posted is posted back', async () => {
    const before = await owed();
    const made = await open();
    expect(await owed()).toBe(before + 6_340);
    expect(await close(made, 'merchant')).toMatchObject({ value: { bornBy: 'merchant' } });
    expect(await owed()).toBe(before);
    const { items } = await town.as('xu')(listPostings, { city });
    expect(items[0]).toMatchObject({ kind: 'case_reversed', amountFen: 6_340 });
    expect(items[0]?.reversesEntryId).not.toBeNull();
  });

  it('by letting the platform bear it: it is posted now', async () => {
    const made = await open(false);
    const before = await owed();
    expect(await close(made, 'platform')).toMatchObject({ value: { bornBy: 'platform' } });
    expect(await owed()).toBe(before + 6_340);
  });

  it('once, of ten who close it at once', async () => {
    const made = await open();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => close(made, 'merchant')),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await close(made, 'platform')).toMatchObject({
      refusal: 'case_already_closed',
      facts: { closedAt: town.clock.now().toISOString() },
    });
  });

  it('only where there is one', async () => {
    const id = '019f0000-0000-7000-8000-000000000000';
    expect(await close({ id }, 'merchant')).toMatchObject({ refusal: 'case_not_found' });
  });
});

describe('cases are listed', () => {
  const idsOf = ({ items }: { items: CaseView[] }) => items.map(({ id }) => id);

  it('to the operator, open ones first, newest first, page by page', async () => {
    const [older, newer, closed] = [await open(), await open(), await open()];
    await close(closed, 'platform');
    const all = await town.as('xu')(listCases, { city, limit: 100 });
    expect(idsOf(all).slice(0, 2)).toEqual([newer.id, older.id]);
    const found: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const asked = { city, limit: 2, ...(cursor ? { cursor } : {}) };
      const page: typeof all = await town.as('xu')(listCases, asked);
      found.push(...idsOf(page));
      cursor = page.nextCursor;
    }
    expect(found).toEqual(idsOf(all));
    const onlyOpen = await town.as('xu')(listCases, { city, open: 'true' });
    expect(onlyOpen.items.every(({ closedAt }) => closedAt === null)).toBe(true);
    const onlyClosed = await town.as('xu')(listCases, { city, open: 'false' });
    expect(idsOf(onlyClosed)).toContain(closed.id);
  });

  it('to the store, its own', async () => {
    const made = await open();
    const at = (place: string) => ({ city, place });
    const mine = await town.as('chen')(listStoreCases, at(town.places.noodles));
    expect(mine.items[0]).toEqual(made);
    const other = await town.as('zhou')(listStoreCases, at(town.places.tea));
    expect(other.items).toEqual([]);
    const asked = at(town.places.tea);
    expect(await town.caller('chen')(listStoreCases, asked)).toMatchObject({
      refusal: 'not_staff_here',
    });
  });
});
