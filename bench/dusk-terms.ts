// The terms that shops share: discounts for everyone and for members, in weekly windows,
// and cash vouchers. Set meals are put together in SQL, each with its own menu.
import { makeRandom } from '#city/random.ts';
import type { Random } from '#city/random.ts';
import type { OfferTerms } from '#contract/offer-terms.ts';

export type SharedTerms = { title: string; terms: OfferTerms };

const count = 400;

/** Some hundreds of them, the same ones always. */
export function sharedTerms(): SharedTerms[] {
  const random = makeRandom('terms at dusk');
  return Array.from({ length: count }, () => make(random));
}

const ways = ['红烧', '清蒸', '招牌', '香辣'];

/** As an array of SQL: 48 things to eat. */
export const dishes = `array[${[...'面饭粥饺汤鱼虾蟹鸡鸭牛羊']
  .flatMap((thing) => ways.map((way) => `'${way}${thing}'`))
  .join(', ')}]`;

const make = (random: Random): SharedTerms => {
  const kind = random.next();
  if (kind < 0.2) return cash(random);
  const percent = random.int(5, 30);
  const discount = {
    base: random.chance(0.5) ? ('original' as const) : ('remaining' as const),
    off: random.chance(0.7)
      ? { percentBp: percent * 100 }
      : { amountFen: random.int(5, 40) * 100 },
    minimumFen: random.pick([0, 0, 5_000, 10_000]),
    capFen: random.chance(0.3) ? random.int(10, 50) * 100 : null,
  };
  const appliesTo: ('bill' | 'package')[] = random.chance(0.3)
    ? ['bill', 'package']
    : ['bill'];
  if (kind < 0.5) {
    const from = random.int(9, 18);
    const windows = [
      {
        days: random.sample([1, 2, 3, 4, 5, 6, 7], 4),
        from: clock(from),
        to: clock(from + 4),
      },
    ];
    return {
      title: `${from} 点起立减`,
      terms: { kind: 'timed', windows, discount, appliesTo },
    };
  }
  const audience = kind < 0.75 ? 'everyone' : 'member';
  return {
    title: audience === 'member' ? `会员减 ${percent} %` : `全单减 ${percent} %`,
    terms: { kind: 'bill', audience, discount, appliesTo },
  };
};

const cash = (random: Random): SharedTerms => {
  const face = random.pick([50, 100, 200]);
  const price = Math.round(face * (0.75 + random.next() * 0.2));
  return {
    title: `${price} 抵 ${face}`,
    terms: {
      kind: 'cash',
      faceFen: face * 100,
      priceFen: price * 100,
      minimumFen: face * 100,
      perBill: random.int(1, 3),
    },
  };
};

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
