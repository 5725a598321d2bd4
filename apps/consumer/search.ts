import { Category } from '#contract/place.ts';
import { dayMs, minuteMs } from '#contract/kit/time.ts';
import { clock } from '#ui/time.ts';
import type { Here } from './position.ts';
import type { Narrowed, NearbyAsked } from './queries.ts';

/** How a list of places is narrowed; kept in the address, so that going back finds it. */
export type Narrowing = {
  category?: Category | undefined;
  open?: true | undefined;
  offer?: true | undefined;
  /** Only where a member pays less. */
  members?: true | undefined;
  party?: number | undefined;
  /** Minutes on foot, at most. */
  walk?: number | undefined;
  /** Whole yuan, at most. */
  most?: number | undefined;
  /** A moment of the next 24 hours on the city's wall clock: "19:30". */
  at?: string | undefined;
};

export type NearbySearch = Narrowing & {
  sort?: 'distance' | undefined;
  view?: 'map' | undefined;
  far?: true | undefined;
};

/** What the search page keeps: the words beside what narrows them. */
export type WordSearch = Narrowing & { q?: string | undefined };

export const usualParty = 2;
const usualRadiusMetres = 1_500;
const farRadiusMetres = 10_000;

/** Reads an address's query; what it does not know is left out, never an error. */
export const readNarrowing = (given: Record<string, unknown>): Narrowing => {
  const category = Category.options.find((known) => known === given['category']);
  const party = wholeOf(given['party'], 20);
  const walk = wholeOf(given['walk'], 240);
  const most = wholeOf(given['most'], 1_000_000);
  const at = given['at'];
  return {
    ...(category ? { category } : {}),
    ...(given['open'] === true ? { open: true } : {}),
    ...(given['offer'] === true ? { offer: true } : {}),
    ...(given['members'] === true ? { members: true } : {}),
    ...(party !== null && party !== usualParty ? { party } : {}),
    ...(walk === null ? {} : { walk }),
    ...(most === null ? {} : { most }),
    ...(typeof at === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(at) ? { at } : {}),
  };
};

export const readNearbySearch = (given: Record<string, unknown>): NearbySearch => ({
  ...readNarrowing(given),
  ...(given['sort'] === 'distance' ? { sort: 'distance' } : {}),
  ...(given['view'] === 'map' ? { view: 'map' } : {}),
  ...(given['far'] === true ? { far: true } : {}),
});

export const readWordSearch = (given: Record<string, unknown>): WordSearch => {
  const q = given['q'];
  // The router reads a bare number as one.
  const words = typeof q === 'number' ? String(q) : typeof q === 'string' ? q.trim() : '';
  return { ...readNarrowing(given), ...(words === '' ? {} : { q: words.slice(0, 60) }) };
};

/** How many things of the sheet behind "more" are set. */
export const setBehindMore = (narrowing: Narrowing): number =>
  [narrowing.members, narrowing.party, narrowing.walk, narrowing.most, narrowing.at].filter(
    (value) => value !== undefined,
  ).length;

const wholeOf = (given: unknown, most: number): number | null =>
  typeof given === 'number' && Number.isInteger(given) && given >= 1 && given <= most
    ? given
    : null;

/** What narrows → how the server is asked. */
export const narrowedOf = (
  narrowing: Narrowing,
  timeZone: string,
  nowMs: number,
): Narrowed => ({
  ...(narrowing.category ? { category: narrowing.category } : {}),
  openNow: narrowing.open ? 'true' : 'false',
  withOffer: narrowing.offer ? 'true' : 'false',
  ...(narrowing.members ? { forMembers: 'true' } : {}),
  ...(narrowing.party ? { party: narrowing.party } : {}),
  ...(narrowing.walk ? { walkMinutes: narrowing.walk } : {}),
  ...(narrowing.most ? { maxFen: narrowing.most * 100 } : {}),
  ...(narrowing.at ? { at: nextAt(narrowing.at, timeZone, nowMs) } : {}),
});

/** Here and what narrows → what the server is asked. */
export const askedOf = (
  here: Here,
  search: NearbySearch,
  { timeZone, nowMs }: { timeZone: string; nowMs: number },
): NearbyAsked => ({
  lat: here.lat,
  lon: here.lon,
  radiusMetres: search.far ? farRadiusMetres : usualRadiusMetres,
  sort: search.sort ?? 'best',
  ...narrowedOf(search, timeZone, nowMs),
});

/** "19:30" on a city's wall clock → the next instant when that clock says so. */
export const nextAt = (wall: string, timeZone: string, nowMs: number): string => {
  const thisMinuteMs = Math.floor(nowMs / minuteMs) * minuteMs;
  const now = minutesOf(clock(new Date(thisMinuteMs).toISOString(), timeZone));
  const awayMinutes = (minutesOf(wall) - now + dayMs / minuteMs) % (dayMs / minuteMs);
  return new Date(thisMinuteMs + awayMinutes * minuteMs).toISOString();
};

const minutesOf = (wall: string): number => {
  const [hours = 0, minutes = 0] = wall.split(':').map(Number);
  return hours * 60 + minutes;
};
