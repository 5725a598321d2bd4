import { sql } from 'kysely';
import type { AnyWork } from '#kit/work.ts';
import { dayMs } from '#contract/kit/time.ts';
import type { Membership } from './sql.ts';

const tables = (work: AnyWork) => work.db.$pickTables<'membership'>();

export const selectRenewalOf = (
  work: AnyWork,
  afterId: string,
): Promise<Membership | undefined> =>
  tables(work)
    .selectFrom('membership')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('afterId', '=', afterId)
    .where('state', 'in', ['awaiting_payment', 'current'])
    .executeTakeFirst();

/** Locked, so that nobody else prepares the same. */
export const selectRenewable = (
  work: AnyWork,
  before: Date,
): Promise<Membership | undefined> =>
  tables(work)
    .selectFrom('membership')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('state', '=', 'current')
    .where('renews', '=', true)
    .where('endsAt', '<=', before)
    .where('endsAt', '>', work.now)
    .where(
      sql<boolean>`not exists (select from membership as next
        where next.city_id = membership.city_id and next.after_id = membership.id)`,
    )
    .orderBy('endsAt')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

/** One that is renewed and paid for does not lapse, and nobody is reminded of it. */
export const selectRemindable = (
  work: AnyWork,
  days: number,
): Promise<Membership | undefined> =>
  tables(work)
    .selectFrom('membership')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('state', '=', 'current')
    .where('endsAt', '<=', new Date(work.now.getTime() + days * dayMs))
    .where('endsAt', '>', work.now)
    // A card of a month begins with thirty days to go: that is no news.
    .where(sql<boolean>`starts_at < ends_at - make_interval(days => ${days})`)
    .where(
      sql<boolean>`not exists (select from membership as next
        where next.city_id = membership.city_id and next.after_id = membership.id
          and next.state = 'current')`,
    )
    .where((eb) => eb.or([eb('remindedDays', 'is', null), eb('remindedDays', '>', days)]))
    .orderBy('endsAt')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

export const selectAwaitingOf = (
  work: AnyWork,
  holderId: string,
): Promise<Membership | undefined> =>
  tables(work)
    .selectFrom('membership')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('holderId', '=', holderId)
    .where('kind', '=', 'own')
    .where('state', '=', 'awaiting_payment')
    .limit(1)
    .executeTakeFirst();
