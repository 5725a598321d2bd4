import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, pageOf, pageQuery } from './kit/id.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import { Instant } from './kit/time.ts';

/**
 * Every kind of notice. `quiet` ones are sent to phones from 07:00 to 22:00 by the city's
 * clocks; `mustAcknowledge` ones stay on top until somebody says that they know.
 */
export const noticeKinds = {
  voucher_lapses_30: { quiet: true, mustAcknowledge: false },
  voucher_lapses_7: { quiet: true, mustAcknowledge: false },
  voucher_lapses_1: { quiet: true, mustAcknowledge: false },
  card_renews: { quiet: true, mustAcknowledge: false },
  card_renewed: { quiet: true, mustAcknowledge: false },
  card_lapses_30: { quiet: true, mustAcknowledge: false },
  card_lapses_7: { quiet: true, mustAcknowledge: false },
  card_lapses_1: { quiet: true, mustAcknowledge: false },
  card_benefit_lapses_30: { quiet: true, mustAcknowledge: false },
  card_benefit_lapses_7: { quiet: true, mustAcknowledge: false },
  card_benefit_lapses_1: { quiet: true, mustAcknowledge: false },
  card_guarantee_paid: { quiet: true, mustAcknowledge: false },
  programme_ends: { quiet: true, mustAcknowledge: true },
  /** The second and the third time that a merchant who did not answer is told. */
  programme_ends_again: { quiet: true, mustAcknowledge: true },
  programme_ends_last: { quiet: true, mustAcknowledge: true },
  programme_end_moved: { quiet: true, mustAcknowledge: false },
  programme_ends_member: { quiet: true, mustAcknowledge: false },
  programme_refunded: { quiet: true, mustAcknowledge: false },
  festival_reward: { quiet: true, mustAcknowledge: false },
} as const satisfies Record<string, { quiet: boolean; mustAcknowledge: boolean }>;
export type NoticeKind = keyof typeof noticeKinds;
// The keys of the table above, as the tuple that zod wants.
const kindNames = Object.keys(noticeKinds) as [NoticeKind, ...NoticeKind[]];
export const NoticeKind = z.enum(kindNames);

/** The hours in which a quiet notice may make a phone ring, by the city's clocks. */
export const quietHours = { from: 7, until: 22 } as const;

export const NoticeChannel = z.enum(['in_app', 'sms', 'webhook']);
export type NoticeChannel = z.infer<typeof NoticeChannel>;

/** What the sentence of a kind is filled with; the apps own the sentences. */
export const NoticeFacts = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.null()]),
);
export type NoticeFacts = z.infer<typeof NoticeFacts>;

export const NoticeView = z.object({
  id: Id,
  kind: NoticeKind,
  subjectId: Id,
  facts: NoticeFacts,
  givenAt: Instant,
  readAt: Instant.nullable(),
  mustAcknowledge: z.boolean(),
  acknowledgedAt: Instant.nullable(),
  acknowledgedByName: z.string().nullable(),
});
export type NoticeView = z.infer<typeof NoticeView>;

export const NoticePage = pageOf(NoticeView).extend({ unread: z.int() });
export type NoticePage = z.infer<typeof NoticePage>;

export const AttemptView = z.object({
  channel: NoticeChannel,
  at: Instant,
  outcome: z.enum(['delivered', 'failed']),
  /** The provider's id, the HTTP status or who opened it; why not, where it failed. */
  proof: z.string(),
});
export type AttemptView = z.infer<typeof AttemptView>;

/** How many of the notices that are a day old have proof that they arrived. */
export const DeliveryRateView = z.object({
  since: Instant,
  until: Instant,
  given: z.int(),
  proven: z.int(),
  /** Proven of given, in basis points; null while nothing was given. */
  rateBp: z.int().nullable(),
  targetBp: z.int(),
  byKind: z.array(z.object({ kind: NoticeKind, given: z.int(), proven: z.int() })),
  byChannel: z.array(
    z.object({
      channel: NoticeChannel,
      due: z.int(),
      delivered: z.int(),
      givenUp: z.int(),
    }),
  ),
});
export type DeliveryRateView = z.infer<typeof DeliveryRateView>;

export const WebhookView = z.object({
  url: z.string(),
  /** Signs what is sent there: HMAC-SHA256 of `<seconds>.<body>`. */
  secret: z.string(),
  setAt: Instant,
});
export type WebhookView = z.infer<typeof WebhookView>;

export const noticeRefusals = refusals({
  notice_not_found: { status: 404, facts: noFacts },
  webhook_not_set: { status: 404, facts: noFacts },
  /** Only https addresses that anybody on the internet could reach. */
  webhook_address_refused: {
    status: 400,
    facts: z.object({ why: z.enum(['not_an_address', 'not_https', 'private']) }),
  },
});

const merchantParams = cityParams.extend({ merchant: Id });
const Readings = z.strictObject({ noticeIds: z.array(Id).min(1).max(100) });
const ReadReply = z.object({ unread: z.int() });

export const listMyNotices = endpoint({
  name: 'listMyNotices',
  method: 'GET',
  path: '/cities/:city/my/notices',
  who: ['customer'],
  summary: 'What I was told, newest first',
  params: cityParams,
  query: z.strictObject(pageQuery),
  reply: NoticePage,
  status: 200,
  keyed: false,
  refusals: [],
});

export const readMyNotices = endpoint({
  name: 'readMyNotices',
  method: 'POST',
  path: '/cities/:city/my/notice-readings',
  who: ['customer'],
  summary: 'Says which of my notices were on a screen of mine',
  params: cityParams,
  body: Readings,
  reply: ReadReply,
  status: 200,
  keyed: true,
  refusals: [],
});

export const listMerchantNotices = endpoint({
  name: 'listMerchantNotices',
  method: 'GET',
  path: '/cities/:city/merchants/:merchant/notices',
  who: ['owner', 'operator'],
  summary: 'What a merchant was told, newest first',
  params: merchantParams,
  query: z.strictObject(pageQuery),
  reply: NoticePage,
  status: 200,
  keyed: false,
  refusals: ['merchant_not_found', 'not_your_merchant'],
});

export const readMerchantNotices = endpoint({
  name: 'readMerchantNotices',
  method: 'POST',
  path: '/cities/:city/merchants/:merchant/notice-readings',
  who: ['owner'],
  summary: 'Says which of a merchant’s notices were on an owner’s screen',
  params: merchantParams,
  body: Readings,
  reply: ReadReply,
  status: 200,
  keyed: true,
  refusals: ['merchant_not_found', 'not_your_merchant'],
});

export const acknowledgeNotice = endpoint({
  name: 'acknowledgeNotice',
  method: 'POST',
  path: '/cities/:city/merchants/:merchant/notices/:notice/acknowledgement',
  who: ['owner'],
  summary: 'An owner says that they know; kept with who and when',
  params: merchantParams.extend({ notice: Id }),
  body: z.strictObject({}),
  reply: NoticeView,
  status: 200,
  keyed: true,
  refusals: ['merchant_not_found', 'not_your_merchant', 'notice_not_found'],
});

export const readWebhook = endpoint({
  name: 'readWebhook',
  method: 'GET',
  path: '/cities/:city/merchants/:merchant/notice-webhook',
  who: ['owner'],
  summary: 'Where a merchant’s own software hears its notices',
  params: merchantParams,
  reply: WebhookView,
  status: 200,
  keyed: false,
  refusals: ['merchant_not_found', 'not_your_merchant', 'webhook_not_set'],
});

export const setWebhook = endpoint({
  name: 'setWebhook',
  method: 'PUT',
  path: '/cities/:city/merchants/:merchant/notice-webhook',
  who: ['owner'],
  summary: 'Send notices to an https address, signed; every change makes a new secret',
  params: merchantParams,
  body: z.strictObject({ url: z.string().min(8).max(500) }),
  reply: WebhookView,
  status: 200,
  keyed: true,
  refusals: ['merchant_not_found', 'not_your_merchant', 'webhook_address_refused'],
});

export const removeWebhook = endpoint({
  name: 'removeWebhook',
  method: 'DELETE',
  path: '/cities/:city/merchants/:merchant/notice-webhook',
  who: ['owner'],
  summary: 'Send nothing there any more',
  params: merchantParams,
  reply: z.object({ removed: z.literal(true) }),
  status: 200,
  keyed: true,
  refusals: ['merchant_not_found', 'not_your_merchant', 'webhook_not_set'],
});

export const readDeliveryRate = endpoint({
  name: 'readDeliveryRate',
  method: 'GET',
  path: '/cities/:city/notice-delivery',
  who: ['operator'],
  summary: 'How many notices of the last thirty days have proof that they arrived',
  params: cityParams,
  reply: DeliveryRateView,
  status: 200,
  keyed: false,
  refusals: [],
});

export const listAttempts = endpoint({
  name: 'listAttempts',
  method: 'GET',
  path: '/cities/:city/notices/:notice/attempts',
  who: ['operator'],
  summary: 'Every attempt to deliver one notice, with its proof',
  params: cityParams.extend({ notice: Id }),
  reply: z.object({ items: z.array(AttemptView) }),
  status: 200,
  keyed: false,
  refusals: ['notice_not_found'],
});
