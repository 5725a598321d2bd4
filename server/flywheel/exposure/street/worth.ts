import type { OfferTerms } from '#contract/offer-terms.ts';
import { hourMs, minuteMs } from '#contract/kit/time.ts';
import { menuFenOf } from '#flywheel/offer/terms.ts';
import type { Candidate } from '#flywheel/quote/candidate.ts';
import type { Moment } from '#flywheel/quote/viewer.ts';
import { nextEdgeInMinutes } from '#contract/windows.ts';
import { usualBillFen, usualParty } from '../exposure.ts';

/** Clocks are put forward and back at one of these, everywhere. */
export const quarterMs = 15 * minuteMs;

/**
 * When a place's best price may next be another one although nobody changes anything: an
 * offer begins or ends, or a weekly window opens or shuts. In milliseconds since 1970; no
 * later than the clock is known to be steady. Where that is not said, an hour at most, and
 * with windows a quarter: clocks are put at one, as Newfoundland's are at 05:30 UTC.
 */
export const pricesHoldUntil = (
  offers: readonly Candidate[],
  moment: Moment & { steadyUntilMs?: number },
): number => {
  const at = moment.at.getTime();
  const { steadyUntilMs } = moment;
  let until = steadyUntilMs ?? (Math.floor(at / hourMs) + 1) * hourMs;
  for (const { sellFrom, sellUntil, terms } of offers) {
    for (const edge of [sellFrom.getTime(), sellUntil.getTime()]) {
      if (edge > at) until = Math.min(until, edge);
    }
    if (terms.kind !== 'timed') continue;
    const quarter = (Math.floor(at / quarterMs) + 1) * quarterMs;
    until = Math.min(until, steadyUntilMs ?? quarter);
    const minutes = nextEdgeInMinutes(terms.windows, moment.weekMinute);
    if (minutes !== null) {
      until = Math.min(until, (Math.floor(at / minuteMs) + minutes) * minuteMs);
    }
  }
  return until;
};

/**
 * The share of a bill that these offers could save at best, whoever looks and whenever: in
 * every lane the most that one offer takes off, all lanes together. Never less than what
 * the price function finds, so a search may rely on it without pricing anything.
 */
export const mostSaved = (offers: readonly OfferTerms[]): number => {
  const smallestFen = Math.min(
    usualBillFen(usualParty),
    ...offers.map((terms) => (terms.kind === 'package' ? menuFenOf(terms) : Infinity)),
  );
  const most = { package: 0, cash: 0, timed: 0, member: 0 };
  for (const terms of offers) {
    const lane =
      terms.kind === 'bill'
        ? terms.audience === 'member'
          ? 'member'
          : 'timed'
        : terms.kind;
    most[lane] = Math.max(most[lane], shareOff(terms, smallestFen));
  }
  // Shares that are added up are rounded, and so is the price's.
  return Math.min(1, most.package + most.cash + most.timed + most.member + 1e-12);
};

const shareOff = (terms: OfferTerms, smallestFen: number): number => {
  if (terms.kind === 'package') {
    return Math.max(0, 1 - terms.priceFen / Math.max(1, menuFenOf(terms)));
  }
  if (terms.kind === 'cash') {
    const offFen = terms.perBill * (terms.faceFen - terms.priceFen);
    return Math.max(0, offFen / usualBillFen(usualParty));
  }
  const { off } = terms.discount;
  return 'percentBp' in off
    ? // A fen of rounding may be added to a share.
      off.percentBp / 10_000 + 1 / Math.max(1, smallestFen)
    : off.amountFen / Math.max(1, smallestFen);
};
