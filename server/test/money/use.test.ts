import { describe } from 'vitest';
import { playMoney } from './play.ts';

describe('a use and its undo', () => {
  playMoney(`
  given | when | then | moves
  buy meal | redeem | redeemed, 0 left | held -100, subsidy -10, payable +105, fee +5
  buy meal
  
    | redeem at the tea house | redeemed, 0 left
      | held -100, subsidy -10, payable +105, fee +5
  buy meal | redeem at the bookshop | store_not_included | -
  buy meal; redeem | redeem once more | voucher_already_redeemed | -
  buy 2 meal; redeem
    | redeem number 2 | redeemed, 0 left | held -100, subsidy -10, payable +105, fee +5
  buy meal; redeem | undo | undone, 1 left | held +100, subsidy +10, payable -105, fee -5
  buy meal; redeem | undo by another shop | not_staff_here | -
  buy meal; redeem; undo | undo | redemption_already_undone | -
  buy meal; redeem; undo
    | redeem | redeemed, 0 left | held -100, subsidy -10, payable +105, fee +5
  buy meal; redeem; 59 minutes pass
    | undo | undone, 1 left | held +100, subsidy +10, payable -105, fee -5
  buy meal; redeem; 61 minutes pass | undo | undo_window_over | -
  buy meal; redeem; undo; redeem
    | undo | undone, 1 left | held +100, subsidy +10, payable -105, fee -5
  buy card | redeem | redeemed, 2 left | held -100, subsidy -10, payable +105, fee +5
  buy card; redeem; redeem
    | redeem | redeemed, 0 left | held -100, subsidy -10, payable +105, fee +5
  buy card; redeem; redeem; redeem | redeem | voucher_already_redeemed | -
  buy card; redeem; redeem
    | undo the first | undone, 2 left | held +100, subsidy +10, payable -105, fee -5
  buy odd card
    | redeem | redeemed, 2 left | held -33.34, subsidy -3.34, payable +35.01, fee +1.67
  buy odd card; redeem
    | redeem | redeemed, 1 left | held -33.33, subsidy -3.33, payable +34.99, fee +1.67
  buy odd card; redeem; redeem
    | redeem | redeemed, 0 left | held -33.33, subsidy -3.33, payable +34.99, fee +1.67
  buy odd card; redeem; redeem
  
    | undo the first | undone, 2 left
      | held +33.34, subsidy +3.34, payable -35.01, fee -1.67
  buy odd card; redeem; redeem; undo the first
    | redeem | redeemed, 1 left | held -33.34, subsidy -3.34, payable +35.01, fee +1.67
  `);
});
