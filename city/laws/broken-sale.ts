import { aQuoteIsKept } from './a-quote-is-kept.ts';
import { aVoucherIsRedeemedOnce } from './a-voucher-is-redeemed-once.ts';
import { unguarded } from './broken.ts';
import type { Broken } from './broken.ts';
import { everyPaidOrderEnds } from './every-paid-order-ends.ts';
import { id } from './one-sale.ts';
import { stockIsNeverNegative } from './stock-is-never-negative.ts';
import { whatWasScannedIsKept } from './what-was-scanned-is-kept.ts';

/** Each way in which a sale, its vouchers, scans and stock could go wrong. */
export const brokenSale: readonly Broken[] = [
  [
    aVoucherIsRedeemedOnce,
    'one use of a voucher stands at most once',
    `drop index redemption_once;
     update redemption set undone_at = null, undone_by = null where id = '${id(50)}'`,
  ],
  [
    aVoucherIsRedeemedOnce,
    'a voucher has as many uses left as were not used',
    `${unguarded('redemption', 'redemption_undone_whole_check')}
     update redemption set undone_at = redeemed_at, undone_by = staff_id`,
  ],
  [
    aVoucherIsRedeemedOnce,
    'a voucher is called redeemed when its last use is gone, and not before',
    `update voucher set state = 'issued' where id = '${id(20)}'`,
  ],
  [
    aVoucherIsRedeemedOnce,
    'a voucher that was used up goes back only with all of its money',
    `update voucher set state = 'refunded' where id = '${id(20)}'`,
  ],
  [
    aVoucherIsRedeemedOnce,
    'a voucher is used at one of its stores',
    `update voucher set place_ids = '{${id(98)}}'`,
  ],
  [
    aVoucherIsRedeemedOnce,
    'a voucher is used in its time',
    `update voucher set valid_until = valid_from + interval '45 minutes'`,
  ],
  [
    aVoucherIsRedeemedOnce,
    'the use of a voucher is one that it has',
    `update redemption set use_no = 2 where id = '${id(51)}'`,
  ],
  [
    aVoucherIsRedeemedOnce,
    'a use is undone within an hour',
    `update redemption set undone_at = redeemed_at + interval '61 minutes'
     where id = '${id(50)}'`,
  ],
  [
    aVoucherIsRedeemedOnce,
    'a voucher is undone at most ten times, as often as it says',
    `update voucher set undos = 0`,
  ],
  [
    aVoucherIsRedeemedOnce,
    'a use that moved money is in the ledger once, and undone there if it was',
    `update entry set subject_id = '${id(97)}' where id = '${id(74)}'`,
  ],
  [
    whatWasScannedIsKept,
    'a scan that was told of is a redemption or a case, and not both',
    `update offline_scan set redemption_id = '${id(50)}' where id = '${id(81)}'`,
  ],
  [
    whatWasScannedIsKept,
    'a redemption of a scan is of its voucher, its store and its moment',
    `update offline_scan set scanned_at = scanned_at + interval '1 second'
     where id = '${id(80)}'`,
  ],
  [
    whatWasScannedIsKept,
    'a redemption without network was told of once',
    `update redemption set scanned_at = redeemed_at where id = '${id(50)}'`,
  ],
  [
    whatWasScannedIsKept,
    'a step of a shown code is taken by one request',
    `update redemption set step = 88`,
  ],
  [
    whatWasScannedIsKept,
    'nobody bears an open case but whom the rule says',
    `${unguarded('redemption_case', 'redemption_case_ruled_check')}
     update redemption_case set born_by = 'merchant'`,
  ],
  [
    whatWasScannedIsKept,
    'the ledger makes good what the platform bears, and nothing else',
    `update redemption_case set amount_fen = 4405`,
  ],
  [
    aQuoteIsKept,
    'an order has lines, and the first is the menu price',
    `update "order" set original_fen = 1`,
  ],
  [
    aQuoteIsKept,
    'each line takes off what it says and leaves what it says',
    `update "order" set lines = jsonb_set(lines, '{0,afterFen}', '5399'),
       original_fen = 5399 where id = '${id(11)}'`,
  ],
  [aQuoteIsKept, 'the last line is the total', `update "order" set total_fen = 1`],
  [
    aQuoteIsKept,
    'every fen taken off has somebody who funds it',
    `update "order" set lines = jsonb_set(lines, '{1,funding,0,fen}', '1')`,
  ],
  [
    aQuoteIsKept,
    'a payment asks for the total that was told',
    `update payment set amount_fen = 3981 where id = '${id(31)}'`,
  ],
  [
    aQuoteIsKept,
    'the vouchers of an order are worth its total, and carry its funding',
    `update voucher set platform_fen = 0 where id = '${id(20)}'`,
  ],
  [
    aQuoteIsKept,
    'a quote buys once',
    `${unguarded('"order"', 'order_city_id_quote_id_key')}
     update "order" set quote_id = '${id(60)}'`,
  ],
  [
    stockIsNeverNegative,
    'what is left lies between nothing and what there was',
    `${unguarded('offer', 'offer_stock_left_check')} update offer set stock_left = -1`,
  ],
  [
    stockIsNeverNegative,
    'what is left and what orders hold make what there was',
    `update offer set stock_left = 9`,
  ],
  [
    stockIsNeverNegative,
    'a person is counted for what their orders hold',
    `update offer_use set used = 1`,
  ],
  [
    stockIsNeverNegative,
    'nobody holds more than one person may',
    `update offer set per_person_limit = 1`,
  ],
  [
    everyPaidOrderEnds,
    'no order is left between paid and issued',
    `update "order" set state = 'paid' where id = '${id(11)}'`,
  ],
  [
    everyPaidOrderEnds,
    'an issued order has all of its vouchers, and only such an order has any',
    `update voucher set order_id = '${id(12)}' where id = '${id(21)}'`,
  ],
  [
    everyPaidOrderEnds,
    'an issued order was paid, unless it cost nothing',
    `update payment set state = 'closed', paid_at = null where id = '${id(30)}'`,
  ],
  [
    everyPaidOrderEnds,
    'money for an order that was not issued is on its way back, whole',
    `update refund set amount_fen = 3979 where id = '${id(41)}'`,
  ],
  [
    everyPaidOrderEnds,
    'of several payments of one order all but one are on their way back',
    `insert into payment values ('harbour', '${id(32)}', '${id(10)}', 'sandbox', 'paid',
       7960, '/', now(), now(), now())`,
  ],
  [
    everyPaidOrderEnds,
    'a voucher that goes back has its refund, unless nothing was left of it',
    `update voucher set state = 'refunding' where id = '${id(21)}'`,
  ],
];
