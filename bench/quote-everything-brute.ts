// Brute force, which shares no code with the price: every subset of the offers, every
// number of vouchers, the rules read straight off, in whole numbers of 1/10,000 fen.
import type { Discount } from '#contract/discount.ts';
import type { Candidate, PriceInput } from '#flywheel/quote/candidate.ts';

/** The least to pay in fen over all subsets of offers of a bill, all of which apply. */
export function leastOfAll(given: PriceInput): number {
  const { basket, offers } = given;
  if (basket.kind !== 'bill') throw new RangeError('only bills are tried here');
  const outsideFen = Math.min(basket.excludedFen, basket.billFen);
  const wholeFen = basket.billFen - outsideFen;
  const steps = offers.toSorted((one, other) => stepOf(one) - stepOf(other));
  let leastFen = wholeFen;
  for (let subset = 0; subset < 2 ** steps.length; subset += 1) {
    const taken = steps.filter((_, no) => (subset & (1 << no)) !== 0);
    if (sharesStep(taken)) continue;
    for (const leftFen of leftsOf(given, taken, wholeFen)) {
      leastFen = Math.min(leastFen, leftFen);
    }
  }
  return leastFen + outsideFen;
}

/** Windows and discounts for everyone first, then vouchers, then those for members. */
const stepOf = ({ terms }: Candidate): number => {
  if (terms.kind === 'cash') return 1;
  return terms.kind === 'bill' && terms.audience === 'member' ? 2 : 0;
};

const sharesStep = (taken: readonly Candidate[]): boolean =>
  taken.some((one, no) => no > 0 && stepOf(one) === stepOf(taken[no - 1] ?? one));

/** What may be left to pay after these, one number for each number of vouchers. */
const leftsOf = (
  given: PriceInput,
  taken: readonly Candidate[],
  wholeFen: number,
): number[] =>
  taken.reduce<number[]>(
    (lefts, one) => lefts.flatMap((leftFen) => leftsAfter(given, one, [wholeFen, leftFen])),
    [wholeFen],
  );

const leftsAfter = (
  { viewer }: PriceInput,
  one: Candidate,
  [wholeFen, leftFen]: [number, number],
): number[] => {
  const { terms } = one;
  const used = viewer.usedByOffer.get(one.id) ?? 0;
  const may = Math.min(one.stockLeft ?? Infinity, (one.perPersonLimit ?? Infinity) - used);
  if (terms.kind === 'package' || may < 1) return [];
  if (terms.kind !== 'cash') {
    const offFen = offOf(terms.discount, wholeFen, leftFen);
    return offFen === undefined ? [] : [leftFen - offFen];
  }
  return Array.from({ length: terms.perBill }, (_, no) => no + 1)
    .filter((count) => count <= may)
    .filter((count) => count * Math.max(terms.minimumFen, terms.faceFen) <= leftFen)
    .map((count) => leftFen - count * (terms.faceFen - terms.priceFen));
};

const offOf = (discount: Discount, whole: number, left: number): number | undefined => {
  const { base, off, minimumFen, capFen } = discount;
  const of = base === 'original' ? whole : left;
  if (of < minimumFen) return undefined;
  const exact =
    'amountFen' in off
      ? BigInt(off.amountFen) * 10_000n
      : BigInt(of) * BigInt(off.percentBp);
  return Math.min(left, capFen ?? left, halfEven(exact));
};

const halfEven = (tenThousandths: bigint): number => {
  const [whole, rest] = [tenThousandths / 10_000n, tenThousandths % 10_000n];
  const isUp = rest > 5_000n || (rest === 5_000n && whole % 2n === 1n);
  return Number(isUp ? whole + 1n : whole);
};
