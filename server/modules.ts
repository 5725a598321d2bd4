import type { Module } from '#kit/module.ts';
import { cityModule } from '#kit/city-module.ts';
import { campaignModule } from '#flywheel/campaign/module.ts';
import { chainModule } from '#flywheel/chain/module.ts';
import { cardModule } from '#flywheel/card/module.ts';
import { exposureModule } from '#flywheel/exposure/module.ts';
import { ledgerModule } from '#flywheel/ledger/module.ts';
import { lookupModule } from '#flywheel/lookup/module.ts';
import { endingModule } from '#flywheel/ending/module.ts';
import { noteModule } from '#flywheel/note/module.ts';
import { offerModule } from '#flywheel/offer/module.ts';
import { orderModule } from '#flywheel/order/module.ts';
import { paymentModule } from '#flywheel/payment/module.ts';
import { placeModule } from '#flywheel/place/module.ts';
import { quoteModule } from '#flywheel/quote/module.ts';
import { reconciliationModule } from '#flywheel/reconciliation/module.ts';
import { redemptionModule } from '#flywheel/redemption/module.ts';
import { settlementModule } from '#flywheel/settlement/module.ts';
import { standModule } from '#flywheel/stand/module.ts';
import { refundModule } from '#flywheel/refund/module.ts';
import { rehearsalModule } from '#flywheel/rehearsal/module.ts';
import { tillModule } from '#flywheel/till/module.ts';
import { watchModule } from '#flywheel/watch/module.ts';
import { voucherModule } from '#flywheel/voucher/module.ts';
import { auditModule } from '#parties/audit/module.ts';
import { memberModule } from '#parties/member/module.ts';
import { merchantModule } from '#parties/merchant/module.ts';
import { noticeModule } from '#parties/notice/module.ts';
import { programmeModule } from '#parties/programme/module.ts';
import { personModule } from '#parties/person/module.ts';

/**
 * The business on one page: every module in the order of the wheel, with what it needs. A
 * need is a call inside the same transaction; there are no circles.
 */
export const modules: readonly {
  name: string;
  needs: readonly string[];
  module: Module;
}[] = [
  { name: 'audit', needs: [], module: auditModule },
  { name: 'person', needs: ['audit'], module: personModule },
  { name: 'member', needs: ['person'], module: memberModule },
  { name: 'merchant', needs: ['person', 'audit'], module: merchantModule },
  { name: 'notice', needs: ['person', 'merchant'], module: noticeModule },
  { name: 'programme', needs: ['person', 'audit'], module: programmeModule },
  { name: 'place', needs: ['person', 'merchant', 'audit'], module: placeModule },
  { name: 'note', needs: ['person', 'place'], module: noteModule },
  {
    name: 'rehearsal',
    needs: ['person', 'merchant', 'place'],
    module: rehearsalModule,
  },
  {
    name: 'offer',
    needs: ['person', 'merchant', 'place', 'rehearsal', 'audit'],
    module: offerModule,
  },
  { name: 'ledger', needs: [], module: ledgerModule },
  { name: 'campaign', needs: ['person', 'offer', 'ledger'], module: campaignModule },
  {
    name: 'quote',
    needs: ['person', 'member', 'place', 'offer', 'campaign'],
    module: quoteModule,
  },
  {
    name: 'voucher',
    needs: ['person', 'notice', 'place', 'quote', 'audit'],
    module: voucherModule,
  },
  {
    name: 'order',
    needs: [
      'person',
      'member',
      'merchant',
      'place',
      'offer',
      'campaign',
      'quote',
      'voucher',
    ],
    module: orderModule,
  },
  { name: 'payment', needs: ['order', 'voucher', 'ledger'], module: paymentModule },
  {
    name: 'reconciliation',
    needs: ['person', 'payment', 'audit'],
    module: reconciliationModule,
  },
  { name: 'till', needs: ['person', 'merchant', 'place', 'audit'], module: tillModule },
  { name: 'watch', needs: ['person', 'merchant', 'place', 'audit'], module: watchModule },
  {
    name: 'redemption',
    needs: [
      'person',
      'merchant',
      'place',
      'offer',
      'voucher',
      'ledger',
      'card',
      'watch',
      'settlement',
      'audit',
    ],
    module: redemptionModule,
  },
  {
    name: 'card',
    needs: [
      'person',
      'member',
      'notice',
      'place',
      'quote',
      'voucher',
      'ledger',
      'order',
      'payment',
    ],
    module: cardModule,
  },
  {
    name: 'settlement',
    needs: ['person', 'merchant', 'ledger', 'payment', 'audit'],
    module: settlementModule,
  },
  {
    name: 'refund',
    needs: [
      'person',
      'merchant',
      'ledger',
      'voucher',
      'order',
      'payment',
      'redemption',
      'settlement',
      'card',
      'audit',
    ],
    module: refundModule,
  },
  {
    name: 'stand',
    needs: ['person', 'merchant', 'place', 'voucher', 'redemption'],
    module: standModule,
  },
  {
    name: 'lookup',
    needs: ['person', 'place', 'voucher', 'redemption'],
    module: lookupModule,
  },
  {
    name: 'ending',
    needs: [
      'person',
      'merchant',
      'notice',
      'programme',
      'place',
      'rehearsal',
      'offer',
      'ledger',
      'voucher',
      'payment',
    ],
    module: endingModule,
  },
  {
    name: 'exposure',
    needs: ['person', 'member', 'note', 'place', 'offer', 'quote', 'redemption'],
    module: exposureModule,
  },
  { name: 'chain', needs: ['audit', 'ledger'], module: chainModule },
  { name: 'city', needs: [], module: cityModule },
];
