/**
 * Money is neither made nor lost. Every fen that a customer paid is in exactly one place:
 * held for a voucher that can still be used, owed to a merchant, taken as a fee, or on its
 * way back. The ledger says the same as the payments, refunds and redemptions it records,
 * each of them once; and an undo takes back exactly what it undoes. Checked voucher by
 * voucher, so that two mistakes can't cancel each other out.
 */
import { makeLaw } from './law.ts';

/** Postings with their entry, and which way they move an amount held for a voucher. */
const moved = `
  select entry.city_id, entry.id, entry.kind, entry.subject_id, entry.order_id,
    entry.voucher_id, posting.from_account, posting.to_account, posting.amount_fen,
    case when to_account = 'held' then amount_fen when from_account = 'held'
      then -amount_fen else 0 end as held_fen
  from entry join posting on posting.city_id = entry.city_id
    and posting.entry_id = entry.id`;

const ofVoucher = `
  select voucher.city_id, voucher.id as subject, voucher.state, voucher.paid_fen,
    voucher.uses_left, voucher.uses_total,
    voucher.paid_fen + coalesce((select sum(held_fen) from (${moved}) as moved
      where moved.city_id = voucher.city_id and moved.voucher_id = voucher.id), 0)
      as left_fen
  from voucher`;

export const moneyIsConserved = makeLaw('money-is-conserved', [
  {
    rule: 'every posting moves a positive amount between two accounts',
    broken: `select city_id, entry_id as subject, amount_fen as detail from posting
      where amount_fen <= 0 or from_account = to_account`,
  },
  {
    rule: 'every entry has postings, numbered from one without a gap',
    broken: `select entry.city_id, entry.id as subject, count(line_no) as detail
      from entry left join posting on posting.city_id = entry.city_id
        and posting.entry_id = entry.id
      group by entry.city_id, entry.id
      having count(line_no) = 0 or max(line_no) <> count(line_no)`,
  },
  {
    rule: 'a paid payment is posted once, whole, from its rail to what is held',
    broken: `select payment.city_id, payment.id as subject,
        payment.amount_fen || ' paid, posted ' || coalesce(posted.fen, 0) as detail
      from payment left join lateral (
        select sum(amount_fen) as fen, count(*) as lines,
          bool_and(from_account = 'rail:' || payment.rail and to_account = 'held') as way
        from (${moved}) as moved where moved.city_id = payment.city_id
          and moved.kind = 'payment' and moved.subject_id = payment.id) as posted on true
      where (payment.state = 'paid') <> (posted.lines > 0)
        or (payment.state = 'paid' and not (posted.fen = payment.amount_fen
          and posted.lines = 1 and posted.way))`,
  },
  {
    rule: 'what was paid for an order is in its vouchers or went back as a whole',
    broken: `select city_id, subject,
        paid_fen || ' paid, ' || vouchers_fen || ' in vouchers, ' || back_fen || ' back'
          as detail
      from (select "order".city_id, "order".id as subject,
        coalesce((select sum(amount_fen) from payment
          where payment.city_id = "order".city_id and payment.order_id = "order".id
            and payment.state = 'paid'), 0) as paid_fen,
        coalesce((select sum(paid_fen) from voucher where voucher.city_id = "order".city_id
          and voucher.order_id = "order".id), 0) as vouchers_fen,
        coalesce((select sum(amount_fen) from refund where refund.city_id = "order".city_id
          and refund.order_id = "order".id and refund.voucher_id is null), 0) as back_fen
        from "order" where basket ->> 'kind' <> 'card') as books
      where paid_fen <> vouchers_fen + back_fen`,
  },
  {
    rule: 'what is held for a voucher is never less than nothing',
    broken: `select city_id, subject, left_fen as detail from (${ofVoucher}) as books
      where left_fen < 0`,
  },
  {
    rule: 'nothing is held for a voucher that is used up or given back',
    broken: `select city_id, subject, state || ', ' || left_fen as detail
      from (${ofVoucher}) as books
      where state in ('redeemed', 'refunding', 'refunded') and left_fen <> 0`,
  },
  {
    rule: 'all that was paid is held for a voucher that nobody used',
    broken: `select city_id, subject, left_fen || ' of ' || paid_fen as detail
      from (${ofVoucher}) as books
      where state in ('issued', 'expired') and uses_left = uses_total
        and left_fen <> paid_fen`,
  },
  {
    rule: 'a refund is posted once when it starts and once when the rail confirms',
    broken: `select refund.city_id, refund.id as subject,
        refund.state || ' ' || refund.amount_fen || ', posted '
          || coalesce(started.fen, 0) || ' and ' || coalesce(ended.fen, 0) as detail
      from refund
      left join lateral (select sum(amount_fen) as fen from (${moved}) as moved
        where moved.city_id = refund.city_id and moved.subject_id = refund.id
          and to_account = 'refunding' and case when redemption_id is null
            then moved.kind = 'refund' and from_account = 'held'
            else moved.kind = 'use_refund' and from_account like 'merchant:%' end)
        as started on true
      left join lateral (select sum(amount_fen) as fen from (${moved}) as moved
        where moved.city_id = refund.city_id and moved.kind = 'refund_done'
          and moved.subject_id = refund.id and from_account = 'refunding'
          and to_account like 'rail:%') as ended on true
      where started.fen is distinct from refund.amount_fen
        or (refund.state = 'refunded') <> (ended.fen is not null)
        or ended.fen <> refund.amount_fen`,
  },
  {
    rule: 'no more goes back of a payment than was paid',
    broken: `select payment.city_id, payment.id as subject,
        sum(refund.amount_fen) || ' of ' || payment.amount_fen as detail
      from payment join refund on refund.city_id = payment.city_id
        and refund.payment_id = payment.id
      group by payment.city_id, payment.id, payment.amount_fen, payment.state
      having sum(refund.amount_fen) > payment.amount_fen or payment.state <> 'paid'`,
  },
  {
    rule: 'an undo posts exactly the reverse of what it undoes',
    broken: `select undo.city_id, undo.id as subject, 'not the mirror' as detail
      from entry as undo where undo.reverses_entry_id is not null and exists (
        (select from_account, to_account, amount_fen from posting
          where city_id = undo.city_id and entry_id = undo.id
        except all select to_account, from_account, amount_fen from posting
          where city_id = undo.city_id and entry_id = undo.reverses_entry_id)
        union all
        (select to_account, from_account, amount_fen from posting
          where city_id = undo.city_id and entry_id = undo.reverses_entry_id
        except all select from_account, to_account, amount_fen from posting
          where city_id = undo.city_id and entry_id = undo.id))`,
  },
  {
    rule: 'what the ledger owes a merchant or paid it is what it earned and was made good',
    broken: `select merchant.city_id, merchant.id as subject,
        owed.fen || ' owed or paid, ' || earned.fen || ' earned, ' || good.fen
          || ' made good, ' || back.fen || ' given back' as detail
      from merchant
      cross join lateral (select coalesce(sum(case when to_account = any(accounts)
          then amount_fen else 0 end - case when from_account = any(accounts)
          then amount_fen else 0 end), 0) as fen
        from (select array['merchant:' || merchant.id || ':payable',
          'merchant:' || merchant.id || ':settled', 'merchant:' || merchant.id || ':paying']
          as accounts) as its
        join posting on posting.city_id = merchant.city_id
          and (from_account = any(accounts) or to_account = any(accounts))
        join entry on entry.city_id = posting.city_id and entry.id = posting.entry_id
          and entry.kind not in ('payout_done', 'recovery')) as owed
      cross join lateral (select coalesce(sum(merchant_gets_fen), 0) as fen from redemption
        where redemption.city_id = merchant.city_id and undone_at is null
          and redemption.merchant_id = merchant.id) as earned
      cross join lateral (select coalesce(sum(amount_fen), 0) as fen from redemption_case
        where redemption_case.city_id = merchant.city_id and born_by = 'platform'
          and redemption_case.merchant_id = merchant.id) as good
      cross join lateral (select coalesce(sum(merchant_back_fen), 0) as fen from refund
        join redemption on redemption.city_id = refund.city_id
          and redemption.id = refund.redemption_id
        where redemption.city_id = merchant.city_id
          and redemption.merchant_id = merchant.id) as back
      where owed.fen <> earned.fen + good.fen - back.fen`,
  },
]);
