/**
 * Nothing is sold that is not there. What is left of an offer is what it had less what
 * orders hold, to the unit; no order holds what was cancelled or given back unused; and
 * nobody holds more of an offer than one person may.
 */
import { makeLaw } from './law.ts';

/** What each order holds of each offer now. */
const held = `
  select "order".city_id, "order".person_id, (claim ->> 'offerId')::uuid as offer_id,
    (claim ->> 'count')::integer - case
      when basket ->> 'kind' = 'bill'
        then (claim ->> 'count')::integer * least(1, back.units)
      when claim ->> 'offerId' = basket ->> 'offerId' then back.units
      else 0 end as units
  from "order"
  cross join lateral jsonb_array_elements("order".claims) as claim
  cross join lateral (select count(*)::integer as units from voucher
    where voucher.city_id = "order".city_id and voucher.order_id = "order".id
      and state in ('refunding', 'refunded') and uses_left = uses_total) as back
  where "order".state <> 'cancelled'`;

export const stockIsNeverNegative = makeLaw('stock-is-never-negative', [
  {
    rule: 'what is left lies between nothing and what there was',
    broken: `select city_id, id as subject, stock_left || ' of ' || stock as detail
      from offer where stock_left < 0 or stock_left > stock
        or (stock is null) <> (stock_left is null)`,
  },
  {
    rule: 'what is left and what orders hold make what there was',
    broken: `select offer.city_id, offer.id as subject,
        stock || ' had, ' || stock_left || ' left, ' || coalesce(sum(held.units), 0)
          || ' held' as detail
      from offer left join (${held}) as held on held.city_id = offer.city_id
        and held.offer_id = offer.id
      where stock is not null
      group by offer.city_id, offer.id, stock, stock_left
      having stock - stock_left <> coalesce(sum(held.units), 0)`,
  },
  {
    rule: 'a person is counted for what their orders hold',
    broken: `select coalesce(used.city_id, held.city_id) as city_id,
        coalesce(used.offer_id, held.offer_id) as subject,
        coalesce(used.used, 0) || ' counted, ' || coalesce(held.units, 0) || ' held'
          as detail
      from offer_use as used full join (
        select city_id, offer_id, person_id, sum(units) as units from (${held}) as held
        group by city_id, offer_id, person_id) as held
        on held.city_id = used.city_id and held.offer_id = used.offer_id
          and held.person_id = used.person_id
      where coalesce(used.used, 0) <> coalesce(held.units, 0)`,
  },
  {
    rule: 'nobody holds more than one person may',
    broken: `select offer_use.city_id, offer_use.offer_id as subject,
        used || ' of ' || per_person_limit as detail
      from offer_use join offer on offer.city_id = offer_use.city_id
        and offer.id = offer_use.offer_id
      where used > per_person_limit`,
  },
]);
