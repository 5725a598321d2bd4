// Noon: one offer, a thousand units, twenty thousand buyers over two hundred connections.
// Exactly the units are sold and nobody else is charged anything. Beside it, taking turns:
// pgbench on the same PostgreSQL for what is accepted, and for what is refused the floor,
// the same web server saying a constant "no". Then the same crowd for a campaign's budget,
// and what its one row costs beside the same orders without a campaign.
import { createCampaign } from '#contract/campaign.ts';
import { placeOrder } from '#contract/order.ts';
import { openConnections } from './connections.ts';
import { figure } from './figures.ts';
import type { Figure } from './figures.ts';
import { flash } from './flash-crowd.ts';
import type { Flash } from './flash-crowd.ts';
import { inTurns } from './flow.ts';
import type { Ground } from './ground.ts';
import { openTpcB } from './pgbench.ts';
import type { TpcB } from './pgbench.ts';
import type { Outcome } from './scan-at-lunch.ts';
import { openSite } from './site.ts';
import type { Site } from './site.ts';
import { spawnProgram } from './spawned.ts';
import type { Spawned } from './spawned.ts';
import { callerOf, city, mustBe, openOffer } from './street.ts';

type Size = {
  rounds: number;
  units: number;
  buyers: number;
  connections: number;
  floorRequests: number;
  pgbenchSeconds: number;
};
const real: Size = {
  rounds: 3,
  units: 1_000,
  buyers: 20_000,
  connections: 200,
  floorRequests: 20_000,
  pgbenchSeconds: 3,
};
const toy: Size = {
  rounds: 1,
  units: 5,
  buyers: 40,
  connections: 20,
  floorRequests: 40,
  pgbenchSeconds: 0.2,
};
/** As many as the server itself keeps to PostgreSQL. */
const pgbenchClients = 16;
const subsidyFen = 1_000;
const billFen = 10_000;

type Round = {
  sold: Flash;
  funded: Flash;
  /** As many bills with a campaign that is enough for all, and without one. */
  covered: Flash;
  plain: Flash;
  floorPerSecond: number;
  banked: number;
};

export async function flashAtNoon(ground: Ground, isToy: boolean): Promise<Outcome> {
  const size = isToy ? toy : real;
  const url = await ground.makeDatabase('flash');
  const site = await openSite({ url, customers: size.buyers, connections: 16 });
  const tpcB = await openTpcB(await ground.makeDatabase('tpcb'), isToy);
  const floor = await spawnProgram({
    file: 'program-floor-order.ts',
    env: { FLOOR_BODY: constantNo },
  });
  try {
    const rounds: Round[] = [];
    // Nobody is measured on code that runs for the first time.
    await sellOut(site, { ...size, units: 50, buyers: Math.min(400, size.buyers) });
    for (let no = 0; no < size.rounds; no += 1) {
      rounds.push(await oneRound({ site, floor, tpcB, size }));
    }
    const breaches = await site.breaches();
    const failures = [
      ...breaches,
      ...rounds.flatMap((round) => wrongIn(round, size)),
      ...(await miscounts(site, size)),
    ];
    return {
      figures: [...figuresOf(rounds, size), broken(failures)],
      failures,
      notes: [`the transactions a second are those of ${tpcB.name}`],
    };
  } finally {
    await floor.stop();
    await site.close();
  }
}

type Stand = { site: Site; floor: Spawned; tpcB: TpcB; size: Size };

const oneRound = async ({ site, floor, tpcB, size }: Stand): Promise<Round> => ({
  sold: await sellOut(site, size),
  floorPerSecond: await floorOf(floor, size),
  funded: await spendOut(site, size),
  banked: await tpcB.measure(size.pgbenchSeconds, pgbenchClients),
  covered: await orderCovered(site, size),
  plain: await orderPlain(site, size),
});

/** One offer with so many units, and everybody at once. */
const sellOut = async (site: Site, size: Size): Promise<Flash> => {
  const of = (person: Site['street']['owner']) =>
    callerOf(site.server.address, person, fetch);
  const { owner, operator } = site.street;
  const callers = { owner: of(owner), operator: of(operator) };
  const offerId = await openOffer(site.street, callers, size.units);
  const basket = { kind: 'package', offerId, count: 1 } as const;
  const done = await flash(site, { ...size, basket });
  await clearOrders(site);
  return done;
};

const aBill = { kind: 'bill', billFen, excludedFen: 0 } as const;

/** A campaign that is enough for so many bills, and everybody at once. */
const spendOut = (site: Site, size: Size): Promise<Flash> =>
  withCampaign(site, size.units, () => flash(site, { ...size, basket: aBill }));

/** As many bills as it is enough for: what one row costs that all of them wait for. */
const orderCovered = (site: Site, size: Size): Promise<Flash> =>
  withCampaign(site, size.units, () =>
    flash(site, { ...size, buyers: size.units, basket: aBill }),
  );

const withCampaign = async (
  site: Site,
  enoughFor: number,
  act: () => Promise<Flash>,
): Promise<Flash> => {
  const call = callerOf(site.server.address, site.street.operator, fetch);
  const minute = 60_000;
  mustBe(
    await call(createCampaign, {
      city,
      title: '正午立减',
      discount: {
        base: 'remaining',
        off: { amountFen: subsidyFen },
        minimumFen: 0,
        capFen: null,
      },
      audience: 'everyone',
      appliesTo: ['bill'],
      placeIds: [],
      categories: [],
      offerIds: [],
      windows: [],
      beginsAt: new Date(Date.now() - minute).toISOString(),
      endsAt: new Date(Date.now() + 60 * minute).toISOString(),
      budget: {
        moneyFen: enoughFor * subsidyFen,
        count: null,
        perPerson: null,
        dayMoneyFen: null,
        dayCount: null,
      },
    }),
  );
  const done = await act();
  await site.db.query(`update campaign set state = 'stopped'`);
  await clearOrders(site);
  return done;
};

/** The same bills without a campaign: nobody waits for a row of anybody else's. */
const orderPlain = async (site: Site, size: Size): Promise<Flash> => {
  const done = await flash(site, { ...size, buyers: size.units, basket: aBill });
  await clearOrders(site);
  return done;
};

/**
 * Whoever has an order keeps it, and only five may be open: they are let lapse, as the
 * sweep would, so that the next crowd is a new one.
 */
const clearOrders = async (site: Site): Promise<void> => {
  await site.db.query(
    `update "order" set pay_by = now() - interval '1 minute'
     where state = 'awaiting_payment'`,
  );
  for (;;) {
    await site.server.ask('tick');
    const { rows } = await site.db.query<{ open: number }>(
      `select count(*)::int as open from "order" where state = 'awaiting_payment'`,
    );
    if (rows[0]?.open === 0) return;
  }
};

const constantNo = JSON.stringify({
  refusal: 'offer_sold_out',
  facts: { offerId: crypto.randomUUID(), newTotalFen: null, newToken: null },
  requestId: crypto.randomUUID(),
});

/** What the web server alone says in a second, asked the same way. */
const floorOf = async (floor: Spawned, size: Size): Promise<number> => {
  const wire = openConnections(size.connections);
  const call = callerOf(floor.address, { id: '', token: 'nobody' }, wire.fetch);
  const token = 'x'.repeat(1_600);
  const startedAt = performance.now();
  await inTurns(size.floorRequests, size.connections, () =>
    call(placeOrder, { city, token }),
  );
  wire.close();
  return size.floorRequests / ((performance.now() - startedAt) / 1_000);
};

/** What a crowd was told that it should not have been. */
const wrongIn = ({ sold, funded, plain }: Round, size: Size): string[] => {
  const wrong: string[] = [];
  const expect = (isTrue: boolean, said: string) => {
    if (!isTrue) wrong.push(said);
  };
  const lost = size.buyers - size.units;
  expect(sold.accepted === size.units, `${sold.accepted} sold of ${size.units}`);
  expect(sold.refused.get('offer_sold_out') === lost, `${tell(sold)} instead of sold out`);
  expect(funded.accepted === size.units, `${funded.accepted} funded of ${size.units}`);
  expect(funded.refused.get('campaign_spent') === lost, `${tell(funded)} instead of spent`);
  expect([...sold.totals].join() === '5800', `sold at ${[...sold.totals].join()}`);
  const charged = [...funded.totals].join();
  expect(charged === String(billFen - subsidyFen), `funded at ${charged}`);
  const told = [...funded.proposals].join();
  expect(told === String(billFen), `without the campaign it is told to cost ${told}`);
  expect(plain.refused.size === 0, `${tell(plain)} of orders that nothing limits`);
  return wrong;
};

const tell = ({ refused }: Flash): string =>
  [...refused].map(([name, count]) => `${count} ${name}`).join(', ') || 'nothing refused';

/** What stands in the tables must say the same: nobody paid, nothing is counted twice. */
const miscounts = async ({ db }: Site, size: Size): Promise<string[]> => {
  const { rows } = await db.query<{ payments: number; left: number; used: number }>(
    `select (select count(*)::int from payment) as payments,
       (select count(*)::int from offer where stock is not null and stock_left <> stock)
         as left,
       (select count(*)::int from campaign_budget where used_fen <> 0) as used`,
  );
  const said = JSON.stringify(rows[0]);
  const isRight = said === JSON.stringify({ payments: 0, left: 0, used: 0 });
  return isRight ? [] : [`after everything lapsed: ${said}, of ${size.units}`];
};

const acceptedPerSecond = (done: Flash) => done.accepted / done.acceptingSeconds;
const refusedPerSecond = (done: Flash, size: Size) =>
  (size.buyers - done.accepted) / done.refusingSeconds;

const figuresOf = (rounds: readonly Round[], size: Size): Figure[] => {
  const each = (of: (round: Round) => number) => rounds.map(of);
  const half = { is: 'at least', value: 0.5 } as const;
  const sold = (round: Round) => acceptedPerSecond(round.sold);
  const soldOut = (round: Round) => refusedPerSecond(round.sold, size);
  const funded = (round: Round) => acceptedPerSecond(round.funded);
  const spent = (round: Round) => refusedPerSecond(round.funded, size);
  const covered = (round: Round) => acceptedPerSecond(round.covered);
  const plain = (round: Round) => acceptedPerSecond(round.plain);
  const banked = (round: Round) => round.banked;
  const floor = (round: Round) => round.floorPerSecond;
  const over = (a: (round: Round) => number, b: (round: Round) => number) =>
    each((round) => a(round) / b(round));
  return [
    figure(
      'units sold of one offer',
      'orders',
      each(({ sold: { accepted } }) => accepted),
    ),
    figure('accepted', 'orders/s', each(sold)),
    figure('pgbench tpcb-like', 'transactions/s', each(banked)),
    figure('accepted to pgbench', '×', over(sold, banked), half),
    figure('refused, sold out', 'orders/s', each(soldOut)),
    figure('floor: a constant no', 'requests/s', each(floor)),
    figure('refused to floor', '×', over(soldOut, floor), half),
    figure('accepted with a campaign', 'orders/s', each(funded)),
    figure('with a campaign to pgbench', '×', over(funded, banked), half),
    figure('accepted, one that is enough', 'orders/s', each(covered)),
    figure('the same without a campaign', 'orders/s', each(plain)),
    figure('with its one row to without', '×', over(covered, plain)),
    figure('refused, campaign spent', 'orders/s', each(spent)),
    figure('refused, spent, to floor', '×', over(spent, floor)),
  ];
};

const broken = (failures: readonly string[]): Figure =>
  figure('sold or charged wrongly', '', [failures.length], { is: 'at most', value: 0 });
