import { sql } from 'kysely';
import type { NoticeChannel, NoticeFacts, NoticeKind } from '#contract/notice.ts';
import type { AnyWork } from '#kit/work.ts';

export type NoticeTable = {
  cityId: string;
  id: string;
  toKind: 'person' | 'merchant';
  toId: string;
  kind: NoticeKind;
  subjectId: string;
  facts: NoticeFacts;
  givenAt: Date;
  readAt: Date | null;
  readBy: string | null;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
};
export type NoticeDeliveryTable = {
  cityId: string;
  noticeId: string;
  channel: NoticeChannel;
  state: 'due' | 'delivered' | 'given_up';
  nextTryAt: Date;
  tries: number;
  deliveredAt: Date | null;
};
export type NoticeAttemptTable = {
  cityId: string;
  noticeId: string;
  channel: NoticeChannel;
  attemptNo: number;
  at: Date;
  outcome: 'delivered' | 'failed';
  proof: string;
};
declare module '#kit/db.ts' {
  interface Tables {
    notice: NoticeTable;
    noticeDelivery: NoticeDeliveryTable;
    noticeAttempt: NoticeAttemptTable;
  }
}
export type Notice = NoticeTable;
export type Delivery = NoticeDeliveryTable;
export type Addressee = { toKind: NoticeTable['toKind']; toId: string };

const tables = (work: AnyWork) =>
  work.db.$pickTables<'notice' | 'noticeDelivery' | 'noticeAttempt'>();

/** False when this addressee was given this kind about this subject before. */
export const insertNotice = async (
  work: AnyWork,
  notice: Pick<NoticeTable, 'id' | 'toKind' | 'toId' | 'kind' | 'subjectId' | 'facts'>,
): Promise<boolean> => {
  const result = await tables(work)
    .insertInto('notice')
    .values({
      ...notice,
      facts: sql<NoticeFacts>`${JSON.stringify(notice.facts)}::jsonb`,
      cityId: work.cityId,
      givenAt: work.now,
      readAt: null,
      readBy: null,
      acknowledgedAt: null,
      acknowledgedBy: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
};

export const insertDeliveries = (
  work: AnyWork,
  noticeId: string,
  channels: readonly NoticeChannel[],
): void => {
  const rows = channels.map((channel) => ({
    cityId: work.cityId,
    noticeId,
    channel,
    state: 'due' as const,
    nextTryAt: work.now,
    tries: 0,
    deliveredAt: null,
  }));
  work.alongside(tables(work).insertInto('noticeDelivery').values(rows));
};

export const selectNotice = (work: AnyWork, id: string): Promise<Notice | undefined> =>
  tables(work)
    .selectFrom('notice')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .executeTakeFirst();

export const selectNoticesOf = (
  work: AnyWork,
  to: Addressee,
  page: { after: string | null; limit: number },
): Promise<Notice[]> =>
  tables(work)
    .selectFrom('notice')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('toKind', '=', to.toKind)
    .where('toId', '=', to.toId)
    .$if(page.after !== null, (query) => query.where('id', '<', page.after ?? ''))
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();

export const countUnread = async (work: AnyWork, to: Addressee): Promise<number> => {
  const row = await tables(work)
    .selectFrom('notice')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('cityId', '=', work.cityId)
    .where('toKind', '=', to.toKind)
    .where('toId', '=', to.toId)
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

/** Marks those that nobody had opened yet; the ids of just these. */
export const markRead = async (
  work: AnyWork,
  to: Addressee,
  read: { ids: readonly string[]; by: string },
): Promise<string[]> => {
  const rows = await tables(work)
    .updateTable('notice')
    .set({ readAt: work.now, readBy: read.by })
    .where('cityId', '=', work.cityId)
    .where('toKind', '=', to.toKind)
    .where('toId', '=', to.toId)
    .where('id', '=', sql<string>`any(${[...read.ids]}::uuid[])`)
    .where('readAt', 'is', null)
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
};

export const markAcknowledged = async (
  work: AnyWork,
  id: string,
  by: string,
): Promise<void> => {
  await tables(work)
    .updateTable('notice')
    .set({ acknowledgedAt: work.now, acknowledgedBy: by })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .where('acknowledgedAt', 'is', null)
    .execute();
};

/** The delivery that is due longest by one channel; others take other rows. */
export const lockDue = (
  work: AnyWork,
  channel: NoticeChannel,
): Promise<Delivery | undefined> =>
  tables(work)
    .selectFrom('noticeDelivery')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('channel', '=', channel)
    .where('state', '=', 'due')
    .where('nextTryAt', '<=', work.now)
    .orderBy('nextTryAt')
    .orderBy('noticeId')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

export const putDeliveryOff = async (
  work: AnyWork,
  { noticeId, channel }: Pick<Delivery, 'noticeId' | 'channel'>,
  nextTryAt: Date,
): Promise<void> => {
  await tables(work)
    .updateTable('noticeDelivery')
    .set({ nextTryAt })
    .where('cityId', '=', work.cityId)
    .where('noticeId', '=', noticeId)
    .where('channel', '=', channel)
    .execute();
};

export type Tried = Pick<Delivery, 'noticeId' | 'channel'> & {
  state: Delivery['state'];
  nextTryAt: Date;
  outcome: NoticeAttemptTable['outcome'];
  proof: string;
};

/** One attempt: what came of it, and where it leaves the delivery. Only if still due. */
export const insertAttempt = async (work: AnyWork, tried: Tried): Promise<boolean> => {
  const moved = await tables(work)
    .updateTable('noticeDelivery')
    .set((eb) => ({
      state: tried.state,
      nextTryAt: tried.nextTryAt,
      tries: eb('tries', '+', 1),
      deliveredAt: tried.state === 'delivered' ? work.now : null,
    }))
    .where('cityId', '=', work.cityId)
    .where('noticeId', '=', tried.noticeId)
    .where('channel', '=', tried.channel)
    .where('state', '=', 'due')
    .returning('tries')
    .executeTakeFirst();
  if (!moved) return false;
  await tables(work)
    .insertInto('noticeAttempt')
    .values({
      cityId: work.cityId,
      noticeId: tried.noticeId,
      channel: tried.channel,
      attemptNo: moved.tries,
      at: work.now,
      outcome: tried.outcome,
      proof: tried.proof,
    })
    .execute();
  return true;
};

export const selectAttempts = (
  work: AnyWork,
  noticeId: string,
): Promise<NoticeAttemptTable[]> =>
  tables(work)
    .selectFrom('noticeAttempt')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('noticeId', '=', noticeId)
    .orderBy('at')
    .orderBy('channel')
    .orderBy('attemptNo')
    .limit(100)
    .execute();
