/**
 * Who pays gets a voucher or the money back, and nobody waits in between: an order is
 * issued in the very transaction in which its payment arrives. A payment that comes too
 * late, or a second time, is on its way back; what was given back goes all the way; an
 * order that was not paid charged nothing.
 */
import { makeLaw } from './law.ts';

const ordered = `case basket ->> 'kind' when 'bill' then 1 when 'card' then 0
  else (basket ->> 'count')::integer end`;

export const everyPaidOrderEnds = makeLaw('every-paid-order-ends', [
  {
    rule: 'no order is left between paid and issued',
    broken: `select city_id, id as subject, 'paid at ' || paid_at as detail from "order"
      where state = 'paid'`,
  },
  {
    rule: 'an issued order has all of its vouchers, and only such an order has any',
    broken: `select "order".city_id, "order".id as subject,
        state || ', ' || ${ordered} || ' ordered, ' || issued.count || ' issued' as detail
      from "order" cross join lateral (select count(*) from voucher
        where voucher.city_id = "order".city_id and voucher.order_id = "order".id) as issued
      where issued.count <> case when state in ('issued', 'closed') then ${ordered}
        else 0 end`,
  },
  {
    rule: 'an issued order was paid, unless it cost nothing',
    broken: `select "order".city_id, "order".id as subject, total_fen as detail
      from "order" where state in ('issued', 'closed') and total_fen > 0
        and not exists (select from payment where payment.city_id = "order".city_id
          and payment.order_id = "order".id and payment.state = 'paid')`,
  },
  {
    rule: 'money for an order that was not issued is on its way back, whole',
    broken: `select payment.city_id, payment.id as subject,
        "order".state || ', ' || payment.amount_fen || ' paid' as detail
      from payment join "order" on "order".city_id = payment.city_id
        and "order".id = payment.order_id
      where payment.state = 'paid' and "order".state in ('awaiting_payment', 'cancelled')
        and not exists (select from refund where refund.city_id = payment.city_id
          and refund.payment_id = payment.id and refund.voucher_id is null
          and refund.amount_fen = payment.amount_fen)`,
  },
  {
    rule: 'of several payments of one order all but one are on their way back',
    broken: `select payment.city_id, payment.order_id as subject,
        count(*) || ' paid, ' || count(refund.id) || ' going back' as detail
      from payment join "order" on "order".city_id = payment.city_id
        and "order".id = payment.order_id and "order".state in ('issued', 'closed')
      left join refund on refund.city_id = payment.city_id
        and refund.payment_id = payment.id and refund.voucher_id is null
        and refund.reason in ('paid_twice', 'paid_too_late')
      where payment.state = 'paid'
      group by payment.city_id, payment.order_id
      having count(*) - count(refund.id) <> 1`,
  },
  {
    rule: 'a voucher that goes back has its refund, unless nothing was left of it',
    broken: `select voucher.city_id, voucher.id as subject, voucher.state as detail
      from voucher where state = 'refunding' and not exists (select from refund
        where refund.city_id = voucher.city_id and refund.voucher_id = voucher.id
          and refund.state = 'refunding')
      union all
      select refund.city_id, refund.id, voucher.state || ', refund ' || refund.state
      from refund join voucher on voucher.city_id = refund.city_id
        and voucher.id = refund.voucher_id
      where redemption_id is null and voucher.state <> refund.state`,
  },
]);
