import type { NoticeChannel, NoticeFacts, NoticeKind } from '#contract/notice.ts';
import type { AnyWork } from '#kit/work.ts';
import { insertDeliveries, insertNotice } from './sql.ts';
import type { Addressee } from './sql.ts';
import { selectWebhook } from './sql-webhook.ts';

export type NoticeTo = { personId: string } | { merchantId: string };

export type NoticeAsked = {
  to: NoticeTo;
  kind: NoticeKind;
  /** What it is about, a uuid: a voucher, a card, a programme. */
  subjectId: string;
  /** What its sentence is filled with. */
  facts: NoticeFacts;
  channels: readonly NoticeChannel[];
};

/**
 * Tells somebody something, with the commit of whatever it tells of: one notice for each
 * addressee, kind and subject, however often it is given. Sweeps deliver it by each of the
 * channels; in the app it counts as delivered once it was on their screen. True when new.
 */
export const giveNotice = async (work: AnyWork, asked: NoticeAsked): Promise<boolean> => {
  const { kind, subjectId, facts } = asked;
  const id = work.id();
  const notice = { id, ...addresseeOf(asked.to), kind, subjectId, facts };
  if (!(await insertNotice(work, notice))) return false;
  const channels = await openChannels(work, asked);
  if (channels.length > 0) insertDeliveries(work, id, channels);
  work.emit({ name: 'notice.given', facts: { noticeId: id, kind, subjectId } });
  return true;
};

export const addresseeOf = (to: NoticeTo): Addressee =>
  'personId' in to
    ? { toKind: 'person', toId: to.personId }
    : { toKind: 'merchant', toId: to.merchantId };

/** A webhook only where the merchant has named one; people have none. */
const openChannels = async (
  work: AnyWork,
  { to, channels }: NoticeAsked,
): Promise<NoticeChannel[]> => {
  const once = [...new Set(channels)];
  if (!once.includes('webhook')) return once;
  const webhook = 'merchantId' in to ? await selectWebhook(work, to.merchantId) : undefined;
  return webhook ? once : once.filter((channel) => channel !== 'webhook');
};
