import { describe } from 'vitest';
import { playMoney } from './play.ts';

describe('what was not used', () => {
  playMoney(`
  given | when | then | moves
  buy meal | take all back | 1 on their way | held -100, refunding +100
  buy 3 meal | take all back | 3 on their way | held -300, refunding +300
  buy 3 meal | take number 2 back | 1 on their way | held -100, refunding +100
  buy 3 meal; redeem number 2 | take all back | 2 on their way | held -200, refunding +200
  buy meal; redeem | take all back | nothing_to_refund | -
  buy meal; redeem; undo | take all back | 1 on their way | held -100, refunding +100
  buy meal; take all back | take all back | nothing_to_refund | -
  order meal | take all back | nothing_to_refund | -
  buy meal; take all back | redeem | voucher_given_back | -
  buy meal; take all back | timer refund.send | ran | refunding -100, rail +100
  buy 3 meal; take all back | timer refund.send | ran | refunding -300, rail +300
  buy meal; take all back; timer refund.send | timer refund.send | nothing due | -
  buy meal; take all back; timer refund.send | take all back | nothing_to_refund | -
  buy card; redeem | take all back | 1 on their way | held -200, refunding +200
  buy card; redeem; redeem | take all back | 1 on their way | held -100, refunding +100
  buy card; redeem; redeem; redeem | take all back | nothing_to_refund | -
  buy odd card; redeem | take all back | 1 on their way | held -66.66, refunding +66.66
  buy odd card; redeem; redeem; undo the first
    | take all back | 1 on their way | held -66.67, refunding +66.67
  buy meal; 31 days pass | redeem | voucher_expired | -
  buy meal; 31 days pass | timer voucher.expire | ran | -
  buy meal; 31 days pass; timer voucher.expire | redeem | voucher_expired | -
  buy meal; 31 days pass; timer voucher.expire
    | timer refund.expired | ran | held -100, refunding +100
  buy meal; 31 days pass; timer voucher.expire; timer refund.expired
    | timer refund.expired | nothing due | -
  buy card; redeem; 31 days pass; timer voucher.expire
    | timer refund.expired | ran | held -200, refunding +200
  buy meal; 31 days pass; timer voucher.expire
    | take all back | 1 on their way | held -100, refunding +100
  `);
});
