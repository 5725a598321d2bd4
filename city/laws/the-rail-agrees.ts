/**
 * The rail's own books agree with ours. Whatever it took, gave back, shared out, took back
 * or transferred, we asked for, once and to the fen; and from one trade never more leaves
 * than the customer paid. Real rails are compared by the day's bill; the sandbox's books
 * are open, so that here it is asked at once and of every row.
 */
import { makeLaw } from './law.ts';

const booked = `
  select share_no as no, 'share' as kind, done_at,
    (select coalesce(sum(amount_fen), 0) from sandbox_share_line as line
      where line.share_no = sandbox_share.share_no) as fen from sandbox_share
  union all select return_no, 'return', done_at, amount_fen from sandbox_return
  union all select transfer_no, 'transfer', done_at, amount_fen from sandbox_transfer`;

const cityOf = `coalesce((select city_id from payment where id = trade_no), '')`;

export const theRailAgrees = makeLaw('the-rail-agrees', [
  {
    rule: 'the rail took what we say it took',
    broken: `select payment.city_id, payment.id as subject,
        coalesce(trade.outcome, 'no trade') || ' ' || coalesce(trade.amount_fen, 0)
          || ', ours ' || payment.amount_fen as detail
      from payment left join sandbox_trade as trade on trade.trade_no = payment.id
      where payment.rail = 'sandbox' and payment.state = 'paid'
        and (trade.outcome is distinct from 'paid'
          or trade.amount_fen <> payment.amount_fen)`,
  },
  {
    rule: 'the rail gave back what we say it gave back, and nothing else',
    broken: `select coalesce(refund.city_id, '') as city_id,
        coalesce(refund.id, back.refund_no) as subject,
        coalesce(refund.state, 'unknown here') || ' '
          || coalesce(refund.amount_fen, 0) || ', rail '
          || coalesce(back.amount_fen, 0) as detail
      from (select refund.* from refund join payment
          on payment.city_id = refund.city_id and payment.id = refund.payment_id
        where payment.rail = 'sandbox') as refund
      full join sandbox_refund as back on back.refund_no = refund.id
      where refund.id is null or back.amount_fen <> refund.amount_fen
        or (refund.state = 'refunded' and back.refund_no is null)`,
  },
  {
    rule: 'the rail moved what we say it moved, and nothing else',
    broken: `select coalesce(move.city_id, '') as city_id,
        coalesce(move.id, booked.no) as subject,
        coalesce(move.kind || ' ' || move.state || ' ' || move.amount_fen, 'unknown here')
          || ', rail ' || coalesce(booked.kind || ' ' || booked.fen, 'nothing') as detail
      from (select * from rail_move where rail = 'sandbox') as move
      full join (${booked}) as booked on booked.no = move.id
      where (booked.no is not null and (move.id is null or move.kind <> booked.kind
          or move.amount_fen <> booked.fen or move.state = 'refused'))
        or (move.state = 'done' and booked.done_at is null)`,
  },
  {
    rule: 'no more leaves a trade at the rail than was paid',
    broken: `select ${cityOf} as city_id, trade_no as subject,
        amount_fen || ' paid, ' || back || ' back, ' || shared || ' shared, ' || returned
          || ' returned' as detail
      from (select trade_no, amount_fen, outcome,
        (select coalesce(sum(amount_fen), 0) from sandbox_refund as refund
          where refund.trade_no = trade.trade_no) as back,
        (select coalesce(sum(line.amount_fen), 0) from sandbox_share
          join sandbox_share_line as line using (share_no)
          where sandbox_share.trade_no = trade.trade_no) as shared,
        (select coalesce(sum(sandbox_return.amount_fen), 0) from sandbox_share
          join sandbox_return using (share_no)
          where sandbox_share.trade_no = trade.trade_no
            and sandbox_return.done_at is not null) as returned
        from sandbox_trade as trade) as books
      where back + shared - returned > case outcome when 'paid' then amount_fen else 0 end`,
  },
  {
    rule: 'no receiver gives back more than it got',
    broken: `select ${cityOf} as city_id, share_no as subject,
        account || ' got ' || line.amount_fen || ', gave ' || gave as detail
      from sandbox_share join sandbox_share_line as line using (share_no)
      cross join lateral (select coalesce(sum(amount_fen), 0) as gave
        from sandbox_return where sandbox_return.share_no = sandbox_share.share_no
          and sandbox_return.account = line.account) as back
      where gave > line.amount_fen`,
  },
  {
    rule: 'what came back for a refund is settled again, once and as much',
    broken: `select posted.city_id, posted.subject_id as subject,
        coalesce(move.amount_fen, 0) || ' back, posted ' || posted.fen as detail
      from (select entry.city_id, entry.subject_id, sum(amount_fen) as fen from entry
          join posting on posting.city_id = entry.city_id and posting.entry_id = entry.id
          where entry.kind = 'recovery' and from_account like 'rail:%'
            and to_account like 'merchant:%:settled' group by 1, 2) as posted
      left join rail_move as move on move.city_id = posted.city_id
        and move.id = posted.subject_id and move.kind = 'return' and move.state = 'done'
      where posted.fen is distinct from move.amount_fen`,
  },
]);
