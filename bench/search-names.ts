// Signs over a million doors, made from the town's own words: keepers, streets, things that
// are sold, poetic words put together from single characters, branches, and Latin ones.
import { makeRandom } from '#city/random.ts';
import type { Random } from '#city/random.ts';
import { trades } from '#city/trades.ts';
import { districtSketches } from '#city/words/districts.ts';
import {
  givenNames,
  streetGivenNames,
  surnameForms,
  surnames,
} from '#city/words/person-names.ts';
import { streetNames } from '#city/words/street-names.ts';

const luckySigns = [
  ...'福禄寿喜財鸿运达昌盛隆兴旺顺发祥瑞和泰安宁康乐嘉聚鼎丰裕源泉润泽恒永久长春夏秋冬',
  ...'金银玉宝珠翠锦绣华荣贵雅静清明朗悦欣怡然居阁轩楼坊园苑庭院里巷湾岸港湖江河海洋',
  ...'山峰岭谷林森竹梅兰菊荷莲桃李杏枫桐松柏云霞虹雨雪霜露月星辰阳光晨夕东南西北中一二',
  ...'三四五六七八九十百千万小大老新鲜香甜醉忆念思缘遇见初心如故知味觉食客家乡村野渔樵',
];
const suffixes =
  `面馆 小吃店 茶餐厅 咖啡 超市 便利店 餐厅 酒楼 饭店 火锅店 烧烤 奶茶 水果店 理发店
  美容院 药房 文具店 五金店 服装店 眼镜店 花店 书店 早餐店 粥铺 烘焙坊 甜品站 大排档 海鲜城 私房菜
  牛肉面 拉面馆 麻辣烫 麻辣香锅 黄焖鸡米饭 沙县小吃 重庆小面 兰州拉面 桂林米粉 螺蛳粉 酸菜鱼 烤肉店`
    .trim()
    .split(/\s+/);
const latinWords =
  `blue bottle corner harbour sunny moon river lucky golden little green garden
  happy urban daily slow north old town king lotus jade cloud rocket velvet copper maple
  ocean amber pixel ember willow orchid lantern bamboo dragon phoenix summer winter morning
  midnight`
    .trim()
    .split(/\s+/);
const latinThings =
  `coffee cafe bar kitchen bakery noodles studio lounge bistro burger pizza books
  fitness yoga hotel hostel market house tea sushi grill salon flowers`
    .trim()
    .split(/\s+/);

const streets = districtSketches.flatMap(({ id }) => streetNames(id));
const given = [...Object.values(givenNames).flat(), ...streetGivenNames];
const things = trades.flatMap(({ things: sold }) => sold.map(({ zh }) => zh));
const poetic = trades.flatMap(({ words }) => words.map(({ zh }) => zh));

/** So many names, the same ones for the same seed; about one in fifty hangs twice. */
export function makeNames(count: number, seed: string): string[] {
  const random = makeRandom(seed);
  return Array.from({ length: count }, () => makeName(random));
}

function makeName(random: Random): string {
  const kind = random.next();
  if (kind < 0.07) return latinName(random);
  const sold = random.chance(0.5) ? random.pick(suffixes) : random.pick(things);
  if (kind < 0.1) return `${capital(random.pick(latinWords))}${sold}`;
  const sign = headOf(random) + sold;
  if (!random.chance(0.4)) return sign;
  const branch = random.chance(0.7) ? random.pick(streets) : headOf(random);
  return random.chance(0.6) ? `${sign}（${branch}店）` : `${sign}·${branch}店`;
}

function headOf(random: Random): string {
  const kind = random.next();
  if (kind < 0.2) return `阿${random.pick(given)}`;
  if (kind < 0.4) {
    const form = random.weighted(surnameForms.map((each) => [each[0], each[2]] as const));
    const name = form.replace('{}', random.weighted(surnames));
    return random.chance(0.5) ? name : name + random.pick(luckySigns);
  }
  if (kind < 0.5) return random.weighted(surnames) + random.pick(given);
  if (kind < 0.6) return random.pick(streets);
  if (kind < 0.65) return random.pick(poetic);
  return random.sample(luckySigns, random.int(2, 3)).join('');
}

function latinName(random: Random): string {
  const words = random.sample(latinWords, random.int(1, 2)).map(capital);
  const tail = random.chance(0.3) ? ` ${capital(random.pick(latinWords))}` : '';
  return `${words.join(' ')} ${capital(random.pick(latinThings))}${tail}`;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
