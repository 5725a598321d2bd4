/**
 * The people of Langang: customers with a home, a workplace and habits, the owners and
 * staff of shops on board, and the operators. Everybody has a number of the 138 0000
 * range. The first few are the same in every city; the demo signs in as them.
 */
import { handles, givenNames, surnames } from './words/person-names.ts';
import { latinName } from './names.ts';
import type { Random } from './random.ts';
import type { CitySize, Merchant, Shop } from './shops.ts';
import type { StreetMap } from './streets.ts';

export type PersonRole = 'customer' | 'staff' | 'owner' | 'operator';

export type Person = {
  key: string;
  name: string;
  en: string;
  /** What stands under a note: the name that the person chose for it. */
  handle: string;
  phone: string;
  role: PersonRole;
  /** Holds the member card: members see and pay members' prices. */
  isMember: boolean;
  merchantKey: string | null;
  placeKey: string | null;
  homeDistrictId: string;
  workDistrictId: string;
  habits: Habits;
};

export type Habits = {
  /** Trades the person likes, best first. */
  tastes: readonly string[];
  /** Orders through Arrival in an ordinary week, in tenths. */
  ordersPerTenWeeks: number;
  /** Buys the dear thing (1) or the cheap one (0). */
  spends: number;
  /** How likely a quote ends in an order. */
  decides: number;
  writesNotes: boolean;
  /** Turns up late, forgets the code, loses the signal: 0 never, 1 always. */
  clumsy: number;
};

const counts = { demo: { customers: 1200 }, small: { customers: 44 } };

export function populate(
  site: { map: StreetMap; shops: readonly Shop[]; merchants: readonly Merchant[] },
  random: Random,
  size: CitySize = 'demo',
): Person[] {
  const people: Person[] = [];
  const add = (terms: Partial<Person> & { role: PersonRole }) => {
    const draw = random.stream(`person ${people.length}`);
    const base = makePerson(site.map, draw, people.length);
    people.push({ ...base, ...terms });
  };
  for (const first of firstPeople(site)) add(first);
  add({ role: 'operator' });
  for (const merchant of site.merchants.slice(1)) {
    add({ role: 'owner', merchantKey: merchant.key });
  }
  for (const shop of site.shops) {
    if (shop.merchantKey === null) continue;
    const staff = random.weighted([
      [1, 5],
      [2, 3],
      [3, 1],
    ]);
    for (let count = 0; count < staff; count += 1) {
      add({ role: 'staff', merchantKey: shop.merchantKey, placeKey: shop.key });
    }
  }
  for (let count = 0; count < counts[size].customers; count += 1) add({ role: 'customer' });
  return withOwnHandles(people, random);
}

/** The people of the one-click sign-ins, in the order of their numbers. */
function firstPeople(site: {
  shops: readonly Shop[];
  merchants: readonly Merchant[];
}): (Partial<Person> & { role: PersonRole })[] {
  const [merchant] = site.merchants;
  const [store] = site.shops;
  if (!merchant || !store) throw new Error('the first merchant opens first');
  const merchantKey = merchant.key;
  const placeKey = store.key;
  const named = (name: string, en: string, index: number) => ({
    name,
    en,
    handle: name,
    phone: phoneOf(index),
  });
  return [
    {
      role: 'customer',
      ...named('林晓', 'Lin Xiao', 1),
      homeDistrictId: 'jiugang',
      isMember: false,
    },
    { role: 'staff', ...named('陈师傅', 'Master Chen', 2), merchantKey, placeKey },
    { role: 'owner', ...named('周阿珍', 'Zhou A-Zhen', 3), merchantKey },
    { role: 'operator', ...named('许航', 'Xu Hang', 4) },
    { role: 'customer', ...named('苏苗', 'Su Miao', 5), isMember: true },
  ];
}

function makePerson(map: StreetMap, random: Random, index: number): Person {
  const surname = random.weighted(surnames);
  const pool = random.weighted([
    [givenNames.women, 9] as const,
    [givenNames.men, 8] as const,
    [givenNames.olderWomen, 3] as const,
    [givenNames.olderMen, 3] as const,
  ]);
  const given = random.pick(pool);
  const districts = map.districts.map((one) => [one.id, one.shops + 3] as const);
  return {
    key: `person-${index + 1}`,
    name: surname + given,
    en: latinName(surname, given),
    handle: chooseHandle(surname, given, random),
    phone: phoneOf(index + 100_000),
    role: 'customer',
    isMember: random.chance(0.2),
    merchantKey: null,
    placeKey: null,
    homeDistrictId: random.weighted(districts),
    workDistrictId: random.weighted(districts),
    habits: {
      tastes: random.sample(tastes, random.int(3, 7)),
      ordersPerTenWeeks: random.weighted([
        [2, 3],
        [6, 4],
        [12, 3],
        [25, 1],
      ]),
      spends: random.next(),
      decides: random.between(0.35, 0.95),
      writesNotes: random.chance(0.35),
      clumsy: random.next() * random.next(),
    },
  };
}

function chooseHandle(surname: string, given: string, random: Random): string {
  const last = given.slice(-1);
  return random.weighted([
    [random.pick(handles).replaceAll('{}', random.chance(0.5) ? given : surname), 9],
    [given.length > 1 ? given : surname + given, 5],
    [`阿${last}`, 2],
    [`小${last}同学`, 1],
    [`${last}${last}`, 2],
    [`${surname}小${last}`, 2],
    [`${random.pick(nouns)}${random.pick(nouns)}`, 4],
  ]);
}

const nouns = [
  '青梅',
  '海盐',
  '月台',
  '橘子',
  '晚风',
  '白菜',
  '石榴',
  '汽水',
  '船票',
  '番茄',
  '灯塔',
  '木棉',
  '豆花',
  '台阶',
  '海带',
  '雨鞋',
  '毛衣',
  '西瓜',
  '铅笔',
  '话梅',
  '柚子',
  '紫菜',
  '风筝',
  '抹茶',
];

const tastes = [
  'rice-rolls',
  'noodles',
  'dumplings',
  'seafood',
  'home-cooking',
  'dim-sum',
  'hotpot',
  'spicy',
  'roast',
  'japanese',
  'western',
  'grill',
  'porridge',
  'bar',
  'coffee',
  'milk-tea',
  'bakery',
  'dessert',
  'tea-house',
  'hair',
  'nails',
  'massage',
  'gym',
  'workshop',
  'cinema',
];

/** Two people may share a name, never a handle. */
function withOwnHandles(people: readonly Person[], random: Random): Person[] {
  const taken = new Set<string>();
  return people.map((person) => {
    let handle = person.handle;
    for (let tries = 0; tries < 12 && taken.has(handle); tries += 1) {
      handle = chooseHandle(person.name.slice(0, 1), person.name.slice(1), random);
    }
    if (taken.has(handle)) handle = `${handle}${random.int(12, 98)}`;
    if (taken.has(handle)) handle = `${handle}${taken.size}`;
    taken.add(handle);
    return { ...person, handle };
  });
}

/** E.164 in the range that demos use: +86 138 00xx xxxx. */
function phoneOf(index: number): string {
  return `+86138${String(index).padStart(8, '0')}`;
}
