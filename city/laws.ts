/** All laws, in the order in which a report names them. */
import { aBudgetIsKept } from './laws/a-budget-is-kept.ts';
import { aCardKeepsItsWord } from './laws/a-card-keeps-its-word.ts';
import { aNoticeArrivesOnce } from './laws/a-notice-arrives-once.ts';
import { anEndIsToldInOrder } from './laws/an-end-is-told-in-order.ts';
import { aQuoteIsKept } from './laws/a-quote-is-kept.ts';
import { aVoucherIsRedeemedOnce } from './laws/a-voucher-is-redeemed-once.ts';
import { aUseGoesBackOnce } from './laws/a-use-goes-back-once.ts';
import { everyPaidOrderEnds } from './laws/every-paid-order-ends.ts';
import { moneyIsConserved } from './laws/money-is-conserved.ts';
import { nothingIsPaidTwice } from './laws/nothing-is-paid-twice.ts';
import { settledEqualsRedeemed } from './laws/settled-equals-redeemed.ts';
import { stockIsNeverNegative } from './laws/stock-is-never-negative.ts';
import { theBillIsExplained } from './laws/the-bill-is-explained.ts';
import { theRailAgrees } from './laws/the-rail-agrees.ts';
import { whatWasScannedIsKept } from './laws/what-was-scanned-is-kept.ts';
import type { Breach, Law, LawDb } from './laws/law.ts';

export const laws: readonly Law[] = [
  moneyIsConserved,
  theRailAgrees,
  theBillIsExplained,
  aVoucherIsRedeemedOnce,
  settledEqualsRedeemed,
  aUseGoesBackOnce,
  nothingIsPaidTwice,
  whatWasScannedIsKept,
  aQuoteIsKept,
  stockIsNeverNegative,
  aBudgetIsKept,
  everyPaidOrderEnds,
  aCardKeepsItsWord,
  anEndIsToldInOrder,
  aNoticeArrivesOnce,
];

/**
 * Asks every law of the database; an empty list means that all of them hold. Ask when no
 * request is in flight: a client of its own sees only what was committed.
 */
export async function askLaws(db: LawDb): Promise<Breach[]> {
  const breaches: Breach[] = [];
  for (const law of laws) breaches.push(...(await law.ask(db)));
  return breaches;
}
