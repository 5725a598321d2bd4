import {
  createContext,
  use,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import type { ReactNode } from 'react';
import { minuteMs } from '#contract/kit/time.ts';
import { newKey } from '#ui/api.ts';
import type { Caller } from '#contract/kit/call.ts';
import { api, call } from './api.ts';
import { makeCounter } from './counter.ts';
import type { Counter, OpenAttempts } from './counter.ts';
import type { Attempt, Flow } from './flow.ts';
import { makeAttemptBox } from './offline/box.ts';
import { engineOf, useEngine } from './offline/engine-here.ts';
import type { Engine } from './offline/engine.ts';
import { openAttemptsOf } from './open-attempts.ts';
import type { Store } from './remembered.ts';

export type CounterHere = {
  store: Store;
  timeZone: string;
  counter: Counter;
  open: OpenAttempts;
  /** What goes on without network. */
  engine: Engine;
  /** Who answers what is asked beside the counter: the server, or practice. */
  call: Caller;
  /** In practice: neither network nor engine matters. */
  asksNobody: boolean;
};

/** A lost answer younger than this is asked about before anything else. */
const freshMs = 10 * minuteMs;

export const CounterContext = createContext<CounterHere | null>(null);

/** One counter per store, above the pages: going to the list and back loses nothing. */
export const CounterProvider = ({
  store,
  timeZone,
  children,
}: {
  store: Store;
  timeZone: string;
  children: ReactNode;
}) => {
  const { cityId, placeId, name } = store;
  const { here, run } = useMemo(() => {
    const open = openAttemptsOf(placeId, makeAttemptBox());
    const { engine, run } = engineOf({ cityId, placeId, name }, open.load);
    const counter = makeCounter({
      call,
      city: cityId,
      place: placeId,
      open,
      makeKey: newKey,
      now: () => new Date(),
      offline: engine,
    });
    const at = { cityId, placeId, name };
    const asks = { call: api.call, asksNobody: false };
    return { here: { store: at, counter, open, engine, ...asks }, run };
  }, [cityId, placeId, name]);
  useEffect(run, [run]);
  const [, setLoaded] = useState<readonly Attempt[]>([]);
  useEffect(() => {
    void here.open.load().then((attempts) => {
      setLoaded(attempts);
      recall(here.counter, attempts);
    });
  }, [here]);
  const whole = useMemo(() => ({ ...here, timeZone }), [here, timeZone]);
  return <CounterContext value={whole}>{children}</CounterContext>;
};

/** A phone that died in the middle of a redemption comes back to the question. */
const recall = (counter: Counter, attempts: readonly Attempt[]): void => {
  const last = attempts.at(-1);
  if (last && Date.now() - Date.parse(last.startedAt) < freshMs) {
    counter.send({ what: 'pick_up', attempt: last });
  }
};

/** The counter of the chosen store; the door shows no page before there is one. */
export const useCounterHere = (): CounterHere => {
  const here = use(CounterContext);
  if (!here) throw new Error('a page of the counter was shown before its store was chosen');
  return here;
};

/** Whether the counter can ask whoever it asks. */
export const useIsUp = (): boolean => {
  const { engine, asksNobody } = useCounterHere();
  const { isUp } = useEngine(engine);
  return isUp || asksNobody;
};

export const useFlow = (counter: Counter): Flow =>
  useSyncExternalStore(counter.subscribe, counter.flow);
