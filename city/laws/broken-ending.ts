import { aNoticeArrivesOnce } from './a-notice-arrives-once.ts';
import { anEndIsToldInOrder } from './an-end-is-told-in-order.ts';
import { unguarded } from './broken.ts';
import type { Broken } from './broken.ts';
import { memberNotice, merchantNotice } from './one-ending.ts';
import { id } from './one-sale.ts';

/** Each way in which an end and its notices could go wrong. */
export const brokenEnding: readonly Broken[] = [
  [
    anEndIsToldInOrder,
    'every merchant knew of an end before any member was told',
    `update notice set acknowledged_at = acknowledged_at + interval '2 days'
     where id = '${merchantNotice}'`,
  ],
  [
    anEndIsToldInOrder,
    'every member was told of an end before the public',
    `${unguarded('programme', 'programme_members_before_public')}
     update programme set public_at = public_at - interval '2 days'`,
  ],
  [
    anEndIsToldInOrder,
    'nothing of a programme is ordered once the quotes of its last day are over',
    `update "order" set created_at = created_at + interval '3 days'`,
  ],
  [
    anEndIsToldInOrder,
    'what has ended has given back what was unused',
    `update voucher set state = 'issued' where id = '${id(21)}'`,
  ],
  [
    anEndIsToldInOrder,
    'what was closed at zero holds nothing of anybody’s',
    `delete from posting where entry_id = '${id(75)}'`,
  ],
  [
    aNoticeArrivesOnce,
    'a notice is delivered at most once by each channel',
    `drop index notice_delivered_once;
     insert into notice_attempt select city_id, notice_id, channel, 2, at, outcome, proof
       from notice_attempt where notice_id = '${memberNotice}'`,
  ],
  [
    aNoticeArrivesOnce,
    'what is called delivered has its proof, and only that',
    `update notice_attempt set outcome = 'failed' where notice_id = '${memberNotice}'`,
  ],
  [
    aNoticeArrivesOnce,
    'a message that proves a notice was sent, and proves no other',
    'delete from message',
  ],
];
