// The figures of `scan-at-lunch`, with what they should be.
import { figure, growthExponent } from './figures.ts';
import type { Figure } from './figures.ts';

/** What one unit of work took. */
export type Spent = { perSecond: number; nodeMs: number; postgresMs: number };
/** One round of each; `banked` is pgbench's transactions a second. */
export type Round = { ours: Spent; theirs: Spent; redeemed: Spent; banked: number };
export type Grown = { existing: number; cpu: number };

const cpu = ({ nodeMs, postgresMs }: Spent) => nodeMs + postgresMs;

/** The rounds as figures, ours beside the references. */
export const figuresOf = (rounds: readonly Round[]): Figure[] => {
  const each = (of: (round: Round) => number) => rounds.map(of);
  return [
    figure(
      'whole flows',
      'flows/s',
      each(({ ours }) => ours.perSecond),
    ),
    figure(
      'CPU of a whole flow',
      'ms',
      each(({ ours }) => cpu(ours)),
      {
        is: 'at most',
        value: 10,
      },
    ),
    figure(
      '  of it Node',
      'ms',
      each(({ ours }) => ours.nodeMs),
    ),
    figure(
      '  of it PostgreSQL',
      'ms',
      each(({ ours }) => ours.postgresMs),
    ),
    figure(
      'bare reference',
      'flows/s',
      each(({ theirs }) => theirs.perSecond),
    ),
    figure(
      'CPU of a bare flow',
      'ms',
      each(({ theirs }) => cpu(theirs)),
    ),
    figure(
      'CPU, ours to bare',
      '×',
      each(({ ours, theirs }) => cpu(ours) / cpu(theirs)),
    ),
    figure(
      'redemption alone',
      'requests/s',
      each(({ redeemed }) => redeemed.perSecond),
    ),
    figure(
      'CPU of a redemption',
      'ms',
      each(({ redeemed }) => cpu(redeemed)),
    ),
    figure(
      '  of it Node',
      'ms',
      each(({ redeemed }) => redeemed.nodeMs),
    ),
    figure(
      'pgbench tpcb-like',
      'transactions/s',
      each(({ banked }) => banked),
    ),
    figure(
      'redemption to pgbench',
      '×',
      each(({ redeemed, banked }) => redeemed.perSecond / banked),
      { is: 'at least', value: 0.6 },
    ),
  ];
};

/** How the cost of a flow grows with the vouchers that are there. */
export const figuresOfGrowth = (grown: readonly Grown[]): Figure[] => {
  const points = grown.map(({ existing, cpu }) => [existing, cpu] as const);
  return [figure('growth of CPU with vouchers', 'exponent', [growthExponent(points)])];
};

export const broken = (breaches: readonly string[]): Figure =>
  figure('laws violated', '', [breaches.length], { is: 'at most', value: 0 });
