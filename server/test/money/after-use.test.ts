import { describe } from 'vitest';
import { playMoney } from './play.ts';

describe('a merchant gives back by itself', () => {
  playMoney(`
  given | when | then | moves
  buy meal; redeem
    | give 100 | refunding | refunding +100, subsidy +10, payable -105, fee -5
  buy meal; redeem
    | give 50 | refunding | refunding +50, subsidy +5, payable -52.50, fee -2.50
  buy meal; redeem
    | give 0.01 | refunding | refunding +0.01, payable -0.01
  buy meal; redeem; give 33.33
    | give 33.33 | refunding | refunding +33.33, subsidy +3.34, payable -35.01, fee -1.66
  buy meal; redeem; give 33.33; give 33.33
    | give 33.34 | refunding | refunding +33.34, subsidy +3.33, payable -35.00, fee -1.67
  buy meal; redeem; give 99.99
    | give 0.01 | refunding | refunding +0.01, payable -0.01
  buy meal; redeem | give 100.01 | more_than_left | -
  buy meal; redeem; give 60 | give 40.01 | more_than_left | -
  buy meal; redeem; give 60
    | give 40 | refunding | refunding +40, subsidy +4, payable -42, fee -2
  buy meal; redeem; give 100 | give 0.01 | nothing_to_refund | -
  buy meal; redeem; give 100 | look at the voucher | refunding | -
  buy meal; redeem; give 99 | look at the voucher | redeemed | -
  buy meal; redeem; give 100
    | timer refund.send | ran | refunding -100, rail +100
  buy meal; redeem; give 100; timer refund.send | look at the voucher | refunded | -
  buy meal; redeem; give 60; give 40; timer refund.send
    | look at the voucher | refunded | -
  buy meal; redeem; give 60; timer refund.send; give 40
    | look at the voucher | refunding | -
  buy meal; redeem; give 60; timer refund.send
    | timer refund.send | nothing due | -
  buy meal; redeem; give 10 by the staff | give 10 by the staff | not_allowed | -
  buy meal; redeem | give 10 by another shop | not_your_merchant | -
  buy meal; redeem; 29 days pass
    | give 20 | refunding | refunding +20, subsidy +2, payable -21, fee -1
  buy meal; redeem; 31 days pass | give 20 | refund_time_over | -
  buy meal; redeem; 2 hours pass; timer settlement.settle
    | give 50 | refunding | refunding +50, subsidy +5, settled -52.50, fee -2.50
  buy meal; redeem; give 50; 2 hours pass
    | timer settlement.settle | ran | payable -52.50, settled +52.50
  buy meal; redeem; 2 hours pass; timer settlement.settle; give 50
    | timer settlement.settle | nothing due | -
  buy meal; redeem; give 50; 2 hours pass; timer settlement.settle
    | give 50 | refunding | refunding +50, subsidy +5, settled -52.50, fee -2.50
  buy meal; redeem; undo | give 20 | redemption_already_undone | -
  buy meal; redeem; give 0.01 | undo | use_given_back | -
  buy meal; redeem; give 100 | undo | use_given_back | -
  buy meal; redeem; give 50 | redeem once more | voucher_already_redeemed | -
  buy meal; redeem; give 50 | take all back | nothing_to_refund | -
  buy 2 meal; redeem; redeem number 2; give 100
    | give 100 of the first | refunding | refunding +100, subsidy +10, payable -105, fee -5
  buy 2 meal; redeem
    | give 100.01 | more_than_left | -
  buy 2 meal; redeem number 2; give 70
    | take all back | 1 on their way | held -100, refunding +100
  `);
});

describe('cards of several uses', () => {
  playMoney(`
  given | when | then | moves
  buy card; redeem | give 100.01 | more_than_left | -
  buy card; redeem
    | give 100 | refunding | refunding +100, subsidy +10, payable -105, fee -5
  buy card; redeem; give 100 | look at the voucher | issued | -
  buy card; redeem; give 100
    | redeem | redeemed, 1 left | held -100, subsidy -10, payable +105, fee +5
  buy card; redeem; give 100
    | take all back | 1 on their way | held -200, refunding +200
  buy card; redeem; take all back
    | give 40 | refunding | refunding +40, subsidy +4, payable -42, fee -2
  buy card; redeem; take all back; timer refund.send; give 40
    | look at the voucher | refunded | -
  buy card; redeem; ask | undo | use_given_back | -
  buy card; redeem; redeem; ask about the first
    | undo | undone, 2 left | held +100, subsidy +10, payable -105, fee -5
  buy card; redeem; redeem; redeem; give 100 | look at the voucher | redeemed | -
  buy card; redeem; redeem; redeem; ask about the first
    | look at the voucher | refund_requested | -
  buy odd card; redeem
    | give 33.34 | refunding | refunding +33.34, subsidy +3.34, payable -35.01, fee -1.67
  buy odd card; redeem; redeem
    | give 33.34 | more_than_left | -
  buy odd card; redeem; redeem
    | give 33.33 | refunding | refunding +33.33, subsidy +3.33, payable -34.99, fee -1.67
  buy odd card; redeem; give 11.11; give 11.11
    | give 11.12 | refunding | refunding +11.12, subsidy +1.11, payable -11.67, fee -0.56
  `);
});

describe('a customer asks', () => {
  playMoney(`
  given | when | then | moves
  buy meal; redeem | ask | asked | -
  buy meal; redeem; ask | look at the voucher | refund_requested | -
  buy meal; redeem; ask | ask | refund_asked_before | -
  buy meal; redeem | ask by another customer | use_not_found | -
  buy meal; redeem | ask for 100.01 | more_than_left | -
  buy meal; redeem; give 60 | ask for 40.01 | more_than_left | -
  buy meal; redeem; give 60 | ask for 40 | asked | -
  buy meal; redeem; give 100 | ask | nothing_to_refund | -
  buy meal; redeem; undo | ask | use_not_found | -
  buy meal; redeem; 31 days pass | ask | refund_time_over | -
  buy meal; redeem; ask | redeem once more | voucher_already_redeemed | -
  buy meal; redeem; ask | undo | use_given_back | -
  buy meal; redeem; ask | take all back | nothing_to_refund | -
  buy meal; redeem; ask | give 20 | refund_question_open | -
  buy meal; redeem; ask
    | approve 100 | answered | refunding +100, subsidy +10, payable -105, fee -5
  buy meal; redeem; ask
    | approve 30 | answered | refunding +30, subsidy +3, payable -31.50, fee -1.50
  buy meal; redeem; ask for 30 | approve 30.01 | more_than_left | -
  buy meal; redeem; ask | approve 100 by another shop | not_your_merchant | -
  buy meal; redeem; ask; approve 30 | approve 30 | refund_question_answered | -
  buy meal; redeem; ask; approve 30 | look at the voucher | redeemed | -
  buy meal; redeem; ask; approve 100; timer refund.send
    | look at the voucher | refunded | -
  buy meal; redeem; ask; reject | look at the voucher | refund_rejected | -
  buy meal; redeem; ask; reject | undo | use_given_back | -
  buy meal; redeem; ask; reject | redeem once more | voucher_already_redeemed | -
  buy meal; redeem; ask; reject
    | give 50 | refunding | refunding +50, subsidy +5, payable -52.50, fee -2.50
  buy meal; redeem; ask; 23 hours pass | timer refund.silence | nothing due | -
  buy meal; redeem; ask; 24 hours pass
    | timer refund.silence | ran | refunding +100, subsidy +10, payable -105, fee -5
  buy meal; redeem; ask for 12.34; 24 hours pass
    | timer refund.silence | ran
      | refunding +12.34, subsidy +1.23, payable -12.95, fee -0.62
  buy meal; redeem; ask; 24 hours pass | reject | refund_question_answered | -
  buy meal; redeem; ask; 24 hours pass; timer refund.silence
    | timer refund.silence | nothing due | -
  buy meal; redeem; ask; 48 hours pass; timer refund.silence
    | reject | refund_question_answered | -
  buy meal; redeem; ask | dispute | refund_not_disputable | -
  buy meal; redeem; ask; reject
    | dispute by another customer | refund_question_not_found | -
  buy meal; redeem; ask; reject | dispute | disputed | -
  buy meal; redeem; ask; reject; dispute | look at the voucher | refund_requested | -
  buy meal; redeem; ask; reject; dispute | give 20 | refund_question_open | -
  buy meal; redeem; ask; reject; 8 days pass | dispute | refund_not_disputable | -
  buy meal; redeem; ask; approve 100 | dispute | refund_not_disputable | -
  buy meal; redeem; ask; approve 30 | dispute | disputed | -
  buy meal; redeem; ask; reject | decide 100 | refund_not_disputed | -
  buy meal; redeem; ask; reject; dispute
    | decide 100 | decided | refunding +100, subsidy +10, payable -105, fee -5
  buy meal; redeem; ask; approve 30; dispute | decide 70.01 | more_than_left | -
  buy meal; redeem; ask; approve 30; dispute
    | decide 70 | decided | refunding +70, subsidy +7, payable -73.50, fee -3.50
  buy meal; redeem; ask; reject; dispute | decide 0 | decided | -
  buy meal; redeem; ask; reject; dispute; decide 0
    | look at the voucher | refund_rejected | -
  buy meal; redeem; ask; reject; dispute; decide 0 | dispute | refund_not_disputable | -
  buy meal; redeem; ask; reject; dispute; decide 0 | decide 5 | refund_not_disputed | -
  `);
});
