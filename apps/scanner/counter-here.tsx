import { createContext, use, useMemo, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { minuteMs } from '#contract/kit/time.ts';
import { newKey } from '#ui/api.ts';
import { call } from './api.ts';
import { makeCounter } from './counter.ts';
import type { Counter, OpenAttempts } from './counter.ts';
import type { Flow } from './flow.ts';
import { openAttemptsOf } from './remembered.ts';
import type { Store } from './remembered.ts';

export type CounterHere = {
  store: Store;
  timeZone: string;
  counter: Counter;
  open: OpenAttempts;
};

/** A lost answer younger than this is asked about before anything else. */
const freshMs = 10 * minuteMs;

const CounterContext = createContext<CounterHere | null>(null);

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
  const here = useMemo(() => {
    const open = openAttemptsOf(placeId);
    const counter = makeCounter({
      call,
      city: cityId,
      place: placeId,
      open,
      makeKey: newKey,
      now: () => new Date(),
    });
    recall(counter, open);
    return { store: { cityId, placeId, name }, timeZone, counter, open };
  }, [cityId, placeId, name, timeZone]);
  return <CounterContext value={here}>{children}</CounterContext>;
};

/** A phone that died in the middle of a redemption comes back to the question. */
const recall = (counter: Counter, open: OpenAttempts): void => {
  const last = open.list().at(-1);
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

export const useFlow = (counter: Counter): Flow =>
  useSyncExternalStore(counter.subscribe, counter.flow);
