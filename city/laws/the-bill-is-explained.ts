/**
 * Of a day that was compared nothing is left unsaid: what the rail's bill says is what our
 * books say, and where it isn't, there is a difference that is open or that somebody closed
 * with a note. Asked of the lines as they were kept, in words of its own.
 */
import { makeLaw } from './law.ts';

const ours = `
  select city_id, rail, 'trade' as kind, id::text as our_no, amount_fen as fen,
    paid_at as done_at from payment
  union all select refund.city_id, payment.rail, 'refund', refund.id::text,
    refund.amount_fen, refunded_at
    from refund join payment on payment.city_id = refund.city_id
      and payment.id = refund.payment_id
  union all select city_id, rail, kind, id::text, amount_fen, done_at from rail_move
    where amount_fen > 0`;

/** Nobody's work is left to be done on it, and nobody said why it is so. */
const unsaid = (of: string) => `not exists (select from rail_difference as said
  where said.city_id = ${of}.city_id and said.rail = ${of}.rail and said.kind = ${of}.kind
    and said.our_no = ${of}.our_no and said.closed_how is distinct from 'resolved')`;

export const theBillIsExplained = makeLaw('the-bill-is-explained', [
  {
    rule: 'what we did on a compared day is in a bill, or a difference says that it is not',
    broken: `select ours.city_id, ours.our_no as subject,
        ours.rail || ' ' || ours.kind || ' ' || ours.fen as detail
      from (${ours}) as ours join rail_day on rail_day.city_id = ours.city_id
        and rail_day.rail = ours.rail and rail_day.state = 'compared'
        and rail_day.day = (ours.done_at at time zone 'Asia/Shanghai')::date
        and rail_day.compared_at >= ours.done_at
      where not exists (select from rail_bill_line as line
          where line.city_id = ours.city_id and line.rail = ours.rail
            and line.kind = ours.kind and line.our_no = ours.our_no)
        and ${unsaid('ours')}`,
  },
  {
    rule: 'what a bill says is what our books say, or a difference says that it is not',
    broken: `select line.city_id, line.our_no as subject,
        line.rail || ' ' || line.kind || ' ' || line.fen || ', ours '
          || coalesce(ours.fen::text, 'nothing') as detail
      from (select city_id, rail, kind, our_no, sum(amount_fen) as fen
          from rail_bill_line group by city_id, rail, kind, our_no) as line
      left join (${ours}) as ours on ours.city_id = line.city_id
        and ours.rail = line.rail and ours.kind = line.kind and ours.our_no = line.our_no
      where (ours.our_no is null or ours.fen <> line.fen or ours.done_at is null)
        and ${unsaid('line')}`,
  },
]);
