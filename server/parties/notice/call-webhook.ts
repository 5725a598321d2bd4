import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { nextCallAt, webhookTries } from './notice.ts';
import { insertAttempt, lockDue, selectNotice } from './sql.ts';
import type { Delivery, Notice } from './sql.ts';
import { selectWebhook } from './sql-webhook.ts';
import type { Webhook } from './sql-webhook.ts';
import type { WebhookAnswer } from './webhook.ts';

/**
 * Calls one merchant's address with what is due. The call may have arrived although we
 * never heard so: then it comes again under the same notice id, by which the receiver
 * knows it. After twelve calls in about three days nobody is there.
 */
export const callDueWebhook = async (work: AnyWork): Promise<number> => {
  const delivery = await lockDue(work, 'webhook');
  if (!delivery) return 0;
  const notice = await selectNotice(work, delivery.noticeId);
  assert(notice !== undefined, 'a delivery has its notice');
  const webhook = await selectWebhook(work, notice.toId);
  await keep(work, delivery, webhook ? await call(work, webhook, notice) : removed);
  return 1;
};

const removed: WebhookAnswer = { delivered: false, proof: 'removed', isFinal: true };

const call = (work: AnyWork, webhook: Webhook, notice: Notice): Promise<WebhookAnswer> => {
  const { url, merchantId, version } = webhook;
  const { id, kind, subjectId, facts, givenAt } = notice;
  const said = { id, city: work.cityId, kind, subjectId, facts };
  return work.outside.webhooks.call({
    url,
    noticeId: id,
    body: JSON.stringify({ ...said, givenAt: givenAt.toISOString() }),
    at: work.now,
    secret: work.outside.webhooks.secretOf(work.cityId, merchantId, version),
  });
};

const keep = async (
  work: AnyWork,
  delivery: Delivery,
  { delivered, proof, isFinal }: WebhookAnswer,
): Promise<void> => {
  const over = isFinal || delivery.tries + 1 >= webhookTries;
  await insertAttempt(work, {
    ...delivery,
    state: delivered ? 'delivered' : over ? 'given_up' : 'due',
    nextTryAt: nextCallAt(delivery.tries, work.now),
    outcome: delivered ? 'delivered' : 'failed',
    proof,
  });
};
