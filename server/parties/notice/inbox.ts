import { noticeKinds } from '#contract/notice.ts';
import type { NoticePage, NoticeView } from '#contract/notice.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { findOwnMerchant, findWatchedMerchant } from '#parties/merchant/find.ts';
import { theirId } from '#parties/person/actor.ts';
import { namesOf } from '#parties/person/phones.ts';
import {
  countUnread,
  insertAttempt,
  markAcknowledged,
  markRead,
  selectNotice,
  selectNoticesOf,
} from './sql.ts';
import type { Addressee, Notice } from './sql.ts';

type MayNot = 'merchant_not_found' | 'not_your_merchant';

/** What the caller was told, newest first. */
export const listMyNotices = (work: AnyWork, asked: PageAsk): Promise<NoticePage> =>
  listOf(work, { toKind: 'person', toId: theirId(work) }, asked);

/** What a merchant was told: for its owners, and for the operator who told it. */
export const listMerchantNotices = async (
  work: Work<MayNot>,
  asked: PageAsk & { merchantId: string },
): Promise<NoticePage> => {
  await findWatchedMerchant(work, asked.merchantId);
  return listOf(work, { toKind: 'merchant', toId: asked.merchantId }, asked);
};

/** What was on the caller's screen counts as delivered there, once. */
export const readMyNotices = (
  work: AnyWork,
  noticeIds: readonly string[],
): Promise<{ unread: number }> =>
  read(work, { toKind: 'person', toId: theirId(work) }, noticeIds);

export const readMerchantNotices = async (
  work: Work<MayNot>,
  asked: { merchantId: string; noticeIds: readonly string[] },
): Promise<{ unread: number }> => {
  await findOwnMerchant(work, asked.merchantId);
  return read(work, { toKind: 'merchant', toId: asked.merchantId }, asked.noticeIds);
};

/** An owner says that they know: kept with who and when, the first time. */
export const acknowledgeNotice = async (
  work: Work<MayNot | 'notice_not_found'>,
  asked: { merchantId: string; noticeId: string },
): Promise<NoticeView> => {
  await findOwnMerchant(work, asked.merchantId);
  const notice = await selectNotice(work, asked.noticeId);
  const to: Addressee = { toKind: 'merchant', toId: asked.merchantId };
  if (notice?.toKind !== to.toKind || notice.toId !== to.toId) {
    return work.refuse('notice_not_found', {});
  }
  await read(work, to, [notice.id]);
  await markAcknowledged(work, notice.id, theirId(work));
  const { subjectId, kind } = notice;
  work.emit({
    name: 'notice.acknowledged',
    facts: { noticeId: notice.id, merchantId: asked.merchantId, subjectId, kind },
  });
  const known = await selectNotice(work, notice.id);
  assert(known !== undefined, 'a notice stays');
  return showNotice(known, await namesOf(work, nameIds([known])));
};

const listOf = async (
  work: AnyWork,
  to: Addressee,
  asked: PageAsk,
): Promise<NoticePage> => {
  const page = { after: afterId(asked), limit: askOneMore(asked) };
  const [rows, unread] = await Promise.all([
    selectNoticesOf(work, to, page),
    countUnread(work, to),
  ]);
  const names = await namesOf(work, nameIds(rows));
  return {
    ...pageOfRows(
      rows,
      asked,
      (row) => row.id,
      (row) => showNotice(row, names),
    ),
    unread,
  };
};

const read = async (
  work: AnyWork,
  to: Addressee,
  noticeIds: readonly string[],
): Promise<{ unread: number }> => {
  const by = theirId(work);
  for (const noticeId of await markRead(work, to, { ids: noticeIds, by })) {
    await insertAttempt(work, {
      noticeId,
      channel: 'in_app',
      state: 'delivered',
      nextTryAt: work.now,
      outcome: 'delivered',
      proof: `opened by ${by}`,
    });
  }
  return { unread: await countUnread(work, to) };
};

const nameIds = (notices: readonly Notice[]): string[] =>
  notices.flatMap(({ acknowledgedBy }) => acknowledgedBy ?? []);

const showNotice = (notice: Notice, names: Map<string, string>): NoticeView => ({
  id: notice.id,
  kind: notice.kind,
  subjectId: notice.subjectId,
  facts: notice.facts,
  givenAt: notice.givenAt.toISOString(),
  readAt: notice.readAt?.toISOString() ?? null,
  mustAcknowledge: noticeKinds[notice.kind].mustAcknowledge,
  acknowledgedAt: notice.acknowledgedAt?.toISOString() ?? null,
  acknowledgedByName: names.get(notice.acknowledgedBy ?? '') ?? null,
});
