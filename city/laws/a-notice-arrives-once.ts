/**
 * Whoever is told is told once by each channel, and whatever is called delivered can be
 * shown: a message that was sent, a call that was answered, a screen that showed it.
 */
import { makeLaw } from './law.ts';

export const aNoticeArrivesOnce = makeLaw('a-notice-arrives-once', [
  {
    rule: 'a notice is delivered at most once by each channel',
    broken: `select city_id, notice_id as subject, channel || ' ' || count(*) as detail
      from notice_attempt where outcome = 'delivered'
      group by city_id, notice_id, channel having count(*) > 1`,
  },
  {
    rule: 'what is called delivered has its proof, and only that',
    broken: `select delivery.city_id, delivery.notice_id as subject,
        channel || ' is ' || state as detail
      from notice_delivery as delivery
      where (state = 'delivered') <> exists (select from notice_attempt as attempt
        where attempt.city_id = delivery.city_id
          and attempt.notice_id = delivery.notice_id
          and attempt.channel = delivery.channel and outcome = 'delivered')`,
  },
  {
    rule: 'a message that proves a notice was sent, and proves no other',
    broken: `select attempt.city_id, notice_id as subject, proof as detail
      from notice_attempt as attempt
      where channel = 'sms' and outcome = 'delivered'
        and (not exists (select from message where message.id::text = proof)
          or exists (select from notice_attempt as other where other.proof = attempt.proof
            and other.channel = 'sms' and other.outcome = 'delivered'
            and other.notice_id <> attempt.notice_id))`,
  },
]);
