import { describe } from 'vitest';
import { playMoney } from './play.ts';

describe('a campaign and its budget', () => {
  playMoney(`
  given | when | then | moves
  - | quote meal | 100 | -
  campaign of 100 yuan | quote meal | 90 | -
  campaign of 100 yuan; campaign pauses | quote meal | 100 | -
  campaign of 100 yuan | order meal | ordered | -
  campaign of 100 yuan; order meal | look at the campaign | 10 used, 0 spent | -
  campaign of 100 yuan; order meal; pay | notices come | issued | rail -90, held +90
  campaign of 100 yuan; buy meal | redeem | redeemed, 0 left
    | held -90, subsidy -10, campaign -10, payable +105.50, fee +4.50
  campaign of 100 yuan; buy meal; redeem | look at the campaign | 10 used, 10 spent | -
  campaign of 100 yuan; buy meal; redeem | undo | undone, 1 left
    | held +90, subsidy +10, campaign +10, payable -105.50, fee -4.50
  campaign of 100 yuan; buy meal; redeem; undo | look at the campaign
    | 10 used, 0 spent | -
  campaign of 100 yuan; buy meal; take all back | look at the campaign
    | 0 used, 0 spent | -
  campaign of 100 yuan; order meal; cancel | look at the campaign | 0 used, 0 spent | -
  campaign of 100 yuan; order meal; 16 minutes pass; timer order.expire
    | look at the campaign | 0 used, 0 spent | -
  campaign of 100 yuan; buy meal; 31 days pass; timer voucher.expire; timer refund.expired
    | look at the campaign | 0 used, 0 spent | -
  campaign of 100 yuan; buy meal; redeem | give 90 | refunding
    | payable -105.50, fee -4.50, subsidy +10, campaign +10, refunding +90
  campaign of 10 yuan; order meal | quote meal | 100 | -
  campaign of 10 yuan; quote meal; mei orders meal | take the quote | campaign_spent | -
  campaign of 10 yuan; order meal; cancel | quote meal | 90 | -
  campaign of 1 orders; quote meal; mei orders meal | take the quote | campaign_spent | -
  campaign of 1 a person; order meal | quote meal | 100 | -
  campaign of 1 a person; mei orders meal | quote meal | 90 | -
  campaign of 1 a day; mei orders meal | quote meal | 100 | -
  campaign of 1 a day; mei orders meal; 1 days pass | quote meal | 90 | -
  campaign of 100 yuan; quote meal; campaign pauses | take the quote | ordered | -
  `);
});
