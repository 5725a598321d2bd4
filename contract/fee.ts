import { z } from 'zod';
import { cityParams } from './city.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, line } from './kit/id.ts';
import { noFacts, refusals } from './kit/refusal.ts';
import { Instant } from './kit/time.ts';
import { Category } from './place.ts';

/** What is sold: the kinds of offers, and a bill that is paid at the counter. */
export const FeeKind = z.enum(['package', 'cash', 'timed', 'bill']);
export type FeeKind = z.infer<typeof FeeKind>;

/** Null is any; of a list one has to fit. All dimensions that are given have to. */
const scope = {
  merchantIds: z.array(Id).min(1).max(100).nullable(),
  placeIds: z.array(Id).min(1).max(100).nullable(),
  categories: z.array(Category).min(1).max(30).nullable(),
  offerKinds: z.array(FeeKind).min(1).max(4).nullable(),
};

export const FeeRuleView = z.object({
  id: Id,
  name: z.string(),
  /** In hundredths of a percent of what the customer paid. */
  feeBp: z.int(),
  ...scope,
  fromAt: Instant,
  untilAt: Instant.nullable(),
  madeAt: Instant,
  state: z.enum(['coming', 'in_force', 'ended']),
});
export type FeeRuleView = z.infer<typeof FeeRuleView>;

export const feeRefusals = refusals({
  fee_rule_not_found: { status: 404, facts: noFacts },
  fee_rule_ended: { status: 409, facts: z.object({ untilAt: Instant }) },
  fee_rule_in_the_past: { status: 400, facts: noFacts },
});

export const listFeeRules = endpoint({
  name: 'listFeeRules',
  method: 'GET',
  path: '/cities/:city/fee-rules',
  who: ['operator'],
  summary: 'Commission rules, in the order in which they win over each other',
  params: cityParams,
  reply: z.object({ items: z.array(FeeRuleView), usualFeeBp: z.int() }),
  status: 200,
  keyed: false,
  refusals: [],
});

export const makeFeeRule = endpoint({
  name: 'makeFeeRule',
  method: 'POST',
  path: '/cities/:city/fee-rules',
  who: ['operator'],
  summary:
    'A commission rule for what is sold from a moment on; what was sold keeps its own',
  params: cityParams,
  body: z.strictObject({
    name: line(60).min(2),
    feeBp: z.int().min(0).max(3_000),
    ...scope,
    fromAt: Instant,
    untilAt: Instant.nullable(),
  }),
  reply: FeeRuleView,
  status: 201,
  keyed: true,
  refusals: ['fee_rule_in_the_past'],
});

export const endFeeRule = endpoint({
  name: 'endFeeRule',
  method: 'POST',
  path: '/cities/:city/fee-rules/:rule/end',
  who: ['operator'],
  summary: 'End a commission rule now; vouchers that were sold under it keep its rate',
  params: cityParams.extend({ rule: Id }),
  body: z.strictObject({}),
  reply: FeeRuleView,
  status: 200,
  keyed: true,
  refusals: ['fee_rule_not_found', 'fee_rule_ended'],
});

export const explainFee = endpoint({
  name: 'explainFee',
  method: 'GET',
  path: '/cities/:city/merchants/:merchant/fee',
  who: ['owner', 'operator'],
  summary: 'Which commission a sale would carry now, by the name of its rule',
  params: cityParams.extend({ merchant: Id }),
  query: z.strictObject({
    placeId: Id.optional(),
    category: Category.optional(),
    offerKind: FeeKind,
  }),
  reply: z.object({
    feeBp: z.int(),
    /** Null: no rule fits, so that the merchant's own rate applies. */
    rule: FeeRuleView.nullable(),
    /** Others that fit and were less specific, or younger. */
    passedOver: z.array(z.object({ name: z.string(), feeBp: z.int() })),
  }),
  status: 200,
  keyed: false,
  refusals: ['merchant_not_found', 'not_your_merchant'],
});
