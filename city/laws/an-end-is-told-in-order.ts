/**
 * Nobody learns of an end from the press: merchants know before members, members before
 * everybody; nothing is sold once it was announced; what has ended keeps nobody's money.
 */
import { makeLaw } from './law.ts';

/** A merchant knows who said so, or whom three notices were tried on. */
const knows = `(exists (select from notice as said where said.city_id = told.city_id
    and said.subject_id = told.subject_id and said.to_kind = 'merchant'
    and said.to_id = merchant.merchant_id and said.acknowledged_at <= told.given_at)
  or (select count(distinct said.id) from notice as said join notice_attempt as attempt
    on attempt.city_id = said.city_id and attempt.notice_id = said.id
      and attempt.at <= told.given_at
    where said.city_id = told.city_id and said.subject_id = told.subject_id
      and said.to_kind = 'merchant' and said.to_id = merchant.merchant_id) >= 3)`;

const ofProgramme = `programme join programme_offer on programme_offer.city_id
    = programme.city_id and programme_offer.programme_id = programme.id
  join voucher on voucher.city_id = programme.city_id
    and voucher.offer_id = programme_offer.offer_id`;

export const anEndIsToldInOrder = makeLaw('an-end-is-told-in-order', [
  {
    rule: 'every merchant knew of an end before any member was told',
    broken: `select told.city_id, told.id as subject,
        merchant.merchant_id || ' did not know at ' || told.given_at as detail
      from notice as told join programme_merchant as merchant
        on merchant.city_id = told.city_id and merchant.programme_id = told.subject_id
      where told.kind = 'programme_ends_member' and not ${knows}`,
  },
  {
    rule: 'every member was told of an end before the public',
    broken: `select distinct programme.city_id, programme.id as subject,
        voucher.person_id || ' was not told before ' || public_at as detail
      from ${ofProgramme}
      where public_at is not null and voucher.created_at < announced_at
        and not exists (select from notice as told where told.city_id = programme.city_id
          and told.subject_id = programme.id and told.kind = 'programme_ends_member'
          and told.to_id = voucher.person_id and told.given_at <= public_at)`,
  },
  {
    rule: 'nothing of a programme is ordered once the quotes of its last day are over',
    broken: `select programme.city_id, programme.id as subject,
        'order ' || voucher.order_id || ' at ' || "order".created_at as detail
      from ${ofProgramme} join "order" on "order".city_id = voucher.city_id
        and "order".id = voucher.order_id
      where "order".created_at > announced_at + interval '10 minutes'`,
  },
  {
    rule: 'what has ended has given back what was unused',
    broken: `select programme.city_id, programme.id as subject,
        'voucher ' || voucher.id || ' is ' || voucher.state as detail
      from ${ofProgramme}
      where programme.state = 'ended' and voucher.state in ('issued', 'expired')
        and voucher.created_at < ended_at
        and not exists (select from redemption where redemption.city_id = voucher.city_id
          and redemption.voucher_id = voucher.id and redemption.undone_at >= ended_at)`,
  },
  {
    rule: 'what was closed at zero holds nothing of anybody’s',
    broken: `select programme.city_id, programme.id as subject,
        account || ' ' || sum(fen) as detail
      from programme cross join lateral (
        select account, fen from entry join posting on posting.city_id = entry.city_id
          and posting.entry_id = entry.id
        cross join lateral (values (to_account, amount_fen), (from_account, -amount_fen))
          as side (account, fen)
        where entry.city_id = programme.city_id and account = 'held'
          and entry.order_id in (select voucher.order_id from programme_offer join voucher
            on voucher.city_id = programme_offer.city_id
              and voucher.offer_id = programme_offer.offer_id
            where programme_offer.city_id = programme.city_id
              and programme_offer.programme_id = programme.id)) as moved
      where zero_at is not null
      group by programme.city_id, programme.id, account having sum(fen) <> 0
      union all
      select distinct programme.city_id, programme.id, 'refund ' || refund.id
      from ${ofProgramme} join refund on refund.city_id = voucher.city_id
        and refund.voucher_id = voucher.id and refund.redemption_id is null
      where zero_at is not null and refund.state = 'refunding'`,
  },
]);
