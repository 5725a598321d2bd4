/**
 * The price shown is the price charged. An order carries the lines of the quote that it was
 * placed with; they add up from the menu price to the total, each says who funds what it
 * takes off, and that total is what was charged and what the vouchers are worth. Nobody
 * pays another price than the one told, and no quote buys twice.
 */
import { makeLaw } from './law.ts';

const lines = `
  select "order".city_id, "order".id as subject, original_fen, total_fen, place,
    total_lines,
    (line ->> 'offFen')::bigint as off_fen, (line ->> 'afterFen')::bigint as after_fen,
    line -> 'funding' as funding,
    lag((line ->> 'afterFen')::bigint) over (partition by "order".city_id, "order".id
      order by place) as before_fen
  from "order", jsonb_array_length("order".lines) as total_lines,
    jsonb_array_elements("order".lines) with ordinality as each(line, place)`;

const told = `total_fen || ' told, ' || off_fen || ' off, ' || after_fen || ' after'`;

export const aQuoteIsKept = makeLaw('a-quote-is-kept', [
  {
    rule: 'an order has lines, and the first is the menu price',
    broken: `select city_id, id as subject, original_fen as detail from "order"
      where jsonb_array_length(lines) = 0
        or (lines -> 0 ->> 'afterFen')::bigint <> original_fen`,
  },
  {
    rule: 'each line takes off what it says and leaves what it says',
    broken: `select city_id, subject, ${told} as detail from (${lines}) as lines
      where off_fen < 0 or after_fen < 0
        or (before_fen is not null and after_fen <> before_fen - off_fen)`,
  },
  {
    rule: 'the last line is the total',
    broken: `select city_id, subject, ${told} as detail from (${lines}) as lines
      where place = total_lines and after_fen <> total_fen`,
  },
  {
    rule: 'every fen taken off has somebody who funds it',
    broken: `select city_id, subject, ${told} as detail from (${lines}) as lines
      where off_fen <> coalesce((select sum((part ->> 'fen')::bigint)
        from jsonb_array_elements(funding) as part), 0)`,
  },
  {
    rule: 'a payment asks for the total that was told',
    broken: `select payment.city_id, payment.id as subject,
        payment.amount_fen || ' asked, ' || "order".total_fen || ' told' as detail
      from payment join "order" on "order".city_id = payment.city_id
        and "order".id = payment.order_id
      where payment.amount_fen <> "order".total_fen`,
  },
  {
    rule: 'the vouchers of an order are worth its total, and carry its funding',
    broken: `select "order".city_id, "order".id as subject,
        sum(paid_fen) || ' in vouchers, ' || total_fen || ' told' as detail
      from "order" join voucher on voucher.city_id = "order".city_id
        and voucher.order_id = "order".id
      group by "order".city_id, "order".id, total_fen, original_fen
      having sum(paid_fen) <> total_fen
        or sum(platform_fen) + sum(merchant_fen) <> original_fen - total_fen`,
  },
  {
    rule: 'a quote buys once',
    broken: `select city_id, quote_id as subject, count(*) as detail from "order"
      group by city_id, quote_id having count(*) > 1`,
  },
]);
