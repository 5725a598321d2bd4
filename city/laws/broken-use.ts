/** What breaks each rule about money that went back after use. */
import { aUseGoesBackOnce } from './a-use-goes-back-once.ts';
import type { Broken } from './broken.ts';
import { id } from './one-sale.ts';

export const brokenUse: readonly Broken[] = [
  [
    aUseGoesBackOnce,
    'what went back of a use is what its refunds say, and no more than was paid',
    `update redemption set refunded_fen = 999 where id = '${id(51)}'`,
  ],
  [
    aUseGoesBackOnce,
    'what was paid for a use is what it took from what was held',
    `update redemption set paid_fen = 3981 where id = '${id(51)}'`,
  ],
  [
    aUseGoesBackOnce,
    'a refund takes from its merchant what it says',
    `update refund set merchant_back_fen = 1100 where id = '${id(42)}'`,
  ],
  [
    aUseGoesBackOnce,
    'a use whose money all went back has left nothing anywhere',
    `update redemption set refunded_fen = 3980 where id = '${id(51)}'`,
  ],
  [
    aUseGoesBackOnce,
    'what was agreed to or decided is on its way back',
    `update refund_question set approved_fen = 900 where id = '${id(95)}'`,
  ],
  [
    aUseGoesBackOnce,
    'silence speaks at the end of its time, and a person before it',
    `update refund_question set answered_at = answer_by - interval '1 second'
     where id = '${id(95)}'`,
  ],
  [
    aUseGoesBackOnce,
    'a used voucher says what is asked about it',
    `update voucher set state = 'refund_requested' where id = '${id(20)}'`,
  ],
];
