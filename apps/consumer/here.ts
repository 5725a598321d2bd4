import { useEffect, useSyncExternalStore } from 'react';
import type { CityView } from '#contract/city.ts';
import { firstHere, hereOf } from './position.ts';
import type { Here, PositionTrouble } from './position.ts';

const storageKey = 'arrival.here';
const exactKey = 'arrival.here.exact';

type State = {
  here: Here | null;
  asking: boolean;
  trouble: PositionTrouble | null;
  /** Just opened, and the phone is about to say where it is: worth a moment's wait. */
  settling: boolean;
};

// One position for the whole app: it outlives a page, so going back finds the same list.
let state: State = { here: null, asking: false, trouble: null, settling: true };
const listeners = new Set<() => void>();

const change = (next: Partial<State>): void => {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
};

export type Whereabouts = Omit<State, 'here'> & {
  here: Here;
  /** Asks the phone; the first time, the phone asks its owner. The choice is remembered. */
  ask: (coarse: boolean) => void;
};

/** Where here is in this city, and the ways to change it. */
export const useHere = (city: CityView): Whereabouts => {
  const now = useSyncExternalStore(subscribe, () => state);
  const here = now.here ?? firstHereOf(city);
  useEffect(() => {
    if (state.here === null) void askIfAllowed(city);
  }, [city]);
  return {
    here,
    asking: now.asking,
    trouble: now.trouble,
    settling: now.settling,
    ask: (coarse) => {
      write(exactKey, coarse ? null : 'yes');
      askPhone(city, coarse);
    },
  };
};

// Remembered per city, so that every render before the first answer sees the same object.
const beginnings = new Map<string, Here>();
const firstHereOf = (city: CityView): Here => {
  const known = beginnings.get(city.id) ?? firstHere(city, recall(), Date.now());
  beginnings.set(city.id, known);
  return known;
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const mayAskAtOnce = async (): Promise<boolean> => {
  try {
    const permission = await navigator.permissions.query({ name: 'geolocation' });
    return permission.state === 'granted';
  } catch {
    // A browser that can't say is asked when its owner taps.
    return false;
  }
};

// Finding a position takes as long as the first answer of the server: both begin at once.
const ignore = () => {};
const worthWaitingMs = 1_500;
const allowed = mayAskAtOnce().then((isAllowed) => {
  if (isAllowed) {
    navigator.geolocation.getCurrentPosition(ignore, ignore, patience(true));
    setTimeout(() => change({ settling: false }), worthWaitingMs);
  } else change({ settling: false });
  return isAllowed;
});

/** Asks without being told to only where the owner has said yes before. */
const askIfAllowed = async (city: CityView): Promise<void> => {
  if (await allowed) askPhone(city, read(exactKey) !== 'yes');
};

const askPhone = (city: CityView, coarse: boolean): void => {
  if (!('geolocation' in navigator)) {
    return change({ trouble: 'unavailable', settling: false });
  }
  change({ asking: true, trouble: null });
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      const said = { lat: coords.latitude, lon: coords.longitude };
      const here = hereOf(city, said, coarse, Date.now());
      if (here === 'too_far') {
        return change({ asking: false, trouble: 'too_far', settling: false });
      }
      keep(here);
      change({ here, asking: false, settling: false });
    },
    (error) => {
      const refused = error.code === error.PERMISSION_DENIED;
      const trouble = refused ? 'refused' : 'unavailable';
      change({ asking: false, trouble, settling: false });
    },
    patience(coarse),
  );
};

const patience = (coarse: boolean): PositionOptions => ({
  enableHighAccuracy: !coarse,
  timeout: 10_000,
  maximumAge: 60_000,
});

const recall = (): Here | null => {
  try {
    const kept = read(storageKey);
    // Only `keep` below writes under this name.
    return kept === null ? null : (JSON.parse(kept) as Here);
  } catch {
    return null;
  }
};

const keep = ({ said: _said, ...here }: Here): void =>
  write(storageKey, JSON.stringify(here));

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

const write = (key: string, value: string | null): void => {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // The next start begins in the centre, roughly.
  }
};
