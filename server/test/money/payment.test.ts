import { describe } from 'vitest';
import { playMoney } from './play.ts';

describe('an order and its payment', () => {
  playMoney(`
  given | when | then | moves
  - | order meal | ordered | -
  order meal | open a payment | opened | -
  order meal; open a payment | open a payment | opened | -
  order meal | pay | paid | -
  order meal; pay | notices come | issued | rail -100, held +100
  order 3 meal; pay | notices come | issued | rail -300, held +300
  order meal; pay twice | notices come | issued | rail -100, held +100
  order meal; pay late | notices come | awaiting_payment | -
  order meal; pay late; 1 minutes pass | notices come | issued | rail -100, held +100
  order meal; pay silently | notices come | awaiting_payment | -
  order meal; pay silently | ask the rail | paid | rail -100, held +100
  order meal; pay silently; 2 minutes pass | timer payment.ask | ran | rail -100, held +100
  order meal; pay silently; ask the rail | ask the rail | paid | -
  order meal; give up | notices come | awaiting_payment | -
  order meal; give up; notices come | pay | paid | -
  buy meal | open a payment | order_not_in_state | -
  buy meal | notices come | issued | -
  buy meal | cancel | order_not_in_state | -
  order meal | cancel | cancelled | -
  order meal; cancel | cancel | order_not_in_state | -
  order meal; cancel | open a payment | order_not_in_state | -
  order meal; 14 minutes pass | timer order.expire | nothing due | -
  order meal; 16 minutes pass | timer order.expire | ran | -
  order meal; 16 minutes pass; timer order.expire | open a payment | order_not_in_state | -
  order meal; open a payment; cancel; pay | notices come | issued | rail -100, held +100
  order meal; open a payment; 16 minutes pass; timer order.expire; pay
    | notices come | issued | rail -100, held +100
  order rare; open a payment; cancel; another takes the last; pay
    | notices come | cancelled | rail -100, refunding +100
  `);
});
