import { z } from 'zod';

/** An amount in fen (1/100 yuan), never negative; direction is said by accounts. */
export const Fen = z.int().min(0).max(100_000_000_000);
export type Fen = z.infer<typeof Fen>;

/** A share in basis points: 10,000 is the whole. */
export const ShareBp = z.int().min(0).max(10_000);

/**
 * `amountFen × shareBp / 10,000`, rounded half-even to the fen.
 * Half-even because many small discounts would otherwise drift one way.
 */
export const shareOf = (amountFen: number, shareBp: number): number => {
  const product = amountFen * shareBp;
  const whole = Math.floor(product / 10_000);
  const rest = product - whole * 10_000;
  if (rest < 5_000 || (rest === 5_000 && whole % 2 === 0)) return whole;
  return whole + 1;
};

/**
 * `amountFen × partFen / wholeFen`, rounded half-even to the fen. Of amounts up to the
 * largest, whose product no longer fits a number.
 */
export const proportionOf = (
  amountFen: number,
  { partFen, wholeFen }: { partFen: number; wholeFen: number },
): number => {
  const whole = BigInt(wholeFen);
  const product = BigInt(amountFen) * BigInt(partFen);
  const fen = product / whole;
  const twice = (product - fen * whole) * 2n;
  const up = twice > whole || (twice === whole && fen % 2n === 1n);
  return Number(up ? fen + 1n : fen);
};

/** Fen as the yuan people read: 9450 → "94.50"; whole yuan keep no tail with `short`. */
export const yuan = (fen: number, short = false): string => {
  const sign = fen < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(fen) / 100);
  const rest = String(Math.abs(fen) % 100).padStart(2, '0');
  return short && rest === '00' ? `${sign}${whole}` : `${sign}${whole}.${rest}`;
};
