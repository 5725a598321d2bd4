import { useEffect, useState, useSyncExternalStore } from 'react';
import { newKey } from '#ui/api.ts';
import { askHealth, hearTime, trueTime } from '#ui/true-time.ts';
import { call } from '../api.ts';
import type { Attempt } from '../flow.ts';
import { rememberedDevice } from '../remembered.ts';
import type { Store } from '../remembered.ts';
import { makeBox } from './box.ts';
import type { EngineState } from './desk.ts';
import { makeEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { makeLine } from './line.ts';

/** The device's own: what lets this store's counter go on without network. */
export const engineOf = (
  store: Store,
  openAttempts: () => Promise<readonly Attempt[]>,
): { engine: Engine; run: () => () => void } => {
  const probe = () => hearTime(askHealth);
  const line = makeLine({ online: navigator.onLine, probe });
  const engine = makeEngine({
    store,
    call,
    line,
    openAttempts,
    box: makeBox(),
    time: trueTime,
    device: rememberedDevice(newKey),
    makeKey: newKey,
  });
  return { engine, run: () => watch(engine, line, probe) };
};

/** Starts it, and wakes it whenever the network may be back; gives what stops it. */
const watch = (
  engine: Engine,
  line: ReturnType<typeof makeLine>,
  probe: () => Promise<boolean>,
): (() => void) => {
  // Without being asked, a browser may throw away what it keeps for a page.
  void navigator.storage?.persist?.().catch(() => false);
  const online = () => line.deviceSays(true);
  const offline = () => line.deviceSays(false);
  const seen = () => {
    if (document.visibilityState !== 'visible') return;
    if (line.isUp()) void probe().then((there) => there || line.failed());
    void engine.tell();
  };
  const refresh = async () => {
    if (line.isUp() && !(await probe())) line.failed();
    await engine.refreshList();
  };
  addEventListener('online', online);
  addEventListener('offline', offline);
  document.addEventListener('visibilitychange', seen);
  const timer = setInterval(() => void refresh(), engine.listEveryMs);
  void engine.start();
  if (line.isUp()) void probe();
  return () => {
    removeEventListener('online', online);
    removeEventListener('offline', offline);
    document.removeEventListener('visibilitychange', seen);
    clearInterval(timer);
    line.stop();
  };
};

export const useEngine = (engine: Engine): EngineState =>
  useSyncExternalStore(engine.subscribe, engine.state);

/** How far the device's clock is off, to the second, and whether that is known. */
export const useClock = (engine: Engine): { offMs: number; isSure: boolean } => {
  const read = () => ({ offMs: engine.time.offMs(), isSure: engine.time.isSure() });
  const [clock, setClock] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => {
      const next = read();
      setClock((before) =>
        before.isSure === next.isSure && Math.abs(before.offMs - next.offMs) < 1_000
          ? before
          : next,
      );
    }, 1_000);
    return () => clearInterval(timer);
  });
  return clock;
};
