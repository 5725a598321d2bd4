import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, line, pageOf, pageQuery } from './kit/id.ts';
import { Instant } from './kit/time.ts';

/** Deeds of power: each is written down with who did it to what, and stays written down. */
export const deeds = [
  'operator_signed_in',
  'merchant_reviewed',
  'offer_reviewed',
  'role_granted',
  'role_taken',
  'voucher_held',
  'voucher_released',
  'counter_lock_lifted',
  'signal_closed',
  'signal_reopened',
  'case_closed',
  'difference_closed',
  'fee_changed',
  'refund_decided',
  'payout_released',
  'payout_recalled',
  'payout_terms_set',
  'merchant_account_set',
  'offline_caps_set',
  'programme_moved',
  'redemption_undone',
  'till_made',
  'till_revoked',
  'places_merged',
  'merge_dismissed',
  'merge_undone',
] as const;
export const Deed = z.enum(deeds);
export type Deed = z.infer<typeof Deed>;

/** What a deed was done to. */
export const SubjectKind = z.enum([
  'merchant',
  'offer',
  'person',
  'voucher',
  'place',
  'signal',
  'case',
  'refund',
  'fee_rule',
  'payout',
  'difference',
  'programme',
  'redemption',
  'till',
  'merge',
]);
export type SubjectKind = z.infer<typeof SubjectKind>;

export const AuditFacts = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
);
export type AuditFacts = z.infer<typeof AuditFacts>;

export const AuditView = z.object({
  id: Id,
  deed: Deed,
  actorKind: z.enum(['person', 'till', 'rail', 'system']),
  actorId: Id.nullable(),
  actorName: z.string(),
  subjectKind: SubjectKind,
  subjectId: z.string(),
  facts: AuditFacts,
  doneAt: Instant,
});
export type AuditView = z.infer<typeof AuditView>;

/** What can be wrong with a chain, named after the first row or link that shows it. */
export const ChainTrouble = z.enum([
  'row_changed',
  'row_removed',
  'row_inserted',
  'link_changed',
  'link_missing',
]);
export type ChainTrouble = z.infer<typeof ChainTrouble>;

export const ChainKind = z.enum(['audit', 'entry']);
export type ChainKind = z.infer<typeof ChainKind>;

export const ChainFinding = z.object({
  trouble: ChainTrouble,
  kind: ChainKind.nullable(),
  rowId: z.string().nullable(),
  seq: z.int().nullable(),
});
export type ChainFinding = z.infer<typeof ChainFinding>;

export const ChainCheckView = z.object({
  startedAt: Instant,
  /** Null while it is being read. */
  finishedAt: Instant.nullable(),
  /** How many links were read and found in order. */
  links: z.int(),
  finding: ChainFinding.nullable(),
});
export type ChainCheckView = z.infer<typeof ChainCheckView>;

export const ChainView = z.object({
  /** How many links there are; the last one's hash vouches for all of them. */
  links: z.int(),
  headHash: z.string().regex(/^[0-9a-f]{64}$/),
  movedAt: Instant.nullable(),
  lastCheck: ChainCheckView.nullable(),
});
export type ChainView = z.infer<typeof ChainView>;

export const listAudit = endpoint({
  name: 'listAudit',
  method: 'GET',
  path: '/cities/:city/audit',
  who: ['operator'],
  summary: 'Deeds of power, newest first; of one kind, person or subject where named',
  params: cityParams,
  query: z.strictObject({
    deed: Deed.optional(),
    actor: Id.optional(),
    subject: line(64).optional(),
    ...pageQuery,
  }),
  reply: pageOf(AuditView),
  status: 200,
  keyed: false,
  refusals: [],
});

export const readChain = endpoint({
  name: 'readChain',
  method: 'GET',
  path: '/cities/:city/chain',
  who: ['operator'],
  summary: 'The head of the hash chain over deeds and ledger, to be published or kept',
  params: cityParams,
  reply: ChainView,
  status: 200,
  keyed: false,
  refusals: [],
});

export const checkChain = endpoint({
  name: 'checkChain',
  method: 'POST',
  path: '/cities/:city/chain/checks',
  who: ['operator'],
  summary: 'Have the whole chain read again; one that is being read goes on',
  params: cityParams,
  reply: ChainView,
  status: 200,
  keyed: true,
  refusals: [],
});
