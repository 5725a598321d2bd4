import type { AnyWork } from '#kit/work.ts';

export type NoticeWebhookTable = {
  cityId: string;
  merchantId: string;
  url: string;
  version: number;
  setBy: string;
  setAt: Date;
  removedAt: Date | null;
};
declare module '#kit/db.ts' {
  interface Tables {
    noticeWebhook: NoticeWebhookTable;
  }
}
export type Webhook = NoticeWebhookTable;

const tables = (work: AnyWork) => work.db.$pickTables<'noticeWebhook'>();

export const selectWebhook = (
  work: AnyWork,
  merchantId: string,
): Promise<Webhook | undefined> =>
  tables(work)
    .selectFrom('noticeWebhook')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('merchantId', '=', merchantId)
    .where('removedAt', 'is', null)
    .executeTakeFirst();

/** Sets the address under a new version, which makes a new secret. */
export const upsertWebhook = (
  work: AnyWork,
  webhook: Pick<Webhook, 'merchantId' | 'url' | 'setBy'>,
): Promise<Webhook> =>
  tables(work)
    .insertInto('noticeWebhook')
    .values({
      ...webhook,
      cityId: work.cityId,
      version: 1,
      setAt: work.now,
      removedAt: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['cityId', 'merchantId']).doUpdateSet((eb) => ({
        url: webhook.url,
        setBy: webhook.setBy,
        setAt: work.now,
        removedAt: null,
        version: eb('noticeWebhook.version', '+', 1),
      })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();

export const markWebhookRemoved = async (
  work: AnyWork,
  merchantId: string,
): Promise<boolean> => {
  const result = await tables(work)
    .updateTable('noticeWebhook')
    .set({ removedAt: work.now })
    .where('cityId', '=', work.cityId)
    .where('merchantId', '=', merchantId)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};
