import { Category } from '#contract/place.ts';
import type { GeoPoint } from '#contract/kit/geo.ts';
import { opennessOn } from '#flywheel/place/hours-now.ts';
import type { Holidays } from '#flywheel/place/hours-now.ts';
import type { LocalMoment } from '#flywheel/place/local-time.ts';
import type { Hours } from '#flywheel/place/hours.ts';
import type { Openness } from '#contract/place.ts';
import { makeRows } from './columns.ts';
import { IdTable } from './id-table.ts';
import type { Texts } from './texts.ts';

/** A place as its table tells of it. */
export type StreetPlace = {
  id: string;
  name: string;
  category: Category;
  cuisines: readonly string[];
  lat: number;
  lon: number;
  address: string | null;
  hours: Hours;
  createdAt: Date;
};
/** What notes and redemptions say of a place. */
export type Standing = {
  notes: number;
  lastNote: string | null;
  arrivals: number;
  undone: number;
};
/** What a list shows of a place, whoever looks. */
export type Card = {
  name: string;
  cuisines: string[];
  address: string | null;
};

export type Places = ReturnType<typeof makePlaces>;

const noText = 0xffff_ffff;
/** Cards are kept as objects for so many places that were shown last. */
const cardsLimit = 20_000;

/** The places of a city: numbers in columns, words as texts, hours once for all alike. */
export const makePlaces = (texts: Texts, position: GeoPoint) => {
  const ids = new IdTable();
  const rows = makeRows({
    category: 'u8',
    open: 'u8',
    hours: 'u32',
    card: 'u32',
    lastNote: 'u32',
    notes: 'u32',
    arrivals: 'u32',
    undone: 'u32',
    createdAt: 'f64',
    lat: 'f64',
    lon: 'f64',
  });
  const hours = makeHoursTable(position);
  const { replace, replaceNote } = makeReplacers(texts);
  const cards = makeCards(texts);
  const numberOf = (id: string): number => {
    const no = ids.add(id);
    if (no < rows.length) return no;
    rows.add();
    rows.at.card[no] = noText;
    rows.at.lastNote[no] = noText;
    return no;
  };
  return {
    ids,
    rows,
    hours,
    numberOf,
    put: (place: StreetPlace): number => {
      const no = numberOf(place.id);
      const { name, cuisines, address } = place;
      const { at } = rows;
      at.card[no] = replace(at.card[no], JSON.stringify({ name, cuisines, address }));
      at.category[no] = Category.options.indexOf(place.category);
      at.hours[no] = hours.numberOf(place.hours);
      at.createdAt[no] = place.createdAt.getTime();
      at.lat[no] = place.lat;
      at.lon[no] = place.lon;
      at.open[no] = 1;
      return no;
    },
    setStanding: (no: number, standing: Standing) => {
      const { at } = rows;
      at.notes[no] = standing.notes;
      at.arrivals[no] = standing.arrivals;
      at.undone[no] = standing.undone;
      at.lastNote[no] = replaceNote(at.lastNote[no], standing.lastNote);
    },
    card: (no: number): Card => cards.read(rows.at.card[no] ?? 0),
    categoryOf: (no: number): Category =>
      Category.options[rows.at.category[no] ?? 0] ?? 'other',
    lastNote: (no: number): string | null => {
      const ref = rows.at.lastNote[no] ?? noText;
      return ref === noText ? null : texts.read(ref);
    },
    bytes: () => ids.bytes() + rows.bytes() + hours.bytes(),
  };
};

/** Puts a text where another may stand, whose bytes are then waste. */
const makeReplacers = (texts: Texts) => {
  const replace = (ref: number | undefined, text: string): number => {
    if (ref !== undefined && ref !== noText) {
      if (texts.read(ref) === text) return ref;
      texts.forget(ref);
    }
    return texts.put(text);
  };
  const replaceNote = (ref: number | undefined, note: string | null): number => {
    if (note !== null) return replace(ref, note);
    if (ref !== undefined && ref !== noText) texts.forget(ref);
    return noText;
  };
  return { replace, replaceNote };
};

/** What lists show, as objects; a text that is replaced has another number. */
const makeCards = (texts: Texts) => {
  let known = new Map<number, Card>();
  return {
    read: (ref: number): Card => {
      const before = known.get(ref);
      if (before) return before;
      const card: Card = JSON.parse(texts.read(ref));
      if (known.size >= cardsLimit) known = new Map();
      known.set(ref, card);
      return card;
    },
  };
};

export type HoursTable = ReturnType<typeof makeHoursTable>;

/** What an hour is in a city: its clock, and the holidays that are near. */
export type CityTime = { local: LocalMoment; holidays: Holidays };

/**
 * A thousand places share a hundred ways of being open; each is asked once a minute, and
 * the answer serves them all. The sun is that of the city's middle.
 */
export const makeHoursTable = (position: GeoPoint) => {
  const none: Holidays = new Set();
  const known: Hours[] = [];
  const noByHours = new Map<Hours, number>();
  let asked = { day: -1, weekMinute: -1, holidays: none };
  let answers: (Openness | undefined)[] = [];
  return {
    numberOf: (hours: Hours): number => {
      const before = noByHours.get(hours);
      if (before !== undefined) return before;
      noByHours.set(hours, known.length);
      return known.push(hours) - 1;
    },
    at: (no: number, { local, holidays }: CityTime): Openness => {
      const { day, weekMinute } = local;
      const isSame =
        weekMinute === asked.weekMinute && day === asked.day && holidays === asked.holidays;
      if (!isSame) {
        asked = { day, weekMinute, holidays };
        answers = [];
      }
      const before = answers[no];
      if (before) return before;
      const hours = known[no] ?? { kind: 'unknown' };
      const answer = opennessOn(hours, local, { holidays, position });
      answers[no] = answer;
      return answer;
    },
    bytes: () => known.length * 400,
    dump: () => known,
    restore: (kept: readonly Hours[]) => {
      known.length = 0;
      noByHours.clear();
      answers = [];
      known.push(...kept);
    },
  };
};
