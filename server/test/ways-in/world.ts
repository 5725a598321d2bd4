import pg from 'pg';
import type { Caller } from '#contract/kit/call.ts';
import { makeStand } from '#contract/stand.ts';
import { cloneOrder } from '../../../bench/clones.ts';
import { crowd } from '../flows/crowd.ts';
import { city, openTown } from '../town.ts';
import type { Town } from '../town.ts';
import { buy, liveOffer } from '../wheel.ts';
import { openDevice } from '../device.ts';
import type { Device } from '../device.ts';
import { pace } from './script.ts';
import type { Effort } from './script.ts';

export type Customer = { id: string; call: Caller; lastFour: string };
export type Held = { id: string; code: string; handle: string; codeKey: string };
export type Counter = {
  placeId: string;
  standCode: string;
  call: Caller;
  now: () => Date;
  /** What the store's device does while it has no network. */
  scanOffline: (text: string, effort: Effort) => Promise<boolean>;
};

export type Noon = {
  town: Town;
  counter: Counter;
  customers: Customer[];
  /** As many unused vouchers as asked, each with its customer. */
  stockUp: (count: number) => Promise<{ held: Held; customer: Customer }[]>;
  /** The store's network is back: the list is new, and what was accepted is told. */
  backOnline: () => Promise<void>;
  /** How many of these were used exactly once. */
  usedOnce: (ids: string[]) => Promise<number>;
  close: () => Promise<void>;
};

const customersCount = 100;

/** A noodle bar with a stand, a hundred customers, and vouchers enough. */
export const openNoon = async (): Promise<Noon> => {
  const town = await openTown();
  const db = new pg.Pool({ connectionString: town.url, max: 2 });
  const people = await crowd(town, customersCount);
  // The crowd's phones end in their numbers.
  const customers = people.map((one, no) => ({
    ...one,
    lastFour: String(no).padStart(4, '0'),
  }));
  const offerId = await liveOffer(town);
  const [first] = await buy(town, 'lin', offerId);
  if (!first) throw new Error('a paid order has its voucher');
  const placeId = town.places.noodles;
  const merchant = town.merchants.zhou;
  let keys = 0;
  const device = await openDevice({
    placeId,
    call: town.caller('chen'),
    now: town.clock.now,
    makeKey: () => `offline-${(keys += 1)}`,
    name: 'noodles-phone',
  });
  const stand = await town.as('zhou')(makeStand, { city, merchant, place: placeId });
  return {
    town,
    customers,
    counter: {
      placeId,
      standCode: stand.code,
      call: town.caller('chen'),
      now: town.clock.now,
      scanOffline: (text, effort) => scanOffline(device, text, effort),
    },
    stockUp: async (count) => {
      const people = customers.map(({ id }) => id);
      const asked = { orderId: first.orderId, offerId, count, people };
      const codes = await cloneOrder(db, asked);
      const { rows } = await db.query<Omit<Held, 'codeKey'> & { personId: string }>(
        `select id, code, handle, person_id as "personId" from voucher
         where code = any($1)`,
        [codes],
      );
      return rows.map(({ personId, ...held }) => {
        const customer = customers.find(({ id }) => id === personId);
        if (!customer) throw new Error('every copy is of somebody here');
        const codeKey = town.server.work.outside.codes.keyOf(city, held.handle);
        return { held: { ...held, codeKey }, customer };
      });
    },
    backOnline: async () => {
      device.line.answered();
      await device.engine.tell();
      await device.engine.refreshList();
    },
    usedOnce: async (ids) => {
      const { rows } = await db.query(
        `select voucher_id from redemption where voucher_id = any($1)
         and undone_at is null group by voucher_id having count(*) = 1`,
        [ids],
      );
      return rows.length;
    },
    close: async () => {
      await db.end();
      await town.close();
    },
  };
};

/** Judged and kept on the device; one press, as with network. */
const scanOffline = async (device: Device, text: string, effort: Effort) => {
  device.line.failed();
  const judged = await device.engine.judge(text);
  if (judged.verdict !== 'accepted') return false;
  effort.taps += 1;
  effort.seconds += pace.read + pace.tap;
  return (await device.engine.record(judged.accepted)).verdict === 'recorded';
};
