/**
 * About two thousand short notes in which people of Langang recommend a place. A note is
 * put together from what its writer had, with whom, when and in which weather, out of
 * sentences that fit those circumstances; what was said least is said next. A few dozen
 * are written out whole and are the newest.
 */
import { bankOf } from './note-banks.ts';
import { momentBefore, setScene } from './note-scene.ts';
import { openTeller, spoken } from './note-voice.ts';
import { firstNotes, wholeNotes } from './note-words/whole.ts';
import type { Dish } from './menus/menu.ts';
import type { NoteBank } from './note-banks.ts';
import type { Scene } from './note-scene.ts';
import type { Teller } from './note-voice.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import type { CitySize, Shop } from './shops.ts';
import type { District } from './streets.ts';

export type Note = {
  key: string;
  placeKey: string;
  authorKey: string;
  text: string;
  /** The dishes or services that the writer liked, as on the menu. */
  liked: readonly string[];
  writtenAt: Date;
};

export type NoteSite = {
  shops: readonly Shop[];
  people: readonly Person[];
  districts: readonly District[];
  /** Notes are at most eleven months older than this. */
  today: Date;
};

const counts = { demo: 2000, small: 60 };

export function writeNotes(
  site: NoteSite,
  random: Random,
  size: CitySize = 'demo',
): Note[] {
  const writers = site.people.filter(
    ({ role, habits }) => role === 'customer' && habits.writesNotes,
  );
  const notes = [
    ...writeFirst(site, writers, random),
    ...writeWhole(site, writers, random),
  ];
  const written = new Set(notes.map(({ text }) => text));
  const teller = openTeller(random.stream('teller'));
  const fame = weighFame(site.shops, random);
  const total = Math.round(counts[size] * random.between(0.98, 1.02));
  for (let tries = 0; notes.length < total && tries < total * 3; tries += 1) {
    const shop = random.weighted(fame);
    const author = random.pick(writers);
    const draft = compose({ shop, author, site, teller }, random);
    if (!draft || written.has(draft.text)) continue;
    written.add(draft.text);
    notes.push(draft);
  }
  return notes
    .sort((a, b) => a.writtenAt.getTime() - b.writtenAt.getTime())
    .map((note, index) => ({ key: `note-${index + 1}`, ...note }));
}

type Draft = Omit<Note, 'key'>;

/** A few shops are talked about a lot, many once, most never. */
function weighFame(shops: readonly Shop[], random: Random) {
  return shops
    .filter(({ tradeId, dishes }) => dishes.length > 0 && bankOf(tradeId) !== null)
    .map((shop) => {
      const draw = random.stream(shop.key).next();
      const fame = draw * draw * draw * draw + 0.004;
      return [shop, shop.merchantKey ? fame * 5 : fame] as const;
    });
}

function writeFirst(site: NoteSite, writers: readonly Person[], random: Random): Draft[] {
  return firstNotes.flatMap(({ branch, text, dishes }, index) => {
    const shop = site.shops.find(({ zh }) => zh === `阿珍肠粉 · ${branch}`);
    if (!shop) return [];
    const writtenAt = momentBefore(site.today, index * 0.5, random, [7.5, 20]);
    const authorKey = random.pick(writers).key;
    const spokenText = text.replaceAll('{sign}', shop.sign);
    return [{ placeKey: shop.key, authorKey, text: spokenText, liked: dishes, writtenAt }];
  });
}

function writeWhole(site: NoteSite, writers: readonly Person[], random: Random): Draft[] {
  return wholeNotes.flatMap((whole) => {
    const able = site.shops.filter(
      (shop) =>
        shop.tradeId === whole.tradeId &&
        !shop.sign.startsWith('阿珍') &&
        whole.dishes.every((dish) => shop.dishes.some(({ zh }) => zh === dish)),
    );
    const onBoard = able.filter(({ merchantKey }) => merchantKey !== null);
    const choice = onBoard.length > 0 ? onBoard : able;
    if (choice.length === 0) return [];
    const shop = random.pick(choice);
    const text = whole.text
      .replaceAll('{sign}', shop.sign)
      .replaceAll('{where}', shop.whereabouts);
    const writtenAt = momentBefore(site.today, random.between(0, 3.6), random, [9, 21]);
    const authorKey = random.pick(writers).key;
    return [{ placeKey: shop.key, authorKey, text, liked: whole.dishes, writtenAt }];
  });
}

type Pen = { shop: Shop; author: Person; site: NoteSite; teller: Teller };

function compose({ shop, author, site, teller }: Pen, random: Random): Draft | null {
  const bank = bankOf(shop.tradeId);
  const district = site.districts.find(({ id }) => id === shop.districtId);
  if (!bank || !district) return null;
  const scene = setScene(
    shop,
    { today: site.today, districtName: district.zh, bankId: bank.id },
    random,
  );
  if (!scene) return null;
  const [first, second, third] = chooseDishes(shop.dishes, random);
  if (!first) return null;
  const words = { shop, scene, bank, teller, first, second, third };
  const plan = outline(bank, random);
  const parts = plan.map((part) => say(part, words));
  // A note that names nothing it liked recommends nothing.
  if (plan.some((part, index) => isPoint(part) && parts[index] === null)) return null;
  const text = punctuate(
    parts.filter((part) => part !== null),
    author,
    random,
  );
  if (!text) return null;
  const liked = [first, second].filter((dish) => dish && text.includes(dish.zh));
  return {
    placeKey: shop.key,
    authorKey: author.key,
    text,
    liked: liked.flatMap((dish) => (dish ? [dish.zh] : [])),
    writtenAt: scene.writtenAt,
  };
}

/** What the sign promises comes first, then the mains. */
function chooseDishes(dishes: readonly Dish[], random: Random): Dish[] {
  const weight = (dish: Dish) =>
    (dish.onlyFor.length > 0 ? 6 : 1) * { main: 4, side: 1.6, drink: 1.2 }[dish.role];
  const chosen: Dish[] = [];
  const left = [...dishes];
  while (left.length > 0 && chosen.length < 3) {
    const dish = random.weighted(left.map((one) => [one, weight(one)] as const));
    left.splice(left.indexOf(dish), 1);
    chosen.push(dish);
  }
  return chosen;
}

type Part = 'opening' | 'dish' | 'second' | 'middle' | 'tail' | 'list' | 'remark';

const outlines: readonly (readonly [readonly Part[], number])[] = [
  [['dish'], 7],
  [['dish', 'tail'], 9],
  [['opening', 'dish'], 14],
  [['opening', 'dish', 'tail'], 12],
  [['opening', 'dish', 'middle'], 14],
  [['opening', 'dish', 'middle', 'tail'], 10],
  [['dish', 'middle'], 8],
  [['dish', 'second'], 6],
  [['opening', 'dish', 'second'], 8],
  [['opening', 'dish', 'second', 'middle', 'tail'], 6],
  [['middle', 'dish'], 6],
  [['middle', 'dish', 'second'], 4],
  [['opening', 'middle', 'dish'], 6],
  [['list', 'middle'], 3],
  [['opening', 'list'], 3],
  [['remark'], 2],
];

const isPoint = (part: Part) => part === 'dish' || part === 'list' || part === 'remark';

function outline(bank: NoteBank, random: Random): readonly Part[] {
  const fitting =
    bank.seconds.length > 0
      ? outlines
      : outlines.filter(([parts]) => !parts.includes('second') && !parts.includes('list'));
  return random.weighted(fitting);
}

function say(
  part: Part,
  words: {
    shop: Shop;
    scene: Scene;
    bank: NoteBank;
    teller: Teller;
    first: Dish;
    second: Dish | undefined;
    third: Dish | undefined;
  },
): string | null {
  const { shop, scene, bank, teller, first, second, third } = words;
  const ofShop = { shopKey: shop.key, facts: scene.facts };
  const about = (dish: Dish, other: Dish | undefined) => ({
    ...ofShop,
    blanks: {
      ...scene.blanks,
      dish: dish.zh,
      price: spoken(dish.priceFen),
      ...(other ? { dish2: other.zh } : {}),
      // Nobody comes for the lemonade and is won over by the soup.
      ...(other?.role === 'main' && dish.role === 'main' ? { rival: other.zh } : {}),
    },
  });
  if (part === 'remark') return `${teller.remark(first, ofShop)}。${first.zh}`;
  if (part === 'list') {
    if (!second || !third) return null;
    const remark = teller.remark(second, ofShop);
    return `点了${first.zh}、${third.zh}、${second.zh}，最好的是${second.zh}，${remark}`;
  }
  if (part === 'dish') return withRemark(bank.dishes, first, about(first, third));
  if (part === 'second') {
    return second ? withRemark(bank.seconds, second, about(second, undefined)) : null;
  }
  const list = { opening: bank.openings, middle: bank.middles, tail: bank.tails }[part];
  return teller.say(list, about(first, third));

  function withRemark(
    list: NoteBank['dishes'],
    dish: Dish,
    telling: ReturnType<typeof about>,
  ) {
    const line = teller.say(list, {
      ...telling,
      blanks: { ...telling.blanks, remark: '{remark}' },
    });
    if (!line?.includes('{remark}')) return line;
    return line.replace('{remark}', teller.remark(dish, ofShop));
  }
}

/** Some end every sentence, some start a new line, some never write the last stop. */
function punctuate(parts: readonly string[], author: Person, random: Random): string {
  const manner = random.stream(author.key).next();
  if (parts.length === 0) return '';
  const joint = manner < 0.22 ? '\n' : manner < 0.36 && parts.length === 2 ? '，' : '。';
  const last = manner < 0.22 || manner > 0.82 ? '' : '。';
  return parts.join(joint) + last;
}
