import { unguarded } from './broken.ts';
import type { Broken } from './broken.ts';
import { nothingIsPaidTwice } from './nothing-is-paid-twice.ts';
import { id } from './one-sale.ts';

/** Each way in which something could be paid twice, or without having been settled. */
export const brokenPayout: readonly Broken[] = [
  [
    nothingIsPaidTwice,
    'a payout is the sum of its settlements, less what was kept back',
    `update settlement set payout_id = '${id(94)}' where id = '${id(92)}'`,
  ],
  [
    nothingIsPaidTwice,
    'a payout left the settled money once',
    `update posting set amount_fen = 3957 where entry_id = '${id(121)}'`,
  ],
  [
    nothingIsPaidTwice,
    'the moves of a payout are all of it, from when it is sent on',
    `update payout set state = 'made', ended_at = null`,
  ],
  [
    nothingIsPaidTwice,
    'a payout has ended when its last move has, and says how',
    `update payout set state = 'partly_paid'`,
  ],
  [
    nothingIsPaidTwice,
    'what the rail paid left the books once, and nothing else did',
    `update posting set amount_fen = 3955 where entry_id = '${id(122)}'`,
  ],
  [
    nothingIsPaidTwice,
    'what the rail refused is settled again, once',
    `update payout_move set state = 'refused', why = 'receiver_refused'`,
  ],
  [
    nothingIsPaidTwice,
    'a move that is done was done at the rail, for as much',
    `${unguarded('rail_move', 'rail_move_check2')}
     update rail_move set state = 'processing' where id = '${id(90)}'`,
  ],
];
