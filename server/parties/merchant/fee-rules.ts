import type { FeeRuleView } from '#contract/fee.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import { theirId } from '#parties/person/actor.ts';
import { byRank, rulesThatFit, showRule } from './fee-rule.ts';
import type { FeeSale } from './fee-rule.ts';
import { findWatchedMerchant } from './find.ts';
import { usualFeeBp } from './merchant.ts';
import { insertRule, selectRule, selectRules, writeRuleEnd } from './sql-fee.ts';
import type { FeeRule } from './sql-fee.ts';

/** Commission rules in the order in which they win; ended ones last. */
export const listFeeRules = async (work: AnyWork) => {
  const shown = byRank(await selectRules(work)).map((rule) => showRule(rule, work.now));
  const [ended, others] = [
    shown.filter(({ state }) => state === 'ended'),
    shown.filter(({ state }) => state !== 'ended'),
  ];
  return { items: [...others, ...ended], usualFeeBp };
};

type RuleAsked = Pick<
  FeeRule,
  'name' | 'feeBp' | 'merchantIds' | 'placeIds' | 'categories' | 'offerKinds'
> & { fromAt: string; untilAt: string | null };

/** A rule for what is sold from now on; nobody makes one for what was sold. */
export const makeFeeRule = async (
  work: Work<'fee_rule_in_the_past'>,
  asked: RuleAsked,
): Promise<FeeRuleView> => {
  const from = new Date(asked.fromAt);
  const untilAt = asked.untilAt === null ? null : new Date(asked.untilAt);
  // A form that was open for a minute asks for a moment ago.
  const fromAt = from < work.now ? work.now : from;
  if (untilAt && untilAt <= fromAt) return work.refuse('fee_rule_in_the_past', {});
  const rule: FeeRule = {
    ...asked,
    cityId: work.cityId,
    id: work.id(),
    fromAt,
    untilAt,
    madeBy: theirId(work),
    madeAt: work.now,
    endedBy: null,
  };
  await insertRule(work, rule);
  writeAudit(work, {
    deed: 'fee_changed',
    subject: { kind: 'fee_rule', id: rule.id },
    facts: { name: rule.name, feeBp: rule.feeBp, step: 'made' },
  });
  return showRule(rule, work.now);
};

/** Ends a rule now, also one that has not begun; what was sold under it keeps its rate. */
export const endFeeRule = async (
  work: Work<'fee_rule_not_found' | 'fee_rule_ended'>,
  ruleId: string,
): Promise<FeeRuleView> => {
  const rule = (await selectRule(work, ruleId)) ?? work.refuse('fee_rule_not_found', {});
  if (rule.untilAt && rule.untilAt <= work.now) {
    return work.refuse('fee_rule_ended', { untilAt: rule.untilAt.toISOString() });
  }
  const untilAt = rule.fromAt > work.now ? rule.fromAt : work.now;
  await writeRuleEnd(work, { id: rule.id, untilAt, endedBy: theirId(work) });
  writeAudit(work, {
    deed: 'fee_changed',
    subject: { kind: 'fee_rule', id: rule.id },
    facts: { name: rule.name, feeBp: rule.feeBp, step: 'ended' },
  });
  return showRule({ ...rule, untilAt }, work.now);
};

/** What a sale would carry now, by the name of its rule, and which rules gave way. */
export const explainFee = async (
  work: Work<'merchant_not_found' | 'not_your_merchant'>,
  sale: FeeSale,
) => {
  const merchant = await findWatchedMerchant(work, sale.merchantId);
  const [rule, ...others] = rulesThatFit(await selectRules(work), sale, work.now);
  return {
    feeBp: rule?.feeBp ?? merchant.feeBp,
    rule: rule ? showRule(rule, work.now) : null,
    passedOver: others.map(({ name, feeBp }) => ({ name, feeBp })),
  };
};
