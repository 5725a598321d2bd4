import { sql } from 'kysely';
import type { NoticeKind } from '#contract/notice.ts';
import type { AnyWork } from '#kit/work.ts';

const tables = (work: AnyWork) =>
  work.db.$pickTables<'notice' | 'noticeDelivery' | 'noticeAttempt'>();

/** One notice to a merchant with what came of it. */
export type ToldMerchant = {
  merchantId: string;
  kind: NoticeKind;
  givenAt: Date;
  acknowledgedAt: Date | null;
  attempts: number;
  deliveredAt: Date | null;
  proof: string | null;
};

type About = { subjectId: string; kinds: readonly NoticeKind[] };

export const selectToldMerchants = async (
  work: AnyWork,
  { subjectId, kinds }: About,
): Promise<ToldMerchant[]> => {
  const { rows } = await sql<ToldMerchant>`
    select notice.to_id as merchant_id, kind, given_at, acknowledged_at,
      tried.attempts, tried.delivered_at, tried.proof
    from notice
    cross join lateral (
      select count(*)::int as attempts,
        min(at) filter (where outcome = 'delivered') as delivered_at,
        min(channel || ': ' || attempt.proof) filter (where outcome = 'delivered')
          as proof
      from notice_attempt as attempt
      where attempt.city_id = notice.city_id and attempt.notice_id = notice.id
    ) as tried
    where notice.city_id = ${work.cityId} and subject_id = ${subjectId}
      and kind = any(${[...kinds]}) and to_kind = 'merchant'
    order by given_at, notice.id`.execute(tables(work));
  return rows;
};

export type ToldPeople = {
  given: number;
  proven: number;
  waiting: number;
  firstGivenAt: Date | null;
};

/** How many people were told of a subject, with proof, and whose phones still wait. */
export const countToldPeople = async (
  work: AnyWork,
  { subjectId, kinds }: About,
): Promise<ToldPeople> => {
  const { rows } = await sql<ToldPeople>`
    select count(*)::int as given, min(given_at) as first_given_at,
      (count(*) filter (where state.proven))::int as proven,
      (count(*) filter (where state.waits))::int as waiting
    from notice
    cross join lateral (
      select bool_or(delivery.state = 'delivered') as proven,
        bool_or(delivery.state = 'due' and channel <> 'in_app' and tries = 0) as waits
      from notice_delivery as delivery
      where delivery.city_id = notice.city_id and delivery.notice_id = notice.id
    ) as state
    where notice.city_id = ${work.cityId} and subject_id = ${subjectId}
      and kind = any(${[...kinds]}) and to_kind = 'person'`.execute(tables(work));
  return rows[0] ?? { given: 0, proven: 0, waiting: 0, firstGivenAt: null };
};
