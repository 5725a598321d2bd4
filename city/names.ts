/**
 * The sign over the door. A trade says how its signs are made up in letters: `P` a person
 * (阿珍, 老周, 陈记), `S` the street it stands on, `D` the district, `W` a poetic word and
 * `T` what is sold. `PT` is 阿珍肠粉, `WT` is 潮起海鲜, `W` alone is a bar called 失眠.
 */
import { pinyin } from 'pinyin-pro';
import { famousSigns } from './words/famous.ts';
import {
  callings,
  streetGivenNames,
  surnameForms,
  surnames,
} from './words/person-names.ts';
import type { Random } from './random.ts';
import type { District, Street } from './streets.ts';
import type { Trade, Word } from './trades/trade.ts';

export type SignSpot = { street: Street | null; district: District };

export type SignMaker = {
  /** A sign nobody else has; shops of one merchant share theirs and add a branch. */
  make(trade: Trade, spot: SignSpot): Word;
  /** Takes a sign out of circulation. */
  reserve(zh: string): void;
};

/** Keeps decks of words, so that one word does not hang over five doors. */
export function makeSigns(random: Random): SignMaker {
  const taken = new Set<string>();
  const decks = new Map<string, Word[]>();
  const deal = (key: string, items: readonly Word[]): Word => {
    const deck = decks.get(key) ?? [];
    if (deck.length === 0) deck.push(...random.shuffle(items));
    decks.set(key, deck);
    const word = deck.pop();
    if (!word) throw new Error(`no words for ${key}`);
    return word;
  };
  const compose = (trade: Trade, spot: SignSpot): Word => {
    const pattern = random.weighted(trade.signs);
    const things = pattern.includes('W') ? trade.wordThings : trade.things;
    const parts = [...pattern].map((letter): Word => {
      if (letter === 'P') return shopkeeper(random);
      if (letter === 'W') return deal(`${trade.id} words`, trade.words);
      if (letter === 'S') return spot.street ?? spot.district;
      if (letter === 'D') return spot.district;
      return deal(`${trade.id} ${pattern}`, things);
    });
    return {
      zh: parts.map(({ zh }) => zh).join(''),
      en: parts.map(({ en }) => en).join(' '),
    };
  };
  return {
    reserve: (zh) => taken.add(zh),
    make: (trade, spot) => {
      for (let tries = 0; tries < 80; tries += 1) {
        const plain = compose(trade, spot);
        // A trade with more shops than words tells its signs apart by where they hang.
        const place = tries > 40 ? (spot.street ?? spot.district) : { zh: '', en: '' };
        const sign = { zh: place.zh + plain.zh, en: `${place.en} ${plain.en}`.trim() };
        if (taken.has(sign.zh) || !readsWell(sign.zh)) continue;
        taken.add(sign.zh);
        return sign;
      }
      throw new Error(`no free sign left for a ${trade.id} in ${spot.district.en}`);
    },
  };
}

/** No known chain, no stutter (面面), not too long for a sign. */
export function readsWell(zh: string): boolean {
  return (
    zh.length <= 14 &&
    !famousSigns.some((famous) => zh.includes(famous)) &&
    !/(.)\1/u.test(zh.replaceAll(/咕咚|串串|蹦蹦|碎碎|泡泡|汪汪|卷卷|饱饱|绵绵|滚滚/g, ''))
  );
}

/** A person's name in Latin letters, family name first: 林晓 → `Lin Xiao`. */
export function latinName(surname: string, given: string): string {
  return `${capital(surname, 'surname')} ${capital(given)}`;
}

function shopkeeper(random: Random): Word {
  const kind = random.weighted([
    ['given', 4] as const,
    ['surname', 7] as const,
    ['calling', 2] as const,
  ]);
  if (kind === 'given') {
    const given = random.pick(streetGivenNames);
    return { zh: `阿${given}`, en: `A-${capital(given)}` };
  }
  if (kind === 'calling') {
    const [zh = '', en = ''] = random.pick(callings).split('=');
    return { zh, en: en.replaceAll('_', ' ') };
  }
  const surname = random.weighted(surnames);
  const forms = surnameForms.map((form) => [form, form[2]] as const);
  const form = random.weighted(forms);
  return {
    zh: form[0].replace('{}', surname),
    en: form[1].replace('{}', capital(surname, 'surname')),
  };
}

/** As a surname 曾 is Zeng and 翁 Weng, whatever they are elsewhere. */
function capital(zh: string, mode: 'normal' | 'surname' = 'normal'): string {
  const latin = pinyin(zh, { toneType: 'none', type: 'array', v: true, mode }).join('');
  return latin.slice(0, 1).toUpperCase() + latin.slice(1);
}
