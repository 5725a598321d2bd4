import type { z } from 'zod';
import { doorRefusals } from './kit/refusal.ts';
import { campaignRefusals } from './campaign.ts';
import { cardRefusals } from './card.ts';
import { changeRefusals } from './change.ts';
import { feeRefusals } from './fee.ts';
import { fraudRefusals } from './fraud.ts';
import { exposureRefusals } from './exposure.ts';
import { lookupRefusals } from './lookup.ts';
import { merchantRefusals } from './merchant.ts';
import { noteRefusals } from './note.ts';
import { noticeRefusals } from './notice.ts';
import { offerRefusals } from './offer.ts';
import { offlineRefusals } from './offline.ts';
import { orderRefusals } from './order.ts';
import { paymentRefusals } from './payment.ts';
import { personRefusals } from './person.ts';
import { placeMergeRefusals } from './place-merge.ts';
import { placeRefusals } from './place.ts';
import { programmeRefusals } from './programme.ts';
import { quoteRefusals } from './quote.ts';
import { reconciliationRefusals } from './reconciliation.ts';
import { redemptionRefusals } from './redemption.ts';
import { refundRefusals } from './refund.ts';
import { settlementRefusals } from './settlement.ts';
import { standRefusals } from './stand.ts';
import { rehearsalRefusals } from './rehearsal.ts';
import { tillRefusals } from './till.ts';
import { voucherRefusals } from './voucher.ts';
import { ledgerRefusals } from './ledger.ts';

/** Every way the product says no, with its status and the shape of its facts. */
export const allRefusals = {
  ...doorRefusals,
  ...personRefusals,
  ...merchantRefusals,
  ...feeRefusals,
  ...settlementRefusals,
  ...placeRefusals,
  ...placeMergeRefusals,
  ...noteRefusals,
  ...noticeRefusals,
  ...offerRefusals,
  ...campaignRefusals,
  ...quoteRefusals,
  ...orderRefusals,
  ...cardRefusals,
  ...paymentRefusals,
  ...reconciliationRefusals,
  ...voucherRefusals,
  ...redemptionRefusals,
  ...refundRefusals,
  ...changeRefusals,
  ...standRefusals,
  ...lookupRefusals,
  ...tillRefusals,
  ...offlineRefusals,
  ...fraudRefusals,
  ...rehearsalRefusals,
  ...ledgerRefusals,
  ...programmeRefusals,
  ...exposureRefusals,
};

export type RefusalName = keyof typeof allRefusals;
export type DoorRefusalName = keyof typeof doorRefusals;
export type FactsOf<N extends RefusalName> = z.output<(typeof allRefusals)[N]['facts']>;
