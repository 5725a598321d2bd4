/**
 * A campaign gives no more than its budgets, and forgets nothing. What it counts as used is
 * added up anew from what orders claimed, and those claims from the orders, their vouchers
 * and what came back unused; what it spent is what standing redemptions earned, posted from
 * its own account. Counters that drift from what they count are found in either direction.
 */
import { makeLaw } from './law.ts';

const subsidised = `
  select "order".city_id, "order".id, "order".state, person_id, place_id,
    (line ->> 'campaignId')::uuid as campaign_id, (line ->> 'offFen')::bigint as fen,
    case when basket ->> 'kind' = 'bill' then 1 else (basket ->> 'count')::integer end
      as units
  from "order", jsonb_array_elements("order".lines) as line
  where line ? 'campaignId'`;

/** What an account of a campaign paid out on the whole, by voucher. */
const spent = `
  select entry.city_id, entry.voucher_id, split_part(account, ':', 2)::uuid as campaign_id,
    sum(fen) as fen
  from (
    select city_id, entry_id, from_account as account, amount_fen as fen from posting
      where from_account like 'campaign:%'
    union all
    select city_id, entry_id, to_account, -amount_fen from posting
      where to_account like 'campaign:%'
  ) as side join entry on entry.city_id = side.city_id and entry.id = side.entry_id
  where entry.kind <> 'use_refund'
  group by 1, 2, 3`;

/** What a campaign got back of uses whose money went back. */
const givenBack = `
  select entry.city_id, entry.order_id, sum(amount_fen) as fen
  from entry join posting on posting.city_id = entry.city_id
    and posting.entry_id = entry.id
  where entry.kind = 'use_refund' and to_account like 'campaign:%'
  group by 1, 2`;

/** What the standing uses of a voucher are of its subsidy: equal parts, the first more. */
const earned = `
  select voucher.city_id, voucher.id as voucher_id, voucher.campaign_id,
    sum(campaign_fen / uses_total
      + case when use_no <= campaign_fen % uses_total then 1 else 0 end) as fen
  from voucher join redemption on redemption.city_id = voucher.city_id
    and redemption.voucher_id = voucher.id and undone_at is null
  where campaign_id is not null
  group by 1, 2, 3`;

/** What vouchers given back had not used of their subsidy. */
const unused = `
  select voucher.city_id, order_id, sum(campaign_fen - coalesce(earned.fen, 0)) as fen,
    count(*) filter (where uses_left = uses_total) as units
  from voucher left join (${earned}) as earned on earned.city_id = voucher.city_id
    and earned.voucher_id = voucher.id
  where state in ('refunding', 'refunded') and campaign_fen > 0
  group by 1, 2`;

const claims = `select city_id, campaign_id, day, person_id,
    fen - fen_back as fen, case when released_at is null then 1 else 0 end as orders
  from campaign_claim`;

export const aBudgetIsKept = makeLaw('a-budget-is-kept', [
  {
    rule: 'a campaign gives no more than its budget',
    broken: `select city_id, campaign_id as subject, used_fen || ' fen and ' || used_count
        || ' orders of ' || coalesce(money_fen::text, '-') || ' and '
        || coalesce(count_limit::text, '-') as detail
      from campaign_budget where used_fen > money_fen or used_count > count_limit
        or used_fen < 0 or used_count < 0`,
  },
  {
    rule: 'a campaign counts what orders claim, to the fen',
    broken: `select budget.city_id, budget.campaign_id as subject,
        used_fen || ' counted, ' || coalesce(sum(claims.fen), 0) || ' claimed' as detail
      from campaign_budget as budget left join (${claims}) as claims
        on claims.city_id = budget.city_id and claims.campaign_id = budget.campaign_id
      group by budget.city_id, budget.campaign_id, used_fen, used_count
      having used_fen <> coalesce(sum(claims.fen), 0)
        or used_count <> coalesce(sum(claims.orders), 0)`,
  },
  {
    rule: 'a day counts what was claimed on it, and no more than it may',
    broken: `select day.city_id, day.campaign_id as subject,
        day.day || ', ' || used_fen || ' counted' as detail
      from campaign_day as day left join (${claims}) as claims
        on claims.city_id = day.city_id and claims.campaign_id = day.campaign_id
        and claims.day = day.day
      group by day.city_id, day.campaign_id, day.day, used_fen, used_count, money_fen,
        count_limit
      having used_fen <> coalesce(sum(claims.fen), 0)
        or used_count <> coalesce(sum(claims.orders), 0)
        or used_fen > money_fen or used_count > count_limit`,
  },
  {
    rule: 'a person is counted for what their orders claim, and has no more than they may',
    broken: `select theirs.city_id, theirs.campaign_id as subject,
        theirs.person_id || ': ' || used_count as detail
      from campaign_use as theirs left join (${claims}) as claims
        on claims.city_id = theirs.city_id and claims.campaign_id = theirs.campaign_id
        and claims.person_id = theirs.person_id
      group by theirs.city_id, theirs.campaign_id, theirs.person_id, used_count, limit_count
      having used_count <> coalesce(sum(claims.orders), 0) or used_count > limit_count`,
  },
  {
    rule: 'an order claims what its price says, and a cancelled one nothing',
    broken: `select ordered.city_id, ordered.id as subject,
        ordered.state || ', ' || ordered.fen || ' in its price, '
          || coalesce(claim.fen, 0) || ' claimed' as detail
      from (${subsidised}) as ordered left join campaign_claim as claim
        on claim.city_id = ordered.city_id and claim.order_id = ordered.id
      where claim.fen is distinct from ordered.fen
        or claim.campaign_id <> ordered.campaign_id or claim.units <> ordered.units
        or claim.person_id <> ordered.person_id or claim.place_id <> ordered.place_id
        or (ordered.state = 'cancelled' and claim.released_at is null)
        or (ordered.state = 'awaiting_payment' and claim.units_back + claim.fen_back > 0)`,
  },
  {
    rule: 'a claim is of an order that has it in its price',
    broken: `select claim.city_id, claim.order_id as subject, claim.fen as detail
      from campaign_claim as claim where not exists (select from (${subsidised}) as ordered
        where ordered.city_id = claim.city_id and ordered.id = claim.order_id)`,
  },
  {
    rule: 'what came back of a claim is what its vouchers did not use or gave back',
    broken: `select ordered.city_id, ordered.id as subject,
        claim.fen_back || ' back, ' || coalesce(unused.fen, 0) || ' not used, '
          || coalesce(given.fen, 0) || ' given back' as detail
      from (${subsidised}) as ordered
      join campaign_claim as claim on claim.city_id = ordered.city_id
        and claim.order_id = ordered.id
      left join (${unused}) as unused on unused.city_id = ordered.city_id
        and unused.order_id = ordered.id
      left join (${givenBack}) as given on given.city_id = ordered.city_id
        and given.order_id = ordered.id
      where ordered.state in ('issued', 'closed')
        and (claim.fen_back <> coalesce(unused.fen, 0) + coalesce(given.fen, 0)
          or claim.units_back <> coalesce(unused.units, 0))`,
  },
  {
    rule: 'the vouchers of an order carry its subsidy',
    broken: `select ordered.city_id, ordered.id as subject,
        sum(campaign_fen) || ' carried, ' || ordered.fen || ' told' as detail
      from (${subsidised}) as ordered join voucher on voucher.city_id = ordered.city_id
        and voucher.order_id = ordered.id
      group by ordered.city_id, ordered.id, ordered.fen, ordered.campaign_id
      having sum(campaign_fen) <> ordered.fen
        or bool_or(voucher.campaign_id is distinct from ordered.campaign_id)`,
  },
  {
    rule: 'a campaign spends what standing uses earned, from its own account',
    broken: `select coalesce(spent.city_id, earned.city_id) as city_id,
        coalesce(spent.voucher_id, earned.voucher_id) as subject,
        coalesce(spent.fen, 0) || ' posted, ' || coalesce(earned.fen, 0) || ' earned'
          as detail
      from (${spent}) as spent full join (${earned}) as earned
        on earned.city_id = spent.city_id and earned.voucher_id = spent.voucher_id
        and earned.campaign_id = spent.campaign_id
      where coalesce(spent.fen, 0) <> coalesce(earned.fen, 0)`,
  },
  {
    rule: 'a first arrival is promised to one order that stands',
    broken: `select claim.city_id, claim.order_id as subject, claim.place_id as detail
      from campaign_claim as claim join campaign on campaign.city_id = claim.city_id
        and campaign.id = claim.campaign_id and campaign.audience = 'first_arrival'
      left join campaign_first as first on first.city_id = claim.city_id
        and first.campaign_id = claim.campaign_id and first.order_id = claim.order_id
        and first.person_id = claim.person_id and first.place_id = claim.place_id
      where (claim.released_at is null) <> (first.order_id is not null)`,
  },
]);
