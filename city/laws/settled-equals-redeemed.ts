/**
 * What is settled was redeemed, and once. A settlement line says what its ledger entry
 * moved, a redemption that has one was not undone, the lines of a run add up to its
 * settlement, and that is what the ledger moved from payable to settled.
 */
import { makeLaw } from './law.ts';

const earned = `
  select entry.city_id, entry.kind, entry.subject_id,
    coalesce(sum(case when to_account like 'merchant:%:payable' then amount_fen else 0 end
      - case when from_account like 'merchant:%:payable' then amount_fen else 0 end), 0)
      as fen
  from entry join posting on posting.city_id = entry.city_id
    and posting.entry_id = entry.id
  group by entry.city_id, entry.id`;

const ofSettlement = `line.city_id = settlement.city_id and line.run_id = settlement.run_id
  and line.merchant_id = settlement.merchant_id and line.part = settlement.part
  and line.rail is not distinct from settlement.rail`;

export const settledEqualsRedeemed = makeLaw('settled-equals-redeemed', [
  {
    rule: 'the lines of what was earned say what the ledger moved for it',
    broken: `select line.city_id, line.subject_id as subject,
        line.kind || ' ' || sum(line.amount_fen) || ', ledger ' || coalesce(earned.fen, 0)
          as detail
      from settlement_line as line left join (${earned}) as earned
        on earned.city_id = line.city_id and earned.kind = line.kind
        and earned.subject_id = line.subject_id
      where line.run_id is not null
      group by line.city_id, line.kind, line.subject_id, earned.fen
      having sum(line.amount_fen) <> coalesce(earned.fen, 0)`,
  },
  {
    rule: 'a redemption is settled or undone, never both',
    broken: `select line.city_id, line.subject_id as subject,
        redemption.undone_at || ' undone, run ' || line.run_id as detail
      from settlement_line as line join redemption on redemption.city_id = line.city_id
        and redemption.id = line.subject_id
      where line.kind = 'redemption'
        and (line.run_id is null) <> (redemption.undone_at is not null)`,
  },
  {
    rule: 'a redemption is settled after its window, and to its own merchant',
    broken: `select line.city_id, line.subject_id as subject,
        settled_at - redeemed_at as detail
      from settlement_line as line join redemption on redemption.city_id = line.city_id
        and redemption.id = line.subject_id
      join settlement on ${ofSettlement}
      where line.kind = 'redemption' and (settled_at <= redeemed_at + interval '60 minutes'
        or line.merchant_id <> redemption.merchant_id)`,
  },
  {
    rule: 'a settlement is the sum of its lines',
    broken: `select settlement.city_id, settlement.id as subject,
        settlement.amount_fen || ' of ' || settlement.lines || ' lines, are '
          || coalesce(sum(line.amount_fen), 0) || ' of ' || count(line.kind) as detail
      from settlement left join settlement_line as line on ${ofSettlement}
      where failed_move_id is null
      group by settlement.city_id, settlement.id
      having settlement.amount_fen <> coalesce(sum(line.amount_fen), 0)
        or settlement.lines <> count(line.kind)`,
  },
  {
    rule: 'a line belongs to a settlement',
    broken: `select line.city_id, line.subject_id as subject, line.kind as detail
      from settlement_line as line left join settlement on ${ofSettlement}
      where line.run_id is not null and settlement.id is null`,
  },
  {
    rule: 'a settlement moved its sum from payable to settled, once',
    broken: `select coalesce(settlement.city_id, moved.city_id) as city_id,
        coalesce(settlement.id, moved.subject_id) as subject,
        coalesce(settlement.amount_fen, 0) || ' settled, ' || coalesce(moved.fen, 0)
          || ' moved' as detail
      from (select * from settlement where failed_move_id is null) as settlement
      full join (select entry.city_id, entry.subject_id,
          sum(case when from_account like 'merchant:%:payable'
            and to_account like 'merchant:%:settled' then amount_fen
            when from_account like 'merchant:%:settled'
            and to_account like 'merchant:%:payable' then -amount_fen end) as fen
        from entry join posting on posting.city_id = entry.city_id
          and posting.entry_id = entry.id
        where entry.kind = 'settlement' group by 1, 2) as moved
        on moved.city_id = settlement.city_id and moved.subject_id = settlement.id
      where coalesce(settlement.amount_fen, 0) <> coalesce(moved.fen, 0)`,
  },
]);
