import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayMs } from '#contract/kit/time.ts';
import type { Discount, WeeklyWindow } from '#contract/discount.ts';
import type { Basket } from '#contract/quote.ts';
import type { Candidate, PriceInput } from './candidate.ts';
import { priceBasket } from './price.ts';

// What must hold for every price. The reference below shares no code with the price: it
// tries every subset of the offers and reckons in whole numbers of 1/10,000 fen.

const at = new Date('2026-11-24T04:00:00.000Z');
const fen = fc.oneof(
  fc.nat(300),
  fc.nat(30_000),
  fc.integer({ min: 0, max: 300 }).map((yuan) => yuan * 100),
);

const oneTo = (max: number) => fc.integer({ min: 1, max });

const discount: fc.Arbitrary<Discount> = fc.record({
  base: fc.constantFrom('original' as const, 'remaining' as const),
  off: fc.oneof(
    fc.record({
      percentBp: fc.oneof(
        fc.integer({ min: 1, max: 10_000 }),
        fc.constantFrom(1_000, 2_000, 5_000, 10_000),
      ),
    }),
    fc.record({ amountFen: fen.map((some) => some + 1) }),
  ),
  minimumFen: fen,
  capFen: fc.option(fen),
});
const appliesTo = fc.constantFrom<('bill' | 'package')[]>(
  ['bill'],
  ['package'],
  ['bill', 'package'],
);
const mornings: WeeklyWindow[] = [{ days: [1], from: '00:00', to: '12:00' }];
const terms = fc.oneof(
  fc.record({
    kind: fc.constant('bill' as const),
    discount,
    appliesTo,
    audience: fc.constantFrom('everyone' as const, 'member' as const),
  }),
  fc.record({
    kind: fc.constant('timed' as const),
    discount,
    appliesTo,
    windows: fc.constant(mornings),
  }),
  fc.tuple(fen, fen, fen, oneTo(4)).map(([face, off, more, perBill]) => ({
    kind: 'cash' as const,
    faceFen: face + off + 1,
    priceFen: face + 1,
    minimumFen: face + off + more,
    perBill,
  })),
  fen.map((priceFen) => ({
    kind: 'package' as const,
    priceFen: priceFen + 1,
    usesTotal: 1,
    items: [{ name: '套餐', count: 2, priceFen }],
  })),
);
const funding = fc.integer({ min: 0, max: 10_000 }).map((shareBp): Candidate['funding'] =>
  shareBp % 10_000 === 0
    ? [{ funder: 'merchant', shareBp: 10_000 }]
    : [
        { funder: 'merchant', shareBp },
        { funder: 'platform', shareBp: 10_000 - shareBp },
      ],
);
const state = fc.constantFrom<Candidate['state']>('live', 'live', 'live', 'live', 'paused');
const days = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((day) => new Date(at.getTime() + day * dayMs));

const idOf = (n: number): string => String(n).padStart(2, '0');
const offers = fc
  .array(
    fc.record({
      title: fc.constantFrom('甲', '乙', '丙'),
      terms,
      funding,
      state,
      stockLeft: fc.option(fc.nat(5)),
      perPersonLimit: fc.option(oneTo(4)),
      sellFrom: days(-9, 1),
      sellUntil: days(0, 9),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((list): Candidate[] => list.map((one, n) => ({ ...one, id: idOf(n) })));

const basket: fc.Arbitrary<Basket> = fc.oneof(
  fc.record({
    kind: fc.constant('bill' as const),
    billFen: fen.map((some) => some + 1),
    excludedFen: fc.oneof(fc.constant(0), fc.nat(2_000)),
  }),
  fc.record({
    kind: fc.constantFrom('package' as const, 'cash' as const),
    offerId: fc.nat(11).map(idOf),
    count: oneTo(3),
  }),
);
const input: fc.Arbitrary<PriceInput> = fc.record({
  basket,
  offers,
  moment: fc.record({ at: fc.constant(at), weekMinute: fc.constantFrom(60, 900) }),
  viewer: fc.record({
    member: fc.boolean(),
    usedByOffer: fc
      .array(fc.tuple(fc.constantFrom('00', '01', '02'), fc.nat(2)))
      .map((used) => new Map(used)),
  }),
});

const totalOf = (given: PriceInput): number => {
  const price = priceBasket(given);
  return price.available ? price.totalFen : Infinity;
};

describe('every price', () => {
  test('is the least over every legal combination', () => {
    fc.assert(
      fc.property(input, (given) => {
        expect(totalOf(given)).toBe(leastByTryingAll(given));
      }),
      { numRuns: 400 },
    );
  });

  test('adds up line by line, and every line by who funds it', () => {
    fc.assert(
      fc.property(input, (given) => {
        const price = priceBasket(given);
        if (!price.available) return;
        let leftFen = price.originalFen;
        for (const line of price.lines) {
          leftFen -= line.offFen;
          expect(line.afterFen).toBe(leftFen);
          expect(line.funding.reduce((sum, part) => sum + part.fen, 0)).toBe(line.offFen);
          for (const part of line.funding) expect(part.fen).toBeGreaterThanOrEqual(0);
        }
        expect(leftFen).toBe(price.totalFen);
        expect(price.savedFen).toBe(price.originalFen - price.totalFen);
        expect(price.totalFen).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('accounts for every offer once: in the price or with a reason', () => {
    fc.assert(
      fc.property(input, (given) => {
        const price = priceBasket(given);
        if (!price.available) return;
        const told = [...price.uses, ...price.notApplied].map(({ offerId }) => offerId);
        expect(told.toSorted()).toEqual(given.offers.map(({ id }) => id));
      }),
    );
  });

  test('never rises because of one offer more', () => {
    fc.assert(
      fc.property(input, fc.nat(11), (given, gone) => {
        const fewer = { ...given, offers: given.offers.filter((_, n) => n !== gone) };
        expect(totalOf(given)).toBeLessThanOrEqual(totalOf(fewer));
      }),
    );
  });

  test('does not depend on the order of the offers', () => {
    fc.assert(
      fc.property(input, fc.nat(11), (given, turn) => {
        const [front, back] = [given.offers.slice(0, turn), given.offers.slice(turn)];
        const turned = [...back, ...front].toReversed();
        expect(priceBasket({ ...given, offers: turned })).toEqual(priceBasket(given));
      }),
    );
  });

  test('is never higher for a member', () => {
    fc.assert(
      fc.property(input, (given) => {
        const as = (member: boolean) =>
          totalOf({ ...given, viewer: { ...given.viewer, member } });
        expect(as(true)).toBeLessThanOrEqual(as(false));
      }),
    );
  });
});

/** The reference: every subset, every number of vouchers, the rules read straight off. */
const leastByTryingAll = (given: PriceInput): number => {
  const { basket: wish } = given;
  const usable = given.offers.filter((one) => isUsable(given, one));
  const own = usable.find(({ id }) => wish.kind !== 'bill' && id === wish.offerId);
  if (wish.kind !== 'bill' && !own) return Infinity;
  const outside = wish.kind === 'bill' ? Math.min(wish.excludedFen, wish.billFen) : 0;
  const whole =
    own && wish.kind !== 'bill' && 'priceFen' in own.terms
      ? own.terms.priceFen * wish.count
      : wish.kind === 'bill'
        ? wish.billFen - outside
        : 0;
  const others = usable.filter((one) => one !== own);
  let least = Infinity;
  for (let subset = 0; subset < 2 ** others.length; subset += 1) {
    const taken = others.filter((_, n) => (subset & (1 << n)) !== 0);
    least = Math.min(least, ...totalsOf(given, taken, whole));
  }
  return least + outside;
};

const isUsable = (given: PriceInput, one: Candidate): boolean => {
  const { basket: wish, viewer } = given;
  const isOwn = wish.kind !== 'bill' && wish.offerId === one.id;
  const count = wish.kind !== 'bill' && isOwn ? wish.count : 1;
  const used = viewer.usedByOffer.get(one.id) ?? 0;
  const kinds = 'appliesTo' in one.terms ? one.terms.appliesTo.map(String) : [];
  const fits = isOwn
    ? one.terms.kind === wish.kind
    : kinds.includes(wish.kind) || (wish.kind === 'bill' && one.terms.kind === 'cash');
  return [
    one.state === 'live',
    one.sellFrom <= at,
    at < one.sellUntil,
    fits,
    one.stockLeft === null || count <= one.stockLeft,
    one.perPersonLimit === null || used + count <= one.perPersonLimit,
    one.terms.kind !== 'bill' || one.terms.audience === 'everyone' || viewer.member,
    one.terms.kind !== 'timed' || given.moment.weekMinute < 720,
  ].every(Boolean);
};

const stepOf = (one: Candidate): number => {
  if (one.terms.kind === 'cash') return 1;
  return one.terms.kind === 'bill' && one.terms.audience === 'member' ? 2 : 0;
};

/** What a subset may cost: none where two share a step or a minimum is missed. */
const totalsOf = (given: PriceInput, taken: Candidate[], whole: number): number[] => {
  const ordered = taken.toSorted((a, b) => stepOf(a) - stepOf(b));
  if (new Set(ordered.map(stepOf)).size < ordered.length) return [];
  return ordered.reduce<number[]>(
    (lefts, one) => lefts.flatMap((left) => leftsAfter(given, one, whole, left)),
    [whole],
  );
};

const leftsAfter = (
  given: PriceInput,
  one: Candidate,
  whole: number,
  left: number,
): number[] => {
  const { terms: rules } = one;
  if (rules.kind === 'cash') {
    const used = given.viewer.usedByOffer.get(one.id) ?? 0;
    return [1, 2, 3, 4]
      .filter(
        (k) =>
          k <= rules.perBill &&
          k * rules.minimumFen <= left &&
          k * rules.faceFen <= left &&
          k <= (one.stockLeft ?? k) &&
          used + k <= (one.perPersonLimit ?? used + k),
      )
      .map((k) => left - k * rules.faceFen + k * rules.priceFen);
  }
  if (rules.kind === 'package') return [];
  const { base, off, minimumFen, capFen } = rules.discount;
  const of = base === 'original' ? whole : left;
  if (of < minimumFen) return [];
  const exact =
    'amountFen' in off
      ? BigInt(off.amountFen) * 10_000n
      : BigInt(of) * BigInt(off.percentBp);
  return [left - Math.min(left, capFen ?? left, halfEven(exact))];
};

const halfEven = (tenThousandths: bigint): number => {
  const twice = tenThousandths * 2n;
  const rounded = (twice + 10_000n) / 20_000n;
  const isTie = twice % 20_000n === 10_000n;
  return Number(isTie && rounded % 2n === 1n ? rounded - 1n : rounded);
};
