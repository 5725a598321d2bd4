import { sql } from 'kysely';
import type { NoticeChannel, NoticeKind } from '#contract/notice.ts';
import type { AnyWork } from '#kit/work.ts';
import type { Delivery } from './sql.ts';

const tables = (work: AnyWork) => work.db.$pickTables<'notice' | 'noticeDelivery'>();

type Between = { since: Date; until: Date };

/** By kind: how many were given, and how many have a delivery with proof. */
export const countProven = (
  work: AnyWork,
  { since, until }: Between,
): Promise<{ kind: NoticeKind; given: number; proven: number }[]> =>
  tables(work)
    .selectFrom('notice')
    .select((eb) => [
      'kind',
      sql<number>`count(*)::int`.as('given'),
      sql<number>`count(*) filter (where ${eb.exists(
        eb
          .selectFrom('noticeDelivery')
          .select('noticeId')
          .whereRef('noticeDelivery.cityId', '=', 'notice.cityId')
          .whereRef('noticeDelivery.noticeId', '=', 'notice.id')
          .where('noticeDelivery.state', '=', 'delivered'),
      )})::int`.as('proven'),
    ])
    .where('cityId', '=', work.cityId)
    .where('givenAt', '>=', since)
    .where('givenAt', '<', until)
    .groupBy('kind')
    .orderBy('kind')
    .execute();

export const countDeliveries = (
  work: AnyWork,
  { since, until }: Between,
): Promise<{ channel: NoticeChannel; state: Delivery['state']; count: number }[]> =>
  tables(work)
    .selectFrom('noticeDelivery')
    .innerJoin('notice', (join) =>
      join
        .onRef('notice.cityId', '=', 'noticeDelivery.cityId')
        .onRef('notice.id', '=', 'noticeDelivery.noticeId'),
    )
    .select(['channel', 'state', sql<number>`count(*)::int`.as('count')])
    .where('notice.cityId', '=', work.cityId)
    .where('givenAt', '>=', since)
    .where('givenAt', '<', until)
    .groupBy(['channel', 'state'])
    .execute();
