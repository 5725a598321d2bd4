import type pg from 'pg';
import { otpAt, codeStep, rotatingText } from '#contract/kit/rotating-code.ts';
import type { Endpoint } from '#contract/kit/endpoint.ts';
import { refundOrder } from '#contract/payment.ts';
import { prepareRedemption, redeemVoucher, undoRedemption } from '#contract/redemption.ts';
import type { Server } from '#server/main.ts';
import { city } from '../town.ts';
import type { Name, Town } from '../town.ts';
import type { Counter, Deed, History, Redeem, Undo } from './history.ts';
import type { Entry } from '../../../apps/scanner/offline/entry.ts';
import type { Devices } from './devices.ts';
import { askOver } from './line.ts';
import type { Asked, Unequal } from './line.ts';

/** A voucher on its way through one history, and what its people were told. */
export type Life = {
  history: History;
  voucher: { id: string; orderId: string; code: string; handle: string };
  redeems: (Asked<typeof redeemVoucher> & { counter: Counter })[];
  undos: Asked<typeof undoRedemption>[];
  refunds: Asked<typeof refundOrder>[];
  /** What its counter's phones have of it in the end. */
  recorded: Entry[];
  unequal: Unequal[];
};

export type World = {
  town: Town;
  /** Two processes on one database, as far as one process can be two. */
  servers: readonly [Server, Server];
  db: pg.Pool;
  makeKey: () => string;
  /** Of the batch that lives now. */
  devices?: Devices;
};

/** Does one phase of a history; its deeds meet each other and those of all other lives. */
export const livePhase = async (world: World, life: Life, no: number): Promise<void> => {
  const deeds = life.history.phases[no]?.deeds ?? [];
  const unequal = await Promise.all(deeds.map((deed) => doDeed(world, life, deed)));
  life.unequal.push(...unequal.filter((each) => each !== null));
};

/** In the end everybody asks once more under their keys, whether they had heard or not. */
export const settle = async (world: World, life: Life): Promise<void> => {
  const again = async <E extends Endpoint>(asked: Asked<E>): Promise<void> => {
    for (let tries = 0; tries < 20; tries += 1) {
      const unequal = await askOver('good', world.servers[tries % 2 ? 1 : 0], asked);
      if (unequal) life.unequal.push(unequal);
      if (asked.told !== null) return;
    }
  };
  for (const asked of life.redeems) await again(asked);
  for (const asked of life.undos) await again(asked);
  for (const asked of life.refunds) await again(asked);
};

const doDeed = async (world: World, life: Life, deed: Deed): Promise<Unequal | null> => {
  switch (deed.deed) {
    case 'redeem':
      return redeem(world, life, deed);
    case 'undo':
      return undo(world, life, deed);
    case 'scan':
      await world.devices?.scan(deed.device, await shownText(world, life, deed));
      return null;
    case 'mishap':
      await world.devices?.befall(deed);
      return null;
    case 'refund': {
      const asked = {
        ...askedBy(world, 'lin', refundOrder),
        input: { city, order: life.voucher.orderId, voucherIds: [life.voucher.id] },
      };
      life.refunds.push(asked);
      return askOver(deed.line, world.servers[deed.server], asked);
    }
  }
};

const staffOf: Record<Counter, Name> = { noodles: 'chen', tea: 'zhou', books: 'tang' };

const redeem = async (world: World, life: Life, deed: Redeem) => {
  const who = staffOf[deed.counter];
  const place = world.town.places[deed.counter];
  const code = await heldOut(world, life, deed);
  if (code === null) return null;
  const asked = {
    ...askedBy(world, who, redeemVoucher),
    input: { city, place, code, channel: 'scan' as const },
    counter: deed.counter,
  };
  life.redeems.push(asked);
  return askOver(deed.line, world.servers[deed.server], asked);
};

/** The text that is scanned or typed; null where looking it up already said no. */
const heldOut = async (world: World, life: Life, deed: Redeem) => {
  if (deed.by === 'typed') return life.voucher.code;
  const text = await shownText(world, life, { picture: deed.by === 'picture' });
  if (deed.by !== 'prepared') return text;
  const looked = {
    ...askedBy(world, staffOf[deed.counter], prepareRedemption),
    input: { city, place: world.town.places[deed.counter], code: text },
  };
  await askOver('good', world.servers[deed.server], looked);
  return looked.told?.ok ? looked.told.value.redeemWith : null;
};

/** What the phone shows now, or a picture of it that is some steps old. */
const shownText = async (
  world: World,
  { voucher: { handle } }: Life,
  { picture }: { picture: boolean },
): Promise<string> => {
  const codeKey = world.servers[0].work.outside.codes.keyOf(city, handle);
  const step = codeStep(world.town.clock.now()) - (picture ? 4 : 0);
  return rotatingText({ handle, otp: await otpAt(codeKey, step) });
};

const undo = async (world: World, life: Life, deed: Undo) => {
  const told = life.redeems.filter((asked) => asked.told?.ok);
  const chosen = told[deed.which % Math.max(told.length, 1)];
  if (!chosen?.told?.ok) return null;
  const asked = {
    ...askedBy(world, staffOf[chosen.counter], undoRedemption),
    input: { city, redemption: chosen.told.value.id },
  };
  life.undos.push(asked);
  return askOver(deed.line, world.servers[deed.server], asked);
};

const askedBy = <E extends Endpoint>(
  world: World,
  who: Name,
  endpoint: E,
): Omit<Asked<E>, 'input'> => ({
  endpoint,
  token: world.town.tokens[who],
  key: world.makeKey(),
  told: null,
  bytes: null,
});
