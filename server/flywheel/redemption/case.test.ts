import { expect, test } from 'vitest';
import { isWithinCaps, ruleOnCase } from './case.ts';
import type { CaseFacts } from './case.ts';

const hour = (hours: number) => new Date(Date.UTC(2026, 10, 24, 4 + hours));
const fair: CaseFacts = {
  kind: 'used_elsewhere',
  proof: 'shown',
  scannedAt: hour(5),
  listMadeAt: hour(0),
  goneAt: hour(4),
  withinCaps: true,
};

const table: [says: string, changes: Partial<CaseFacts>, kind: string, bornBy: string][] = [
  ['used elsewhere meanwhile', {}, 'used_elsewhere', 'platform'],
  ['used elsewhere after the scan', { goneAt: hour(6) }, 'used_elsewhere', 'platform'],
  ['nobody knows when', { goneAt: null }, 'used_elsewhere', 'platform'],
  ['given back meanwhile', { kind: 'given_back' }, 'given_back', 'platform'],
  ['signed, used', { proof: 'signed' }, 'used_elsewhere', 'platform'],
  [
    'signed, gone before the list, which never told of it',
    { proof: 'signed', goneAt: hour(-1) },
    'used_elsewhere',
    'platform',
  ],
  ['in the list’s last minute', { scannedAt: hour(72) }, 'used_elsewhere', 'platform'],
  [
    'shown, gone before the list was made',
    { goneAt: hour(-1) },
    'used_elsewhere',
    'merchant',
  ],
  ['the list was too old', { scannedAt: hour(73) }, 'used_elsewhere', 'merchant'],
  ['there was no list', { listMadeAt: null }, 'used_elsewhere', 'merchant'],
  ['twelve digits prove nothing', { proof: 'nothing' }, 'used_elsewhere', 'merchant'],
  ['over the cap', { withinCaps: false }, 'over_cap', 'merchant'],
  [
    'given back, over the cap',
    { kind: 'given_back', withinCaps: false },
    'over_cap',
    'merchant',
  ],
  [
    'over the cap and no list',
    { withinCaps: false, listMadeAt: null },
    'used_elsewhere',
    'merchant',
  ],
  ['expired', { kind: 'expired' }, 'expired', 'merchant'],
  ['not valid yet', { kind: 'not_valid_yet' }, 'not_valid_yet', 'merchant'],
  ['at a store that it does not name', { kind: 'wrong_store' }, 'wrong_store', 'merchant'],
  ['digits that nobody showed', { kind: 'code_not_good' }, 'code_not_good', 'merchant'],
  ['nobody’s', { kind: 'voucher_unknown' }, 'voucher_unknown', 'merchant'],
  ['its time can’t be true', { kind: 'time_in_doubt' }, 'time_in_doubt', 'merchant'],
];

test.each(table)('who bears it: %s', (_, changes, kind, bornBy) => {
  expect(ruleOnCase({ ...fair, ...changes })).toEqual({ kind, bornBy });
});

const caps = { storeFen: 100_000, voucherFen: 30_000 };
type Counted = [waiting: number, ofVoucher: number, born: number];
const capped: [worthFen: number, counted: Counted, within: boolean][] = [
  [30_000, [70_000, 0, 0], true],
  [30_001, [0, 0, 0], false],
  [10_000, [20_000, 20_000, 0], true],
  [10_000, [20_001, 20_001, 0], false],
  [10_000, [90_001, 0, 0], false],
  [10_000, [0, 0, 90_000], true],
  [10_000, [0, 0, 90_001], false],
  [0, [100_000, 30_000, 100_000], true],
];

test.each(capped)(
  '%i fen on top of %j: within the caps %s',
  (worthFen, counted, within) => {
    const [waitingFen, ofVoucherFen, bornFen] = counted;
    const facts = { worthFen, waitingFen, ofVoucherFen, bornFen, caps };
    expect(isWithinCaps(facts)).toBe(within);
  },
);
