import { describe } from 'vitest';
import { playMoney } from './play.ts';

describe('a fee that changes', () => {
  playMoney(`
  given | when | then | moves
  buy meal; fee is 8 percent | redeem | redeemed, 0 left
    | held -100, subsidy -10, payable +105, fee +5
  fee is 8 percent; buy meal | redeem | redeemed, 0 left
    | held -100, subsidy -10, payable +102, fee +8
  order meal; fee is 8 percent; pay; notices come | redeem | redeemed, 0 left
    | held -100, subsidy -10, payable +102, fee +8
  fee is 8 percent; buy meal; redeem; fee is 2 percent | undo | undone, 1 left
    | held +100, subsidy +10, payable -102, fee -8
  fee is 8 percent; buy meal; redeem; fee is 2 percent | give 50 | refunding
    | payable -51, fee -4, subsidy +5, refunding +50
  fee is 0 percent; buy meal | redeem | redeemed, 0 left
    | held -100, subsidy -10, payable +110
  buy card; redeem; fee is 8 percent | redeem | redeemed, 1 left
    | held -100, subsidy -10, payable +105, fee +5
  `);
});

describe('what nobody can undo any more', () => {
  playMoney(`
  given | when | then | moves
  buy meal; redeem; 61 minutes pass | timer settlement.settle | ran
    | payable -105, settled +105
  buy meal; redeem; 60 minutes pass | timer settlement.settle | nothing due | -
  buy meal; redeem; undo; 61 minutes pass | timer settlement.settle | nothing due | -
  buy meal; redeem; 61 minutes pass; timer settlement.settle | timer settlement.settle
    | nothing due | -
  buy 3 meal; redeem; redeem number 2; 61 minutes pass | timer settlement.settle | ran
    | payable -210, settled +210
  buy odd card; redeem; redeem; 61 minutes pass | timer settlement.settle | ran
    | payable -70, settled +70
  buy meal; redeem; 61 minutes pass; timer settlement.settle | undo
    | undo_window_over | -
  buy card; redeem; 61 minutes pass; timer settlement.settle | take all back
    | 1 on their way | held -200, refunding +200
  buy meal; redeem; 61 minutes pass; timer settlement.settle; give 100
    | timer refund.send | ran | refunding -100, rail +100
  `);
});
