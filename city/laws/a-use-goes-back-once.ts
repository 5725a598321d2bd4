/**
 * Money of a use goes back at most once. Of what its customer paid for it there is never
 * more on its way than was claimed, asked and answered; whatever the merchant, the fee and
 * whoever funded a part give back is their part of it, and once all of it went back they
 * have given back all that the use had brought them. A question is answered by a person, or
 * by silence once its time was over.
 */
import { makeLaw } from './law.ts';

/** Per use and account, what came of it: by its redemption, and by its refunds. */
const sides = `
  select entry.city_id, coalesce(refund.redemption_id, entry.subject_id) as redemption_id,
    entry.kind, replace(replace(account, 'refunding', 'held'), ':settled', ':payable')
      as account, fen
  from entry
  left join refund on entry.kind = 'use_refund' and refund.city_id = entry.city_id
    and refund.id = entry.subject_id
  join (select city_id, entry_id, to_account as account, amount_fen as fen from posting
    union all select city_id, entry_id, from_account, -amount_fen from posting) as side
    on side.city_id = entry.city_id and side.entry_id = entry.id
  where entry.kind in ('redemption', 'use_refund')`;

const given = `select refund.city_id, refund.redemption_id,
    sum(amount_fen) as fen,
    sum(amount_fen) filter (where reason in ('merchant_agreed', 'merchant_silent'))
      as agreed_fen,
    sum(amount_fen) filter (where reason = 'dispute') as decided_fen
  from refund where redemption_id is not null group by 1, 2`;

export const aUseGoesBackOnce = makeLaw('a-use-goes-back-once', [
  {
    rule: 'what went back of a use is what its refunds say, and no more than was paid',
    broken: `select redemption.city_id, redemption.id as subject,
        refunded_fen || ' of ' || paid_fen || ', refunds ' || coalesce(given.fen, 0)
          as detail
      from redemption left join (${given}) as given using (city_id)
      where given.redemption_id = redemption.id and (given.fen <> refunded_fen
        or refunded_fen > paid_fen or undone_at is not null)
      union all
      select city_id, id, refunded_fen || ', no refund' from redemption
      where refunded_fen > 0 and not exists (select from refund
        where refund.city_id = redemption.city_id
          and refund.redemption_id = redemption.id)`,
  },
  {
    rule: 'what was paid for a use is what it took from what was held',
    broken: `select redemption.city_id, redemption.id as subject,
        paid_fen || ', posted ' || coalesce(posted.fen, 0) as detail
      from redemption left join lateral (select -sum(fen) as fen from (${sides}) as sides
        where sides.city_id = redemption.city_id and kind = 'redemption'
          and sides.redemption_id = redemption.id and account = 'held') as posted on true
      where paid_fen <> coalesce(posted.fen, 0)`,
  },
  {
    rule: 'a refund takes from its merchant what it says',
    broken: `select refund.city_id, refund.id as subject,
        merchant_back_fen || ', posted ' || coalesce(taken.fen, 0) as detail
      from refund left join lateral (select sum(case
          when from_account ~ '^merchant:.*:(payable|settled)$' then amount_fen else 0 end
          - case when to_account ~ '^merchant:.*:(payable|settled)$' then amount_fen
            else 0 end) as fen
        from entry join posting on posting.city_id = entry.city_id
          and posting.entry_id = entry.id
        where entry.city_id = refund.city_id and entry.kind = 'use_refund'
          and entry.subject_id = refund.id) as taken on true
      where redemption_id is not null and taken.fen is distinct from merchant_back_fen`,
  },
  {
    rule: 'a use whose money all went back has left nothing anywhere',
    broken: `select sides.city_id, sides.redemption_id as subject,
        account || ' ' || sum(fen) as detail
      from (${sides}) as sides join redemption on redemption.city_id = sides.city_id
        and redemption.id = sides.redemption_id
      where paid_fen > 0 and refunded_fen = paid_fen
      group by sides.city_id, sides.redemption_id, account having sum(fen) <> 0`,
  },
  {
    rule: 'what was agreed to or decided is on its way back',
    broken: `select question.city_id, question.id as subject,
        coalesce(approved_fen, 0) || ' and ' || coalesce(question.decided_fen, 0)
          || ', refunds ' || coalesce(agreed_fen, 0) || ' and '
          || coalesce(given.decided_fen, 0) as detail
      from refund_question as question left join (${given}) as given
        on given.city_id = question.city_id
        and given.redemption_id = question.redemption_id
      where coalesce(approved_fen, 0) <> coalesce(agreed_fen, 0)
        or coalesce(question.decided_fen, 0) <> coalesce(given.decided_fen, 0)
      union all
      select given.city_id, given.redemption_id, 'nobody asked' from (${given}) as given
      where coalesce(agreed_fen, given.decided_fen) is not null and not exists (
        select from refund_question as question where question.city_id = given.city_id
          and question.redemption_id = given.redemption_id)`,
  },
  {
    rule: 'silence speaks at the end of its time, and a person before it',
    broken: `select city_id, id as subject, answered_at || ' of ' || answer_by as detail
      from refund_question
      where (answered_by is null and answered_at <> answer_by)
        or (answered_by is not null and answered_at >= answer_by)`,
  },
  {
    rule: 'a used voucher says what is asked about it',
    broken: `select voucher.city_id, voucher.id as subject,
        voucher.state || ', ' || asked.open || ' open' as detail
      from voucher cross join lateral (select count(*) as open from refund_question
        where refund_question.city_id = voucher.city_id
          and refund_question.voucher_id = voucher.id
          and refund_question.state in ('asked', 'disputed')) as asked
      where voucher.state in ('redeemed', 'refund_requested', 'refund_rejected')
        and (voucher.state = 'refund_requested') <> (asked.open > 0)`,
  },
]);
