import { describe } from 'vitest';
import { playMoney } from './play.ts';

describe('a card with a guarantee', () => {
  playMoney(`
  given | when | then | moves
  order a card | pay | paid | -
  order a card; pay | notices come | issued | rail -20, deferred +20
  have a card | order a card | card_already_held | -
  have a card | bill of 100 | ordered for 90 | -
  - | bill of 100 | ordered for 100 | -
  have a card; bill of 100; pay | notices come | issued
    | rail -90, held +90
  have a card; bill of 100; pay; notices come | redeem
    | redeemed, 0 left
    | held -90, subsidy -3, payable +88.50, fee +4.50, deferred -10, income +10
  have a card; eat for 100 | undo
    | undone, 1 left
    | held +90, subsidy +3, payable -88.50, fee -4.50, deferred +10, income -10
  have a card; eat for 100
    | look at the card | current, saved 10, would get 10 | -
  have a card; eat for 150; bill of 100; pay; notices come | redeem | redeemed, 0 left
    | held -90, subsidy -3, payable +88.50, fee +4.50, deferred -5, income +5
  have a card; 31 days pass | timer card.end | ran
    | deferred -20, refunding +20
  have a card; eat for 100; 31 days pass
    | timer card.end | ran | deferred -10, refunding +10
  have a card; eat for 250; 31 days pass
    | timer card.end | ran | -
  have a card; 31 days pass; timer card.end | timer card.end
    | nothing due | -
  have a card; 31 days pass; timer card.end | timer refund.send | ran
    | refunding -20, rail +20
  have a card; 29 days pass | timer card.end | nothing due | -
  have a card; 6 days pass | return the card | returned
    | deferred -20, refunding +20
  have a card; 15 days pass | return the card | returned
    | deferred -20, refunding +10, income +10
  have a card; 6 days pass; return the card | return the card
    | card_not_in_state | -
  have a card; 31 days pass; timer card.end | return the card
    | card_not_in_state | -
  have a card; 6 days pass; return the card; 31 days pass
    | timer card.end | nothing due | -
  order a card; 16 minutes pass; timer order.expire | open a payment
    | order_not_in_state | -
  order a card; open a payment; 16 minutes pass; timer order.expire; pay | notices come
    | issued | rail -20, deferred +20
  `);
});
