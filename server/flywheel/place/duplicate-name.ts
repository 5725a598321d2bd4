import { nameKey } from './place.ts';

/**
 * A shop's name taken apart for comparing: what tells it from others, what only says what
 * kind of shop it is, and which branch of a chain it calls itself.
 */
export type NameParts = {
  /** The words that count, run together; equal keys are equal names. */
  key: string;
  words: readonly NameWord[];
  /** Words in brackets: a district, a city, a landlord. They may match, never speak. */
  asides: readonly string[];
  branch: string | null;
};
export type NameWord = { text: string; isGeneric: boolean };

export const readNameParts = (name: string): NameParts => {
  const plain = plainText(name);
  const { rest, asides, branch } = takeBranch(plain);
  const bare = rest.replace(legalForms, ' ');
  const words = (bare.match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? []).flatMap(wordsOf);
  const kept = words.filter(({ text }) => !fillers.has(text));
  const telling = kept.length > 0 ? kept : words;
  return {
    key: telling.map(({ text }) => text).join('') || nameKey(name),
    words: telling,
    asides: asides.flatMap((aside) => aside.match(/[\p{L}\p{N}]+/gu) ?? []),
    branch,
  };
};

/** Case, accents, widths, possessives and the traditional forms that shop signs use. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u4e00-\u9fff]/gu, (sign) => simplified.get(sign) ?? sign)
    .replace(/[\\'’‘`´]+\s*s\b/gu, ' ')
    .replace(/[\\'’‘`´]/gu, '')
    .replace(/ß/gu, 'ss');

const signs =
  '廳厅館馆麵面飯饭樓楼莊庄雞鸡魚鱼鴨鸭燒烧滷卤湯汤鍋锅門门廣广東东國国華华灣湾龍龙鳳凤蘭兰記记號号藥药書书貓猫氣气錢钱銀银愛爱語语點点';
const simplified = new Map(
  (signs.match(/../gu) ?? []).map((pair): [string, string] => [
    pair.slice(0, 1),
    pair.slice(1),
  ]),
);

type Taken = { rest: string; asides: string[]; branch: string | null };

/** "肯德基（人民路店）", "肯德基 人民路店" and "Kaya #12" name a branch; "(Atlanta)" may. */
const takeBranch = (plain: string): Taken => {
  const asides: string[] = [];
  const open = plain.replace(/[([【〔]([^)\]】〕]*)[)\]】〕]/gu, (_, inside: string) => {
    asides.push(inside.trim());
    return ' ';
  });
  const numbered = /(?:#|\bno\.?\s*)(\d+)\s*$/u.exec(open.trim());
  if (numbered?.[1]) {
    return {
      rest: open.replace(/(?:#|\bno\.?\s*)\d+\s*$/u, ' '),
      asides,
      branch: numbered[1],
    };
  }
  const inside = asides.find((aside) => shopEnd.test(aside));
  if (inside) {
    const others = asides.filter((aside) => aside !== inside);
    return { rest: open, asides: others, branch: branchOf(inside) };
  }
  const spaced =
    /^(.*\p{Script=Han}.*?)[\s·•・-]+(\p{Script=Han}{1,12}?)(?:分店|店)\s*$/u.exec(open);
  return spaced?.[1] && spaced[2]
    ? { rest: spaced[1], asides, branch: branchOf(spaced[2]) }
    : { rest: open.replace(/(?:分店|总店|旗舰店|本店)\s*$/u, ' '), asides, branch: null };
};

const shopEnd = /(?:店|分号)$/u;

/** A head shop or a flagship is not the name of a branch. */
const branchOf = (text: string): string | null => {
  const bare = text.replace(/(?:分店|门店|店|分号)$/u, '').replace(/[^\p{L}\p{N}]+/gu, '');
  return /^(?:总|本|旗舰|老|新|直营|加盟|)$/u.test(bare) ? null : bare;
};

const legalForms = new RegExp(
  [
    '股份有限公司|有限责任公司|有限公司|个体工商户|集团',
    String.raw`\b(?:co ltd|ltd|llc|inc|corp|gmbh|pty|plc|sarl|s\.?r\.?l|limited)\b\.?`,
  ].join('|'),
  'gu',
);

const wordsOf = (text: string): NameWord[] => {
  if (!/^\p{Script=Han}/u.test(text)) {
    return [{ text, isGeneric: genericWords.has(text) }];
  }
  const generic: string[] = [];
  let core = text;
  for (;;) {
    const end = genericEnds.find((word) => core.endsWith(word));
    if (end === undefined) break;
    if (core === end) break;
    core = core.slice(0, -end.length);
    generic.unshift(end);
  }
  const isGeneric = genericEnds.includes(core);
  return [
    { text: core, isGeneric },
    ...generic
      .filter((word) => word !== '店')
      .map((word) => ({ text: word, isGeneric: true })),
  ];
};

/** Longest first, since 便利店 is more than 店. */
const genericEnds = (
  '便利店 咖啡馆 咖啡厅 咖啡店 茶餐厅 大酒店 火锅店 烧烤店 理发店 美发店 水果店 超级市场 ' +
  '专卖店 私房菜 农家乐 面包房 面包店 蛋糕店 奶茶店 小吃店 ' +
  '餐厅 饭店 酒店 酒家 酒楼 饭馆 菜馆 餐馆 面馆 面店 茶楼 茶馆 茶室 粉店 ' +
  '小吃 快餐 食堂 酒吧 ' +
  '咖啡 奶茶 火锅 烧烤 超市 商店 商场 书店 书屋 药店 药房 宾馆 旅馆 客栈 理发 美发 美容 ' +
  '蛋糕 烘焙 甜品 海鲜 大排档 店'
).split(' ');

const genericWords = new Set(
  (
    'restaurant restaurants cafe coffee coffeehouse bar grill grille bistro brasserie ' +
    'house room dining kitchen diner deli delicatessen pizzeria pizza trattoria ' +
    'ristorante osteria tavern pub inn hotel lounge bakery shop store market club ' +
    'eatery food foods steakhouse steak seafood sushi noodle noodles tea buffet cantina ' +
    'taqueria company co'
  ).split(' '),
);
const fillers = new Set(
  'the of at and a an la le el les los il de du di da in on y et und der die das'.split(
    ' ',
  ),
);
