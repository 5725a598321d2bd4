/**
 * A card pays for itself or the difference comes back, to the fen. While it runs, exactly
 * that difference stands deferred; when it is over nothing does; and of every fee each fen
 * is deferred, earned or on its way back. What a card saved was promised when the order
 * was placed, is told with who funds it, and counts once for each use that stands.
 */
import { makeLaw } from './law.ts';

const cards = `
  select membership.city_id, membership.id as subject, membership.state, fee_fen,
    (membership.paid_at is not null and kind <> 'given') as paid,
    coalesce((select sum(saved_fen) from card_saving as saving
      where saving.city_id = membership.city_id and saving.membership_id = membership.id
        and counts and undone_at is null), 0) as saved_fen,
    (select coalesce(sum(case when to_account like 'card:%' then amount_fen
        else -amount_fen end), 0) from posting
      where posting.city_id = membership.city_id and 'card:' || membership.id || ':deferred'
        in (from_account, to_account)) as deferred_fen,
    (select coalesce(sum(case 'platform:card-income' when to_account then amount_fen
        when from_account then -amount_fen else 0 end), 0)
      from posting join entry on entry.city_id = posting.city_id and entry.id = entry_id
      where posting.city_id = membership.city_id
        and entry.order_id = membership.order_id) as earned_fen,
    (select count(*) from entry where entry.city_id = membership.city_id
      and entry.kind = 'card_sale' and entry.subject_id = membership.id) as sales,
    (select coalesce(sum(amount_fen), 0) from refund
      where refund.city_id = membership.city_id and refund.order_id = membership.order_id
        and refund.reason in ('card_returned', 'gift_not_accepted', 'guarantee'))
      as back_fen
  from membership`;

const told = `fee_fen || ' fee, ' || saved_fen || ' saved, ' || deferred_fen
  || ' deferred, ' || earned_fen || ' earned, ' || back_fen || ' back' as detail`;

export const aCardKeepsItsWord = makeLaw('a-card-keeps-its-word', [
  {
    rule: 'while a card runs, exactly what it has not saved of its fee is deferred',
    broken: `select city_id, subject, ${told} from (${cards}) as card
      where state in ('offered', 'current')
        and deferred_fen <> greatest(0, fee_fen - saved_fen)`,
  },
  {
    rule: 'nothing is deferred for a card that is over or never began',
    broken: `select city_id, subject, ${told} from (${cards}) as card
      where state not in ('offered', 'current') and deferred_fen <> 0`,
  },
  {
    rule: 'a paid fee is deferred, earned or on its way back, and nothing else',
    broken: `select city_id, subject, ${told} from (${cards}) as card
      where deferred_fen + earned_fen + back_fen
          <> case when sales > 0 then fee_fen else 0 end
        or paid <> (sales > 0)`,
  },
  {
    rule: 'a card that ran to its end gave back what it did not save',
    broken: `select city_id, subject, ${told} from (${cards}) as card
      where state = 'ended' and back_fen <> greatest(0, fee_fen - saved_fen)`,
  },
  {
    rule: 'a card that was given back gave something back, once',
    broken: `select city_id, subject, ${told} from (${cards}) as card
      where state = 'returned' and (back_fen <= 0 or back_fen > fee_fen)`,
  },
  {
    rule: 'a saving is told with who funds each fen of it',
    broken: `select city_id, id as subject, saved_fen || ', funded ' || funding as detail
      from card_saving where saved_fen <> (select coalesce(sum((part ->> 'fen')::bigint), 0)
        from jsonb_array_elements(funding) as part)`,
  },
  {
    rule: 'no order saves more than was promised when it was placed',
    broken: `select saving.city_id, saving.order_id as subject,
        sum(saving.saved_fen) || ' of ' || price.saved_fen as detail
      from card_saving as saving join member_price as price
        on price.city_id = saving.city_id and price.order_id = saving.order_id
      where undone_at is null
      group by saving.city_id, saving.order_id, price.saved_fen
      having sum(saving.saved_fen) > price.saved_fen`,
  },
  {
    rule: 'a saving stands only with its use',
    broken: `select saving.city_id, saving.id as subject, saving.redemption_id as detail
      from card_saving as saving left join redemption
        on redemption.city_id = saving.city_id and redemption.id = saving.redemption_id
      where saving.undone_at is null
        and (redemption.id is null or redemption.undone_at is not null)`,
  },
  {
    rule: 'nobody holds two cards at the same moment',
    broken: `select one.city_id, one.id as subject, other.id as detail
      from membership as one join membership as other
        on other.city_id = one.city_id and other.holder_id = one.holder_id
        and other.id > one.id and other.starts_at < one.ends_at
        and one.starts_at < other.ends_at
      where one.state = 'current' and other.state = 'current'
        and one.kind <> 'given' and other.kind <> 'given'`,
  },
]);
