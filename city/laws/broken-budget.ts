import { aBudgetIsKept } from './a-budget-is-kept.ts';
import { unguarded } from './broken.ts';
import type { Broken } from './broken.ts';
import { id } from './one-sale.ts';

/** What a campaign has promised and spent, spoilt one thing at a time. */
export const brokenBudget: readonly Broken[] = [
  [
    aBudgetIsKept,
    'a campaign gives no more than its budget',
    `${unguarded('campaign_budget', 'campaign_budget_money_check')}
     update campaign_budget set money_fen = 999`,
  ],
  [
    aBudgetIsKept,
    'a campaign counts what orders claim, to the fen',
    `update campaign_budget set used_fen = 999`,
  ],
  [
    aBudgetIsKept,
    'a day counts what was claimed on it, and no more than it may',
    `update campaign_claim set day = '2026-11-25'`,
  ],
  [
    aBudgetIsKept,
    'a person is counted for what their orders claim, and has no more than they may',
    `update campaign_use set used_count = 0`,
  ],
  [
    aBudgetIsKept,
    'an order claims what its price says, and a cancelled one nothing',
    `update campaign_claim set fen = 1001`,
  ],
  [
    aBudgetIsKept,
    'a claim is of an order that has it in its price',
    `update campaign_claim set order_id = '${id(11)}'`,
  ],
  [
    aBudgetIsKept,
    'what came back of a claim is what its vouchers did not use or gave back',
    `update campaign_claim set fen_back = 1`,
  ],
  [
    aBudgetIsKept,
    'the vouchers of an order carry its subsidy',
    `update voucher set campaign_fen = 999 where id = '${id(22)}'`,
  ],
  [
    aBudgetIsKept,
    'a campaign spends what standing uses earned, from its own account',
    `update posting set from_account = 'platform:funding'
     where entry_id = '${id(86)}' and line_no = 2`,
  ],
  [
    aBudgetIsKept,
    'a first arrival is promised to one order that stands',
    `delete from campaign_first`,
  ],
];
