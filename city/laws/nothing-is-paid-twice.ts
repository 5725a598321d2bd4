/**
 * Nothing is paid twice, and nothing is paid that was not settled. A settlement is in one
 * payout, a payout is the sum of its settlements less what was kept back, its moves at the
 * rail are all of it, and the ledger says of each move what the rail said.
 */
import { makeLaw } from './law.ts';

/** What entries of a kind moved between two of a merchant's accounts, or to a rail. */
const moved = (kind: string, from: string, to: string) => `
  select entry.city_id, entry.subject_id, sum(case when from_account like '${from}'
    and to_account like '${to}' then amount_fen else 0 end) as fen, count(*) as lines
  from entry join posting on posting.city_id = entry.city_id
    and posting.entry_id = entry.id
  where entry.kind = '${kind}' group by 1, 2`;

export const nothingIsPaidTwice = makeLaw('nothing-is-paid-twice', [
  {
    rule: 'a payout is the sum of its settlements, less what was kept back',
    broken: `select payout.city_id, payout.id as subject,
        payout.amount_fen || ' and ' || payout.recovered_fen || ' of '
          || coalesce(sum(settlement.amount_fen), 0) as detail
      from payout left join settlement on settlement.city_id = payout.city_id
        and settlement.payout_id = payout.id
      group by payout.city_id, payout.id
      having payout.amount_fen + payout.recovered_fen
          <> coalesce(sum(settlement.amount_fen), 0)
        or bool_or(settlement.part <> payout.part)
        or bool_or(settlement.merchant_id <> payout.merchant_id)`,
  },
  {
    rule: 'a payout left the settled money once',
    broken: `select payout.city_id, payout.id as subject,
        payout.amount_fen || ', moved ' || coalesce(fen, 0) as detail
      from payout left join (${moved('payout', 'merchant:%:settled', 'merchant:%:paying')})
        as moved on moved.city_id = payout.city_id and moved.subject_id = payout.id
      where payout.amount_fen <> coalesce(fen, 0)`,
  },
  {
    rule: 'the moves of a payout are all of it, from when it is sent on',
    broken: `select payout.city_id, payout.id as subject,
        payout.state || ' ' || payout.amount_fen || ', moves '
          || coalesce(sum(move.amount_fen), 0) as detail
      from payout left join payout_move as move on move.city_id = payout.city_id
        and move.payout_id = payout.id
      group by payout.city_id, payout.id
      having coalesce(sum(move.amount_fen), 0) <>
        case when payout.state in ('made', 'released') then 0 else payout.amount_fen end`,
  },
  {
    rule: 'a payout has ended when its last move has, and says how',
    broken: `select payout.city_id, payout.id as subject, payout.state as detail
      from payout join payout_move as move on move.city_id = payout.city_id
        and move.payout_id = payout.id
      group by payout.city_id, payout.id
      having payout.state <> case when bool_or(move.state = 'waiting') then 'sent'
        when bool_and(move.state = 'done') then 'paid'
        when bool_and(move.state = 'refused') then 'failed' else 'partly_paid' end`,
  },
  {
    rule: 'what the rail paid left the books once, and nothing else did',
    broken: `select coalesce(move.city_id, moved.city_id) as city_id,
        coalesce(move.id, moved.subject_id) as subject,
        coalesce(move.amount_fen, 0) || ' paid, moved ' || coalesce(fen, 0) as detail
      from (select * from payout_move where state = 'done') as move
      full join (${moved('payout_done', 'merchant:%:paying', 'rail:%')}) as moved
        on moved.city_id = move.city_id and moved.subject_id = move.id
      where coalesce(move.amount_fen, 0) <> coalesce(fen, 0)`,
  },
  {
    rule: 'what the rail refused is settled again, once',
    broken: `select move.city_id, move.id as subject,
        move.amount_fen || ' refused, moved ' || coalesce(fen, 0) || ', settled '
          || coalesce(again.amount_fen, 0) as detail
      from payout_move as move
      left join (${moved('payout_failed', 'merchant:%:paying', 'merchant:%:settled')})
        as moved on moved.city_id = move.city_id and moved.subject_id = move.id
      left join settlement as again on again.city_id = move.city_id
        and again.failed_move_id = move.id
      where case move.state when 'refused' then move.amount_fen else 0 end
        <> all (array[coalesce(fen, 0), coalesce(again.amount_fen, 0)])`,
  },
  {
    rule: 'a move that is done was done at the rail, for as much',
    broken: `select move.city_id, move.id as subject,
        move.amount_fen || ' done, rail ' || coalesce(rail_move.state, 'nothing') as detail
      from payout_move as move left join rail_move on rail_move.city_id = move.city_id
        and rail_move.id = move.id
      where move.state = 'done' and (rail_move.state is distinct from 'done'
        or rail_move.amount_fen <> move.amount_fen)`,
  },
]);
