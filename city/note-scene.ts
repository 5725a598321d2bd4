/**
 * The circumstances of one visit: when it was, with whom, in what weather, and what the
 * writer had. Times keep to the shop's hours, so nobody eats breakfast at a closed door.
 */
import { friends, mates, times } from './note-words/dish.ts';
import { spoken } from './note-voice.ts';
import type { Random } from './random.ts';
import type { Shop } from './shops.ts';

export type Scene = {
  facts: ReadonlySet<string>;
  writtenAt: Date;
  blanks: Readonly<Record<string, string>>;
};

/** Where a dish is a glass or a cup, nobody passes it round the table. */
const drinks = new Set(['bar', 'coffee', 'milk-tea', 'tea-house']);

const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** Langang keeps Beijing time. */
const offsetMs = 8 * hourMs;

/** Hours at which people sit in a shop, by the part of the day. */
const parts = {
  morning: [6.8, 10],
  noon: [11.4, 13.2],
  afternoon: [14.2, 16.8],
  evening: [17.8, 20.2],
  night: [21.5, 23.8],
} as const;

export function setScene(
  shop: Shop,
  site: { today: Date; districtName: string; bankId: string },
  random: Random,
): Scene | null {
  const open = openParts(shop.hours);
  if (open.length === 0) return null;
  const part = random.pick(open);
  const [from, to] = parts[part];
  // The newest days belong to the notes that were written out whole.
  const age = 2.5 + random.next() * random.next() * 320;
  const visitedAt = momentBefore(site.today, age, random, [from, to]);
  // Most write within the hour; some the next morning.
  const writtenAt = new Date(visitedAt.getTime() + random.between(0.3, 2.5) * hourMs);
  const party = chooseParty(site.bankId, part, random);
  const again = random.chance(0.24);
  const facts = new Set<string>([
    part,
    party,
    weekdayOf(visitedAt),
    ...weatherOf(visitedAt, random),
    ...spotOf(shop),
    drinks.has(shop.tradeId) ? 'cup' : 'food',
    ...(again ? ['again'] : []),
    ...(shop.priceLevel === 1 ? ['cheap'] : []),
    ...(shop.spendFen >= 13_000 ? ['dear'] : []),
  ]);
  return {
    facts,
    writtenAt: writtenAt < site.today ? writtenAt : new Date(site.today.getTime() - hourMs),
    blanks: {
      sign: shop.sign,
      where: shop.whereabouts,
      district: site.districtName,
      spend: spoken(shop.spendFen),
      double: spoken(shop.spendFen * 2),
      ago: random.pick(times),
      ...(party === 'alone' || party === 'family'
        ? {}
        : { friend: random.pick(friends), mate: random.pick(mates) }),
    },
  };
}

/** A moment `ageDays` before today, at an hour between the two, on Langang's clock. */
export function momentBefore(
  today: Date,
  ageDays: number,
  random: Random,
  [from, to]: readonly [number, number],
): Date {
  const local = today.getTime() + offsetMs;
  const midnight = Math.floor(local / dayMs) * dayMs - offsetMs;
  const day = midnight - (Math.floor(ageDays) + 1) * dayMs;
  const second = Math.round(random.between(from, to) * 3600);
  return new Date(day + second * 1000);
}

function openParts(hours: string | null): (keyof typeof parts)[] {
  const all = ['morning', 'noon', 'afternoon', 'evening', 'night'] as const;
  if (hours === null) return ['noon', 'evening'];
  const ranges = [...hours.matchAll(/(\d\d):(\d\d)-(\d\d):(\d\d)/g)].map(
    ([, h1, m1, h2, m2]) => {
      const start = Number(h1) + Number(m1) / 60;
      const end = Number(h2) + Number(m2) / 60;
      return [start, end <= start ? end + 24 : end] as const;
    },
  );
  return all.filter((part) => {
    const [from, to] = parts[part];
    return ranges.some(([start, end]) => start <= from + 0.2 && end >= to - 0.3);
  });
}

function chooseParty(bankId: string, part: string, random: Random): string {
  if (bankId === 'care') return 'alone';
  if (bankId === 'quick' || bankId === 'cafe') {
    return random.weighted([
      ['alone', 6],
      ['pair', 3],
      ['family', 2],
      ['group', 0.5],
    ]);
  }
  const lone = part === 'noon' ? 3 : 1;
  return random.weighted([
    ['alone', lone],
    ['pair', 5],
    ['family', 3],
    ['group', 3],
  ]);
}

function weekdayOf(moment: Date): string {
  const day = new Date(moment.getTime() + offsetMs).getUTCDay();
  return day === 0 || day === 6 ? 'weekend' : 'weekday';
}

/** An island in the East China Sea: hot from June to September, cold from December on. */
function weatherOf(moment: Date, random: Random): string[] {
  const month = new Date(moment.getTime() + offsetMs).getUTCMonth() + 1;
  if (month >= 6 && month <= 9) return ['hot'];
  if (month === 12 || month <= 2) return ['cold'];
  return (month === 11 || month === 3) && random.chance(0.5) ? ['cold'] : [];
}

function spotOf(shop: Shop): string[] {
  if (shop.mallId) return [shop.whereabouts.endsWith('市场') ? 'market' : 'mall'];
  return /[巷里弄坡]$/.test(shop.whereabouts) ? ['street', 'lane'] : ['street'];
}
