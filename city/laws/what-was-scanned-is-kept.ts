/**
 * What a device accepted without network is never lost and never counted twice: each scan
 * that it told of is one redemption or one case, a step of a shown code is taken once, and
 * the ledger says of every case who bears it, as the rule ruled or an operator decided.
 */
import { makeLaw } from './law.ts';

export const whatWasScannedIsKept = makeLaw('what-was-scanned-is-kept', [
  {
    rule: 'a scan that was told of is a redemption or a case, and not both',
    broken: `select scan.city_id, scan.id as subject,
        count(scan.redemption_id) || ' redemptions, ' || count(opened.id) || ' cases'
          as detail
      from offline_scan as scan left join redemption_case as opened
        on opened.city_id = scan.city_id and opened.scan_id = scan.id
      group by scan.city_id, scan.id
      having count(scan.redemption_id) + count(opened.id) <> 1`,
  },
  {
    rule: 'a redemption of a scan is of its voucher, its store and its moment',
    broken: `select scan.city_id, scan.id as subject, redemption.id as detail
      from offline_scan as scan join redemption on redemption.city_id = scan.city_id
        and redemption.id = scan.redemption_id
      where redemption.voucher_id is distinct from scan.voucher_id
        or redemption.place_id <> scan.place_id
        or redemption.scanned_at is distinct from scan.scanned_at`,
  },
  {
    rule: 'a redemption without network was told of once',
    broken: `select redemption.city_id, redemption.id as subject,
        count(scan.id) || ' scans' as detail
      from redemption left join offline_scan as scan on scan.city_id = redemption.city_id
        and scan.redemption_id = redemption.id
      where redemption.scanned_at is not null
      group by redemption.city_id, redemption.id having count(scan.id) <> 1`,
  },
  {
    rule: 'a step of a shown code is taken by one request',
    broken: `select city_id, voucher_id as subject, 'step ' || step as detail
      from redemption where step is not null group by city_id, voucher_id, step
      having count(distinct (asked_by, request_key)) > 1`,
  },
  {
    rule: 'nobody bears an open case but whom the rule says',
    broken: `select city_id, id as subject, born_by as detail from redemption_case
      where closed_at is null and born_by <> ruled_for`,
  },
  {
    rule: 'the ledger makes good what the platform bears, and nothing else',
    broken: `select opened.city_id, opened.id as subject,
        opened.born_by || ' bears ' || opened.amount_fen || ', posted '
          || coalesce(posted.fen, 0) as detail
      from redemption_case as opened left join lateral (
        select sum(case when from_account = 'platform:offline-loss' then amount_fen
            else -amount_fen end) as fen,
          bool_and('merchant:' || opened.merchant_id || ':payable'
            in (from_account, to_account)) as way
        from entry join posting on posting.city_id = entry.city_id
          and posting.entry_id = entry.id
        where entry.city_id = opened.city_id and entry.subject_id = opened.id
          and entry.kind in ('case', 'case_reversed')) as posted on true
      where coalesce(posted.fen, 0) <>
          case when opened.born_by = 'platform' then opened.amount_fen else 0 end
        or not posted.way`,
  },
]);
