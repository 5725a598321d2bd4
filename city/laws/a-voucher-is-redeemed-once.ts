/**
 * A voucher is redeemed once, however often it is scanned, typed, repeated or replayed. No
 * use of it stands twice, it has as many uses left as were not used, it was used in its
 * time and at one of its stores, and each standing use is in the ledger exactly once.
 */
import { makeLaw } from './law.ts';

const counted = `
  select voucher.*, (select count(*) from redemption
    where redemption.city_id = voucher.city_id and redemption.voucher_id = voucher.id
      and undone_at is null) as standing
  from voucher`;

const joined = `redemption join voucher on voucher.city_id = redemption.city_id
  and voucher.id = redemption.voucher_id`;

export const aVoucherIsRedeemedOnce = makeLaw('a-voucher-is-redeemed-once', [
  {
    rule: 'one use of a voucher stands at most once',
    broken: `select city_id, voucher_id as subject,
        'use ' || use_no || ' stands ' || count(*) as detail
      from redemption where undone_at is null
      group by city_id, voucher_id, use_no having count(*) > 1`,
  },
  {
    rule: 'a voucher has as many uses left as were not used',
    broken: `select city_id, id as subject, uses_left || ' left of ' || uses_total
        || ', ' || standing || ' stand' as detail
      from (${counted}) as counted where uses_left + standing <> uses_total`,
  },
  {
    rule: 'a voucher is called redeemed when its last use is gone, and not before',
    broken: `select city_id, id as subject, state || ', ' || uses_left || ' left' as detail
      from (${counted}) as counted
      where state not in ('refunding', 'refunded') and (uses_left = 0)
        <> (state in ('redeemed', 'refund_requested', 'refund_rejected'))`,
  },
  {
    rule: 'a voucher that was used up goes back only with all of its money',
    broken: `select city_id, id as subject, state || ', ' || back_fen || ' of ' || paid_fen
        as detail
      from (${counted}) as counted cross join lateral (
        select coalesce(sum(refunded_fen), 0) as back_fen from redemption
        where redemption.city_id = counted.city_id and redemption.voucher_id = counted.id)
      where state in ('refunding', 'refunded') and uses_left = 0
        and back_fen <> counted.paid_fen`,
  },
  {
    rule: 'a voucher is used at one of its stores',
    broken: `select redemption.city_id, redemption.id as subject,
        redemption.place_id as detail
      from ${joined} where not redemption.place_id = any(voucher.place_ids)`,
  },
  {
    rule: 'a voucher is used in its time',
    broken: `select redemption.city_id, redemption.id as subject,
        coalesce(scanned_at, redeemed_at) || ' of ' || valid_from || ' to ' || valid_until
          as detail
      from ${joined} where coalesce(scanned_at, redeemed_at) < valid_from
        or coalesce(scanned_at, redeemed_at) > valid_until`,
  },
  {
    rule: 'the use of a voucher is one that it has',
    broken: `select redemption.city_id, redemption.id as subject,
        use_no || ' of ' || uses_total as detail
      from ${joined} where use_no > uses_total
        or redemption.merchant_id <> voucher.merchant_id`,
  },
  {
    rule: 'a use is undone within an hour',
    broken: `select city_id, id as subject, undone_at - redeemed_at as detail
      from redemption where undone_at - redeemed_at > interval '60 minutes'`,
  },
  {
    rule: 'a voucher is undone at most ten times, as often as it says',
    broken: `select voucher.city_id, voucher.id as subject,
        voucher.undos || ', but ' || count(redemption.id) as detail
      from voucher left join redemption on redemption.city_id = voucher.city_id
        and redemption.voucher_id = voucher.id and undone_at is not null
      group by voucher.city_id, voucher.id, voucher.undos
      having voucher.undos <> count(redemption.id) or voucher.undos > 10`,
  },
  {
    rule: 'a use that moved money is in the ledger once, and undone there if it was',
    broken: `select redemption.city_id, redemption.id as subject,
        count(entry.id) || ' entries, ' || count(undo.id) || ' undone' as detail
      from ${joined}
      left join entry on entry.city_id = redemption.city_id
        and entry.kind = 'redemption' and entry.subject_id = redemption.id
      left join entry as undo on undo.city_id = redemption.city_id
        and undo.reverses_entry_id = entry.id
      group by redemption.city_id, redemption.id, undone_at, merchant_gets_fen
      having count(entry.id) > 1
        or (merchant_gets_fen > 0 and count(entry.id) = 0)
        or (count(entry.id) = 1 and (undone_at is not null) <> (count(undo.id) = 1))`,
  },
]);
