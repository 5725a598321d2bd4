import fc from 'fast-check';
import type { Tap } from './books.ts';

/** What happens to one order, drawn at random; a deed of each round is its own. */
export type Deed =
  | { deed: 'pay'; tap: Tap }
  | { deed: 'cancel' }
  | { deed: 'redeem'; which: number }
  | { deed: 'undo'; which: number; use: number }
  | { deed: 'take back'; which: number | null }
  | { deed: 'nothing' };
export type Sequence = { kind: number; count: number; deeds: readonly Deed[] };

/** Between two rounds time passes and some timers run; others are down for a while. */
export type Gap = { ms: number; timers: readonly Timer[] };
export const timers = [
  'hear',
  'lapse',
  'ask',
  'expire',
  'settle',
  'refund',
  'send',
] as const;
export type Timer = (typeof timers)[number];

export const rounds = 7;
const minuteMs = 60_000;

const which = fc.constantFrom(0, 0, 1, 2);
const pay = fc.record({
  deed: fc.constant('pay' as const),
  tap: fc.constantFrom<Tap>('pay', 'pay', 'pay', 'pay_late', 'pay_silently', 'give_up'),
});
const later: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ deed: fc.constant('redeem' as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({ deed: fc.constant('undo' as const), which, use: fc.nat(2) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      deed: fc.constant('take back' as const),
      which: fc.option(which),
    }),
  },
  { weight: 1, arbitrary: pay },
  { weight: 1, arbitrary: fc.constant({ deed: 'nothing' as const }) },
);
const first: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 8, arbitrary: pay },
  { weight: 1, arbitrary: fc.constant({ deed: 'cancel' as const }) },
);

const sequence: fc.Arbitrary<Sequence> = fc
  .tuple(
    fc.nat(2),
    fc.constantFrom(1, 1, 2, 3),
    first,
    fc.array(later, { minLength: rounds - 1, maxLength: rounds - 1 }),
  )
  .map(([kind, count, deed, rest]) => ({ kind, count, deeds: [deed, ...rest] }));

const gap: fc.Arbitrary<Gap> = fc.record({
  ms: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(10_000, 2 * minuteMs, 20 * minuteMs) },
    { weight: 2, arbitrary: fc.constant(70 * minuteMs) },
    { weight: 1, arbitrary: fc.constantFrom(2 * 1_440 * minuteMs, 31 * 1_440 * minuteMs) },
  ),
  timers: fc.subarray([...timers], { minLength: 2 }),
});

/** The same seed draws the same sequences and gaps. */
export const drawSequences = (
  seed: number,
  count: number,
): { sequences: Sequence[]; gaps: Gap[] } => ({
  sequences: fc.sample(sequence, { seed, numRuns: count }),
  gaps: fc.sample(gap, { seed, numRuns: rounds }),
});
