import type { Caller } from '#contract/kit/call.ts';
import type { OfflineList } from '#contract/offline.ts';
import { makeTrueTime } from '#ui/true-time.ts';
import type { KeptTime, TrueTime } from '#ui/true-time.ts';
import type { Box, Ledger } from '../../apps/scanner/offline/box.ts';
import { makeEngine } from '../../apps/scanner/offline/engine.ts';
import type { Engine } from '../../apps/scanner/offline/engine.ts';
import { makeLine } from '../../apps/scanner/offline/line.ts';
import type { Line } from '../../apps/scanner/offline/line.ts';
import { city } from './town.ts';

/** A store's device: the engine that ships, on what the device keeps. */
export type Device = {
  engine: Engine;
  line: Line;
  time: TrueTime;
  box: Box;
  /** The device's own clock is moved by somebody. */
  moveClock: (byMs: number) => void;
  /** The page is gone, as by a crash; without network the next one has what was kept. */
  restart: () => Promise<Device>;
};

export type DeviceTerms = {
  placeId: string;
  call: Caller;
  now: () => Date;
  makeKey: () => string;
  name: string;
};

type Disk = { box: Box; time: KeptTime | null; movedMs: number };

export const openDevice = (terms: DeviceTerms): Promise<Device> =>
  start(terms, { box: memoryBox(), time: null, movedMs: 0 }, true);

const start = async (terms: DeviceTerms, disk: Disk, online: boolean): Promise<Device> => {
  const time = makeTrueTime({
    wallMs: () => terms.now().getTime() + disk.movedMs,
    steadyMs: () => terms.now().getTime(),
    read: () => disk.time,
    keep: (kept) => {
      disk.time = kept;
    },
  });
  const line = makeLine({ online, probe: () => Promise.resolve(false) });
  const nowMs = terms.now().getTime();
  if (online) time.hear({ serverMs: nowMs, askedMs: nowMs, answeredMs: nowMs });
  const engine = makeEngine({
    store: { cityId: city, placeId: terms.placeId, name: '' },
    call: terms.call,
    box: disk.box,
    line,
    time,
    device: terms.name,
    makeKey: terms.makeKey,
    openAttempts: () => Promise.resolve([]),
  });
  await engine.start();
  return {
    engine,
    line,
    time,
    box: disk.box,
    moveClock: (byMs) => {
      disk.movedMs += byMs;
    },
    restart: () => {
      line.stop();
      return start(terms, disk, false);
    },
  };
};

/** What the browser's store promises, in memory: each deed is one step, kept or not. */
const memoryBox = (): Box => {
  const lists = new Map<string, OfflineList>();
  const kept: Ledger = { entries: [], online: [] };
  return {
    readList: (placeId) => Promise.resolve(lists.get(placeId) ?? null),
    readLedger: () => Promise.resolve(structuredClone(kept)),
    add: (entry, fits) => {
      if (!fits(kept.entries)) return Promise.resolve(null);
      const numbered = { ...entry, no: (kept.entries.at(-1)?.no ?? 0) + 1 };
      kept.entries.push(numbered);
      return Promise.resolve(numbered);
    },
    change: (key, to) => {
      const at = kept.entries.findIndex((entry) => entry.key === key);
      const entry = kept.entries[at];
      const changed = entry ? to(entry) : null;
      if (changed) kept.entries[at] = changed;
      return Promise.resolve(changed);
    },
    putList: (placeId, list, counted) => {
      lists.set(placeId, list);
      kept.entries = kept.entries.map((entry) =>
        counted.has(entry.key) ? { ...entry, inList: true } : entry,
      );
      kept.online = kept.online.filter(({ key }) => !counted.has(key));
      return Promise.resolve();
    },
    putOnline: (use) => {
      kept.online.push(use);
      return Promise.resolve();
    },
  };
};
