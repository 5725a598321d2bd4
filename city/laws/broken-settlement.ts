import { unguarded } from './broken.ts';
import type { Broken } from './broken.ts';
import { id } from './one-sale.ts';
import { settledEqualsRedeemed } from './settled-equals-redeemed.ts';

/** Each way in which what is settled could differ from what was redeemed. */
export const brokenSettlement: readonly Broken[] = [
  [
    settledEqualsRedeemed,
    'the lines of what was earned say what the ledger moved for it',
    `update settlement_line set amount_fen = 3955 where amount_fen = 3956`,
  ],
  [
    settledEqualsRedeemed,
    'a redemption is settled or undone, never both',
    `update settlement_line set subject_id = '${id(99)}' where run_id is null;
     update settlement_line set subject_id = '${id(50)}' where run_id is not null`,
  ],
  [
    settledEqualsRedeemed,
    'a redemption is settled after its window, and to its own merchant',
    `update settlement set settled_at = settled_at - interval '130 minutes'`,
  ],
  [
    settledEqualsRedeemed,
    'a settlement is the sum of its lines',
    `update settlement set lines = 2 where id = '${id(92)}'`,
  ],
  [
    settledEqualsRedeemed,
    'a line belongs to a settlement',
    `${unguarded('settlement', 'settlement_lines_check')}
     update settlement_line set run_id = '${id(98)}' where amount_fen = 426`,
  ],
  [
    settledEqualsRedeemed,
    'a settlement moved its sum from payable to settled, once',
    `update posting set from_account = to_account, to_account = from_account
     where entry_id = '${id(79)}'`,
  ],
];
