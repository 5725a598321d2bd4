import fc from 'fast-check';

/**
 * What may happen to one voucher between its sale and its end, drawn at random: who does
 * what at once, over which server, on what line, and how much time passes in between.
 */
export type History = {
  uses: (typeof usesDrawn)[number];
  phases: readonly Phase[];
};
/** All deeds of a phase are done at the same time; then the clock moves on. */
export type Phase = { deeds: readonly Deed[]; thenMs: number };

/** `twice`: the same request arrives two times at once. */
export type Line = 'good' | 'request lost' | 'reply lost' | 'twice';
export type Deed = Redeem | Undo | Refund | Scan | Mishap;
export type Redeem = {
  deed: 'redeem';
  /** What the customer holds out. */
  by: 'typed' | 'shown' | 'picture' | 'prepared';
  counter: Counter;
  server: 0 | 1;
  line: Line;
};
/** Takes back one of the redemptions that somebody was told of. */
export type Undo = { deed: 'undo'; which: number; server: 0 | 1; line: Line };
export type Refund = { deed: 'refund'; server: 0 | 1; line: Line };
/** Scanned by a device of the noodle bar that has no network. */
export type Scan = { deed: 'scan'; device: 0 | 1; picture: boolean };
/**
 * What befalls a device: its page dies, its clock is moved, or it has network for a moment,
 * over a line that loses and doubles.
 */
export type Mishap = {
  deed: 'mishap';
  device: 0 | 1;
  what: 'restart' | 'clock' | 'network';
  byMs: number;
};
export type Counter = 'noodles' | 'tea' | 'books';

const usesDrawn = [1, 2, 3] as const;
const minuteMs = 60_000;

const server = fc.constantFrom(0 as const, 1 as const);
const line = fc.oneof(
  { weight: 5, arbitrary: fc.constant('good' as const) },
  { weight: 5, arbitrary: fc.constantFrom('request lost', 'reply lost', 'twice') },
) as fc.Arbitrary<Line>; // constantFrom widens the words to text

const redeem = fc.record<Redeem>({
  deed: fc.constant('redeem'),
  by: fc.constantFrom('typed', 'shown', 'shown', 'picture', 'prepared'),
  counter: fc.constantFrom('noodles', 'noodles', 'noodles', 'tea', 'tea', 'books'),
  server,
  line,
});
const undo = fc.record<Undo>({
  deed: fc.constant('undo'),
  which: fc.nat(5),
  server,
  line,
});
const refund = fc.record<Refund>({ deed: fc.constant('refund'), server, line });

const scan = fc.record<Scan>({
  deed: fc.constant('scan'),
  device: server,
  picture: fc.boolean(),
});
const mishap = fc.record<Mishap>({
  deed: fc.constant('mishap'),
  device: server,
  what: fc.constantFrom('restart', 'clock', 'network', 'network'),
  byMs: fc.constantFrom(-3 * 86_400_000, -90_000, 45_000, 30 * minuteMs, 86_400_000),
});

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 8, arbitrary: redeem },
  { weight: 3, arbitrary: undo },
  { weight: 1, arbitrary: refund },
  { weight: 3, arbitrary: scan },
  { weight: 1, arbitrary: mishap },
);
const phase = fc.record<Phase>({
  deeds: fc.array(deed, { minLength: 1, maxLength: 4 }),
  thenMs: fc.constantFrom(0, 5_000, 25_000, 4 * minuteMs, 70 * minuteMs),
});

export const history: fc.Arbitrary<History> = fc.record({
  uses: fc.constantFrom(...usesDrawn),
  phases: fc.array(phase, { minLength: 1, maxLength: 3 }),
});

/** As many histories as asked; the same seed draws the same ones. */
export const drawHistories = (seed: number, count: number): History[] =>
  fc.sample(history, { seed, numRuns: count });
