import { unguarded } from './broken.ts';
import type { Broken } from './broken.ts';
import { moneyIsConserved } from './money-is-conserved.ts';
import { id } from './one-sale.ts';
import { theBillIsExplained } from './the-bill-is-explained.ts';
import { theRailAgrees } from './the-rail-agrees.ts';

/** Each way in which money could be made or lost, or the rail could differ. */
export const brokenMoney: readonly Broken[] = [
  [
    moneyIsConserved,
    'every posting moves a positive amount between two accounts',
    `${unguarded('posting', 'posting_amount_fen_check')}
     update posting set amount_fen = 0 where entry_id = '${id(77)}'`,
  ],
  [
    moneyIsConserved,
    'every entry has postings, numbered from one without a gap',
    `update posting set line_no = 9 where entry_id = '${id(72)}' and line_no = 2`,
  ],
  [
    moneyIsConserved,
    'a paid payment is posted once, whole, from its rail to what is held',
    `update posting set amount_fen = 7961 where entry_id = '${id(70)}'`,
  ],
  [
    moneyIsConserved,
    'what was paid for an order is in its vouchers or went back as a whole',
    `update voucher set paid_fen = 3979 where id = '${id(20)}'`,
  ],
  [
    moneyIsConserved,
    'what is held for a voucher is never less than nothing',
    `update posting set amount_fen = 3981 where entry_id = '${id(74)}' and line_no = 1`,
  ],
  [
    moneyIsConserved,
    'nothing is held for a voucher that is used up or given back',
    `update posting set amount_fen = 3979 where entry_id = '${id(74)}' and line_no = 1`,
  ],
  [
    moneyIsConserved,
    'all that was paid is held for a voucher that nobody used',
    `update voucher set state = 'issued' where id = '${id(21)}'`,
  ],
  [
    moneyIsConserved,
    'a refund is posted once when it starts and once when the rail confirms',
    `update refund set state = 'refunded', refunded_at = started_at where id = '${id(41)}'`,
  ],
  [
    moneyIsConserved,
    'no more goes back of a payment than was paid',
    `update refund set amount_fen = 7961 where id = '${id(40)}'`,
  ],
  [
    moneyIsConserved,
    'an undo posts exactly the reverse of what it undoes',
    `update posting set amount_fen = 25 where entry_id = '${id(73)}' and line_no = 2`,
  ],
  [
    moneyIsConserved,
    'what the ledger owes a merchant or paid it is what it earned and was made good',
    `update redemption set merchant_gets_fen = 4383 where id = '${id(51)}'`,
  ],
  [
    theRailAgrees,
    'the rail took what we say it took',
    `update sandbox_trade set outcome = 'open' where trade_no = '${id(30)}'`,
  ],
  [
    theRailAgrees,
    'the rail gave back what we say it gave back, and nothing else',
    `insert into sandbox_refund values ('${id(99)}', '${id(30)}', 100, now())`,
  ],
  [
    theRailAgrees,
    'the rail moved what we say it moved, and nothing else',
    `insert into sandbox_transfer values ('${id(99)}', 'a', 100, '', now(), now())`,
  ],
  [
    theRailAgrees,
    'no more leaves a trade at the rail than was paid',
    `update sandbox_share_line set amount_fen = 3981`,
  ],
  [
    theRailAgrees,
    'no receiver gives back more than it got',
    `insert into sandbox_return values ('${id(99)}', '${id(90)}', 'shop', 3957, now(), null)`,
  ],
  [
    theRailAgrees,
    'what came back for a refund is settled again, once and as much',
    `insert into entry values ('harbour', '${id(98)}', 'recovery', '${id(97)}', null, null,
       null, now());
     insert into posting values ('harbour', '${id(98)}', 1, 'rail:sandbox',
       'merchant:${id(3)}:settled', 100)`,
  ],
  [
    theBillIsExplained,
    'what we did on a compared day is in a bill, or a difference says that it is not',
    `delete from rail_bill_line where kind = 'share'`,
  ],
  [
    theBillIsExplained,
    'what a bill says is what our books say, or a difference says that it is not',
    `update rail_bill_line set amount_fen = 3979 where kind = 'refund'`,
  ],
];
