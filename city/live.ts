/**
 * A seeded town lives its days through the real server and is judged at every midnight.
 * After the last day time is let run out: unpaid orders lapse, unused vouchers expire,
 * refunds arrive, and then nothing may be left that has not ended.
 */
import { createHash } from 'node:crypto';
import { dayMs, hourMs, minuteMs } from '#contract/kit/time.ts';
import { openAgenda } from './agenda.ts';
import { makeCity } from './city.ts';
import { nextMidnight, planDay } from './day.ts';
import { openCampaigns } from './campaigns.ts';
import { foundCity } from './found.ts';
import { askLaws } from './laws.ts';
import { tellBreach } from './laws/law.ts';
import { openHouse } from './open-house.ts';
import { announcePilot, beginPilot, judgePilot } from './pilot.ts';
import { makeRandom } from './random.ts';
import { makeTrouble } from './trouble.ts';
import { openWitness } from './witness.ts';
import type { LawDb } from './laws/law.ts';
import type { Life, Line } from './life.ts';
import type { OpenHouse } from './open-house.ts';
import type { Witness } from './witness.ts';

export type LiveTerms = {
  databaseUrl: string;
  seed: number;
  days: number;
  crowded: boolean;
  /** How many errands a day. */
  errands?: number;
  /** All of it is a programme, which is wound down after its days. */
  pilot?: boolean;
};

export type Report = {
  counts: ReadonlyMap<string, number>;
  troubles: number;
  /** Everything that should not have been: breaches of laws and surprises. */
  wrong: string[];
  /** Fingerprint of the ledger and what hangs on it; serially, the same seed repeats it. */
  digest: string;
};

const firstMorning = new Date('2026-11-23T22:00:00.000Z');

export async function live(terms: LiveTerms): Promise<Report> {
  const { seed, crowded } = terms;
  const random = makeRandom(`town ${seed}`);
  const city = makeCity({ seed, size: 'small', today: firstMorning });
  const trouble = makeTrouble(random.stream('trouble'), { share: 0.05, crowded });
  const house = await openHouse({
    databaseUrl: terms.databaseUrl,
    city,
    random: random.stream('house'),
    startAt: firstMorning,
    makeToken: (key) => `a-session-of-${key}`,
    connections: crowded ? 16 : 4,
  });
  try {
    const { tokenOf } = house;
    const founding = {
      house,
      city,
      tokenOf,
      today: firstMorning,
      lanes: 1,
    };
    const founded = await foundCity(founding);
    await openCampaigns(founding, founded);
    const witness = openWitness(house.clock.now);
    const settle = crowded ? onePerTime(house.settle, witness) : house.settle;
    const agenda = openAgenda({ clock: house.clock, crowded, onFiveMinutes: settle });
    const keys = random.stream('keys');
    const life: Life = {
      house: { ...house, settle },
      address: house.server.address,
      city,
      founded,
      agenda,
      witness,
      crowded,
      line: (person): Line => ({
        call: house.callAs(tokenOf(person), trouble.send),
        witness,
        makeKey: () => `town-${keys.int(0, 2 ** 31)}-${keys.int(0, 2 ** 31)}`,
      }),
    };
    const wrong = await liveDays(life, house, terms);
    return {
      counts: witness.counts,
      troubles: Object.values(trouble.counts).reduce((sum, count) => sum + count, 0),
      wrong: [...wrong, ...witness.surprises, ...trouble.unequal],
      digest: await digestOfBooks(house.db),
    };
  } finally {
    await house.close();
  }
}

/**
 * Timers never overlap themselves. In a crowd a sweep may lose against a request and be
 * ended by the database; like a real timer it is simply tried again.
 */
function onePerTime(settle: () => Promise<void>, witness: Witness): () => Promise<void> {
  let last = Promise.resolve();
  const trySettle = async () => {
    for (let tries = 0; tries < 5; tries += 1) {
      try {
        return await settle();
      } catch (error) {
        witness.saw(`sweep tried again: ${error instanceof Error ? error.message : ''}`);
      }
    }
    witness.expect(false, 'a sweep failed five times');
  };
  return () => (last = last.then(trySettle));
}

async function liveDays(life: Life, house: OpenHouse, terms: LiveTerms): Promise<string[]> {
  const wrong: string[] = [];
  const judge = async (when: string) => {
    const breaches = await askLaws(house.db);
    wrong.push(...breaches.map((breach) => `${when}: ${tellBreach(breach)}`));
  };
  let midnight = nextMidnight(firstMorning.getTime()) - dayMs;
  const pilot = terms.pilot ? await beginPilot(life, terms.days) : null;
  for (let day = 1; day <= terms.days; day += 1) {
    const random = makeRandom(`town ${terms.seed} day ${day}`);
    planDay(life, { midnight, day, random, errands: terms.errands ?? 90 });
    midnight += dayMs;
    await life.agenda.run(midnight);
    await house.settle();
    await judge(`midnight after day ${day}`);
  }
  if (pilot) {
    await announcePilot(life, pilot);
    midnight = await liveOn(life, midnight);
  }
  await life.agenda.run(midnight + 4 * dayMs);
  await judge('four days later');
  await letTimeRunOut(house);
  await judge('when all has lapsed');
  wrong.push(...(await unended(house.db)));
  if (pilot) wrong.push(...(await judgePilot(life, house, pilot)));
  return wrong;
}

/** The notice runs; timers go by the hour, and nobody buys what is no longer sold. */
async function liveOn(life: Life, midnight: number): Promise<number> {
  const days = 45;
  for (let hour = 0; hour < days * 24; hour += 3) {
    life.agenda.at(midnight + hour * hourMs, async () => undefined);
  }
  await life.agenda.run(midnight + days * dayMs);
  return midnight + days * dayMs;
}

/** Long after the longest voucher; refunds that were put off are tried again on the way. */
async function letTimeRunOut(house: OpenHouse): Promise<void> {
  for (const step of [hourMs, 100 * dayMs, 300 * dayMs, hourMs, hourMs]) {
    house.clock.add(step);
    await house.settle();
    house.clock.add(minuteMs);
    await house.settle();
  }
}

async function unended(db: LawDb): Promise<string[]> {
  const { rows } = await db.query(`
    select 'voucher ' || id || ' is still ' || state as left_over from voucher
      where state in ('issued', 'expired', 'refunding')
    union all select 'order ' || id || ' is still ' || state from "order"
      where state in ('awaiting_payment', 'paid')
    union all select 'refund ' || id || ' is still ' || state from refund
      where state = 'refunding' order by 1 limit 20`);
  return rows.map((row) => `at the end ${String(row['left_over'])}`);
}

async function digestOfBooks(db: LawDb): Promise<string> {
  const hash = createHash('sha256');
  for (const text of [
    `select entry.*, line_no, from_account, to_account, amount_fen from entry
      join posting on posting.city_id = entry.city_id and posting.entry_id = entry.id
      order by entry.id, line_no`,
    `select id, state, total_fen, lines, claims from "order" order by id`,
    `select id, code, state, uses_left, undos from voucher order by id`,
    `select id, voucher_id, use_no, place_id, staff_id, redeemed_at, undone_at
      from redemption order by id`,
    `select id, stock_left, state from offer order by id`,
  ]) {
    const { rows } = await db.query(text);
    hash.update(JSON.stringify(rows));
  }
  return hash.digest('hex').slice(0, 16);
}
