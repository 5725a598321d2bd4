/**
 * Choosing a sentence and filling it in. A teller remembers what has been said in the
 * whole city and about each shop, and reaches for what was said least.
 */
import { yuan } from '#contract/kit/money.ts';
import type { Dish } from './menus/menu.ts';
import type { NoteLine } from './note-words/lines.ts';
import type { Random } from './random.ts';

/** What the sentence may speak of: the circumstances, and words for the blanks. */
export type Telling = {
  shopKey: string;
  facts: ReadonlySet<string>;
  blanks: Readonly<Record<string, string>>;
};

export type Teller = {
  /** A sentence of the list that fits; null when none does. */
  say(list: readonly NoteLine[], telling: Telling): string | null;
  /** What people say about the dish; who sits alone does not talk of sharing. */
  remark(dish: Dish, telling: Pick<Telling, 'shopKey' | 'facts'>): string;
};

/** Nobody alone speaks of sharing, nor of summer in the cold. */
const unsaid: Readonly<Record<string, RegExp>> = {
  alone: /[两三四五]个人|小孩|朋友|老人|一人一/,
  cold: /夏天|天热/,
  hot: /冬天|天冷/,
};

export function openTeller(random: Random): Teller {
  const uses = new Map<string, number>();
  const saidOf = new Map<string, Set<string>>();
  const least = <T>(options: readonly T[], text: (one: T) => string, shopKey: string) => {
    const said = saidOf.get(shopKey) ?? new Set<string>();
    const fresh = options.filter((one) => !said.has(text(one)));
    if (fresh.length === 0) return null;
    const few = random.sample(fresh, 3);
    const chosen = few.reduce((best, next) =>
      (uses.get(text(next)) ?? 0) < (uses.get(text(best)) ?? 0) ? next : best,
    );
    uses.set(text(chosen), (uses.get(text(chosen)) ?? 0) + 1);
    saidOf.set(shopKey, said.add(text(chosen)));
    return chosen;
  };
  return {
    say: (list, telling) => {
      const fitting = list.filter((line) => fits(line, telling));
      // What is bound to circumstances says more than what can always be said.
      const bound = fitting.filter(({ needs }) => needs.length > 0);
      const options = bound.length > 0 && random.chance(0.55) ? bound : fitting;
      const line = least(options, ({ text }) => text, telling.shopKey);
      return line && fill(line.text, telling.blanks, random);
    },
    remark: (dish, { shopKey, facts }) => {
      const strange = Object.entries(unsaid).filter(([fact]) => facts.has(fact));
      const own = dish.remarks.filter(
        (one) => !strange.some(([, words]) => words.test(one)),
      );
      const fitting = own.length > 0 ? own : dish.remarks;
      const text = (remark: string) => `${dish.zh} ${remark}`;
      return least(fitting, text, shopKey) ?? random.pick(fitting);
    },
  };
}

/** A bowl's price as people say it: 18, or 2.5. */
export function spoken(fen: number): string {
  return yuan(fen, true).replace(/0$/, (zero) => (fen % 100 === 0 ? zero : ''));
}

function fits(line: NoteLine, { facts, blanks }: Telling): boolean {
  if (!line.needs.every((need) => facts.has(need))) return false;
  return [...line.text.matchAll(/\{(\w+)\}/g)].every(([, name]) => blanks[name ?? '']);
}

function fill(
  text: string,
  blanks: Readonly<Record<string, string>>,
  random: Random,
): string {
  return text
    .replaceAll(/\(([^()]+)\)/g, (_, options: string) => random.pick(options.split('/')))
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => blanks[name] ?? '');
}
