import type { WebhookView } from '#contract/notice.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { findOwnMerchant } from '#parties/merchant/find.ts';
import { theirId } from '#parties/person/actor.ts';
import { markWebhookRemoved, selectWebhook, upsertWebhook } from './sql-webhook.ts';
import type { Webhook } from './sql-webhook.ts';

type MayNot = 'merchant_not_found' | 'not_your_merchant';

export const readWebhook = async (
  work: Work<MayNot | 'webhook_not_set'>,
  merchantId: string,
): Promise<WebhookView> => {
  await findOwnMerchant(work, merchantId);
  const webhook = await selectWebhook(work, merchantId);
  return webhook ? showWebhook(work, webhook) : work.refuse('webhook_not_set', {});
};

/** Names where a merchant's own software hears notices; a change makes a new secret. */
export const setWebhook = async (
  work: Work<MayNot | 'webhook_address_refused'>,
  asked: { merchantId: string; url: string },
): Promise<WebhookView> => {
  await findOwnMerchant(work, asked.merchantId);
  const why = work.outside.webhooks.whyNot(asked.url);
  if (why) return work.refuse('webhook_address_refused', { why });
  const webhook = await upsertWebhook(work, { ...asked, setBy: theirId(work) });
  return showWebhook(work, webhook);
};

export const removeWebhook = async (
  work: Work<MayNot | 'webhook_not_set'>,
  merchantId: string,
): Promise<{ removed: true }> => {
  await findOwnMerchant(work, merchantId);
  const removed = await markWebhookRemoved(work, merchantId);
  return removed ? { removed: true } : work.refuse('webhook_not_set', {});
};

const showWebhook = (work: AnyWork, webhook: Webhook): WebhookView => ({
  url: webhook.url,
  secret: work.outside.webhooks.secretOf(work.cityId, webhook.merchantId, webhook.version),
  setAt: webhook.setAt.toISOString(),
});
