import { makeCaller } from '#contract/kit/call.ts';
import { makeRandom } from '#city/random.ts';
import type { Entry } from '../../../apps/scanner/offline/entry.ts';
import { openDevice } from '../device.ts';
import type { Device } from '../device.ts';
import type { Mishap } from './history.ts';
import { injected } from './line.ts';
import type { Unequal } from './line.ts';
import type { World } from './live.ts';

/** The noodle bar's two phones, which have no network but for moments. */
export type Devices = {
  /** Judges and, where it may, records; the engine that ships does it. */
  scan: (no: 0 | 1, text: string) => Promise<void>;
  befall: (mishap: Mishap) => Promise<void>;
  /** The line is good again, and all is told. */
  comeBack: () => Promise<Entry[]>;
  unequal: Unequal[];
};

/** `seed` draws what the line loses and doubles. */
export const openDevices = async (world: World, seed: string): Promise<Devices> => {
  const random = makeRandom(seed);
  const unequal: Unequal[] = [];
  const line = { isBad: false };
  const call = badCaller(world, { random, line, unequal });
  const open = (no: number) =>
    openDevice({
      placeId: world.town.places.noodles,
      call,
      now: world.town.clock.now,
      makeKey: world.makeKey,
      name: `phone-${seed}-${no}`.replace(/[^\w-]/g, '-'),
    });
  const devices: [Device, Device] = [await open(0), await open(1)];
  for (const device of devices) device.line.failed();
  line.isBad = true;
  return {
    unequal,
    scan: async (no, text) => {
      const { engine } = devices[no];
      const judged = await engine.judge(text);
      if (judged.verdict === 'accepted') await engine.record(judged.accepted);
    },
    befall: async ({ device: no, what, byMs }) => {
      const device = devices[no];
      if (what === 'clock') return device.moveClock(byMs);
      if (what === 'restart') {
        devices[no] = await device.restart();
        return;
      }
      device.line.answered();
      await device.engine.tell();
      device.line.failed();
    },
    comeBack: async () => {
      line.isBad = false;
      return (await Promise.all(devices.map(tellAll))).flat();
    },
  };
};

/** Tells until nothing waits; a page that was in the middle of telling is waited for. */
const tellAll = async (device: Device): Promise<Entry[]> => {
  const { engine, line, box } = device;
  // Slow is not wrong: a page may be in the middle of telling.
  for (let tries = 0; tries < 2_000; tries += 1) {
    line.answered();
    await engine.tell();
    const { entries } = await box.readLedger();
    if (!entries.some(({ state }) => state === 'waiting')) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  line.stop();
  return (await box.readLedger()).entries;
};

type Badness = {
  random: ReturnType<typeof makeRandom>;
  line: { isBad: boolean };
  unequal: Unequal[];
};

/** Over both servers in turn; while the line is bad, half of what is sent goes wrong. */
const badCaller = (world: World, { random, line, unequal }: Badness) => {
  const told = new Map<string, string>();
  let turn = 0;
  const ask = async (url: Parameters<typeof fetch>[0], init?: RequestInit) => {
    const { app } = world.servers[(turn += 1) % 2 ? 1 : 0];
    const { body, statusCode } = await app.inject(injected(url, init));
    const key = new Headers(init?.headers).get('idempotency-key');
    const isFinal = statusCode < 423;
    const first = key !== null && isFinal ? told.get(key) : undefined;
    if (first !== undefined && key !== null && first !== body)
      unequal.push({ key, first, second: body });
    if (key !== null && isFinal) told.set(key, body);
    return new Response(body, { status: statusCode });
  };
  const lost = () => new TypeError('the line broke');
  return makeCaller({
    base: '/api',
    token: () => world.town.tokens.chen,
    fetch: async (url, init) => {
      if (!line.isBad || random.chance(0.5)) return ask(url, init);
      if (random.chance(0.3)) throw lost();
      if (random.chance(0.5)) {
        await ask(url, init);
        throw lost();
      }
      const both = await Promise.all([ask(url, init), ask(url, init)]);
      return both[1];
    },
  });
};
