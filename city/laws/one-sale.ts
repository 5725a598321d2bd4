/**
 * A database with one shop, one offer and three orders, written row by row in plain SQL:
 * two set meals of which one was eaten (scanned, undone, scanned again) and one given
 * back; an order that waits for its payment; and one that was paid too late. The standing
 * scan was told of later, and so was another, which became a case. A part of what was eaten
 * was asked back, and given in silence. Everything in it is as it should be, so that a
 * test can spoil one thing and see who notices.
 */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '#kit/migrate.ts';
import { changeable } from './broken.ts';
import type { Breach, Law } from './law.ts';
import { entry, id, noon } from './sale-rows.ts';

export { id } from './sale-rows.ts';

export type Books = {
  client: pg.Client;
  /** What the law finds after these statements; they are rolled back afterwards. */
  spoil(law: Law, statements: string): Promise<Breach[]>;
  close(): Promise<void>;
};

export async function openBooks(alongside: string): Promise<Books> {
  const server = process.env['ARRIVAL_TEST_POSTGRES'] ?? '';
  const name = `laws_${randomBytes(6).toString('hex')}`;
  await once(server, `create database ${name}`);
  const url = server.replace(/\/[^/?]+(\?|$)/, `/${name}$1`);
  await migrate(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(rows);
  await client.query(changeable);
  await client.query(alongside);
  return {
    client,
    spoil: async (law, statements) => {
      await client.query('begin');
      try {
        await client.query(statements);
        return await law.ask(client);
      } finally {
        await client.query('rollback');
      }
    },
    close: async () => {
      await client.end();
      await once(server, `drop database ${name} with (force)`);
    },
  };
}

async function once(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(text);
  await client.end();
}

const [lin, chen, shop, store, offer] = [id(1), id(2), id(3), id(4), id(5)];
const [eaten, waiting, late] = [id(10), id(11), id(12)];
const [used, returned] = [id(20), id(21)];
const [paid, paidLate] = [id(30), id(31)];
const [backOne, backAll, backUse] = [id(40), id(41), id(42)];
const [undone, standing] = [id(50), id(51)];
const [told, toldOfCase, opened] = [id(80), id(81), id(82)];
const shared = id(90);
const question = id(95);
const payable = `merchant:${shop}:payable`;
const settled = `merchant:${shop}:settled`;
const paying = `merchant:${shop}:paying`;
const run = id(93);

const lines = (count: number) =>
  JSON.stringify([
    line({ lane: 'menu', offerId: null, afterFen: 5_400 * count, offFen: 0, funding: [] }),
    line({
      lane: 'package',
      offerId: offer,
      afterFen: 3_980 * count,
      offFen: 1_420 * count,
      funding: [
        { funder: 'merchant', fen: 994 * count },
        { funder: 'platform', fen: 426 * count },
      ],
    }),
  ]);

function line(terms: Record<string, unknown>) {
  return { title: '', count: 1, baseFen: 5_400, ...terms };
}

const order = (orderId: string, number: number, count: number, state: string) => `(
  'harbour', '${orderId}', '${id(number)}', '${lin}', '${store}', '${shop}', '双人早餐',
  '{"kind":"package","offerId":"${offer}","count":${count}}', '${lines(count)}',
  '[{"offerId":"${offer}","count":${count},"perPersonLimit":5}]', '${state}',
  ${state === 'cancelled' ? `'not_paid_in_time'` : 'null'}, ${5_400 * count},
  ${3_980 * count}, ${noon}, ${noon} + interval '15 minutes',
  ${state === 'issued' ? noon : 'null'})`;

const voucher = (voucherId: string, code: string, state: string) => `(
  'harbour', '${voucherId}', '${eaten}', '${lin}', '${shop}', '${offer}', '双人早餐',
  '{"kind":"package"}', '{}', '{${store}}', '${code}', '${state}', 3980, 426, 994, 60, 1,
  ${state === 'redeemed' ? 0 : 1}, ${state === 'redeemed' ? 1 : 0}, ${noon},
  ${noon} + interval '90 days', ${noon}, '00000000${code}', 0)`;

const redemption = (redemptionId: string, key: string, minutes: number, undoneAt: string) =>
  `('harbour', '${redemptionId}', '${used}', '${shop}', 1, '${store}', '${chen}', 'scan',
  '${key}', 4382, ${noon} + interval '${minutes} minutes', ${undoneAt},
  ${undoneAt === 'null' ? 'null' : `'${chen}'`}, null, '${chen}', 1,
  ${undoneAt === 'null' ? `${noon} + interval '48 minutes'` : 'null'}, null, 3980,
  ${undoneAt === 'null' ? `1000, ${noon}` : '0, null'})`;

/** A scan that a device told of once it had network again. */
const scan = (scanId: string, minutes: number, voucherId: string, redemptionId: string) =>
  `('harbour', '${scanId}', '${store}', '${shop}', '${chen}', 'device-1',
  '800000000000${minutes}', ${noon}, ${noon} + interval '${minutes} minutes',
  ${noon} + interval '50 minutes', 0, true, '${voucherId}', null, 4406, ${redemptionId})`;

/** A line of the rail's own bill of the day. */
const billed = (kind: string, no: string, fen: number) =>
  `('harbour', 'sandbox', '${kind}', '${no}', '2026-11-24', ${fen}, ${noon})`;

const earned = [
  `held ${payable} 3980`,
  `platform:funding ${payable} 426`,
  `${payable} platform:fee 24`,
  `merchant:${shop}:funding merchant:${shop}:given 994`,
];
const unearned = earned.toReversed().map((posting) => {
  const [from, to, fen] = posting.split(' ');
  return `${to} ${from} ${fen}`;
});

/** A bill paid ahead, ten yuan of it by a campaign for who comes for the first time. */
const [bill, served, paidBill, eatenThere, campaign] = [
  id(13),
  id(22),
  id(33),
  id(53),
  id(6),
];
const billLines = JSON.stringify([
  line({ lane: 'menu', offerId: null, afterFen: 10_000, offFen: 0, funding: [] }),
  line({
    lane: 'subsidy',
    offerId: null,
    campaignId: campaign,
    afterFen: 9_000,
    offFen: 1_000,
    funding: [{ funder: 'platform', fen: 1_000 }],
  }),
]);
const subsidised = `
  insert into campaign values ('harbour', '${campaign}', '第一次来减十元',
    '{"base":"original","off":{"amountFen":1000},"minimumFen":0,"capFen":null}',
    'first_arrival', '{bill}', '{}', '{}', '{}', '[]', 'live', ${noon},
    ${noon} + interval '30 days', 1, 2000, 2, ${noon});
  insert into campaign_budget values ('harbour', '${campaign}', 3000, 3, 1000, 1, null);
  insert into campaign_day values ('harbour', '${campaign}', '2026-11-24', 2000, 2, 1000,
    1);
  insert into campaign_use values ('harbour', '${campaign}', '${lin}', 1, 1);
  insert into campaign_first values ('harbour', '${campaign}', '${lin}', '${store}',
    '${bill}');
  insert into "order" values ('harbour', '${bill}', '${id(63)}', '${lin}', '${store}',
    '${shop}', '阿珍肠粉', '{"kind":"bill","billFen":10000,"excludedFen":0}',
    '${billLines}', '[]', 'closed', null, 10000, 9000, ${noon},
    ${noon} + interval '15 minutes', ${noon});
  insert into campaign_claim values ('harbour', '${bill}', '${campaign}', '${lin}',
    '${store}', '2026-11-24', 1000, 0, 1, 0, ${noon}, null);
  insert into voucher (city_id, id, order_id, person_id, merchant_id, title, terms,
    excludes, place_ids, code, handle, state, paid_fen, platform_fen, merchant_fen, fee_bp,
    uses_total, uses_left, undos, valid_from, valid_until, created_at, campaign_id,
    campaign_fen) values
    ('harbour', '${served}', '${bill}', '${lin}', '${shop}', '阿珍肠粉',
    '{"kind":"paid_bill"}', '{}', '{${store}}', '100000000003', '00000000100000000003',
    'redeemed', 9000, 1000, 0, 60, 1, 0, 0, ${noon}, ${noon} + interval '7 days', ${noon},
    '${campaign}', 1000);
  insert into redemption values ('harbour', '${eatenThere}', '${served}', '${shop}', 1,
    '${store}', '${chen}', 'scan', 'third-scan', 9946,
    ${noon} + interval '20 minutes', null, null, null, '${chen}', 1, null, null, 9000);
  insert into payment values ('harbour', '${paidBill}', '${bill}', 'sandbox', 'paid', 9000,
    '/', ${noon}, ${noon}, ${noon} + interval '2 days');
  insert into sandbox_trade (trade_no, amount_fen, title, notify_url, return_path, outcome,
    started_at) values ('${paidBill}', 9000, '', '', '', 'paid', ${noon});
  ${entry(85, 'payment', paidBill, { orderId: bill }, ['rail:sandbox held 9000'])}
  ${entry(86, 'redemption', eatenThere, { orderId: bill, voucherId: served }, [
    `held ${payable} 9000`,
    `campaign:${campaign}:funding ${payable} 1000`,
    `${payable} platform:fee 54`,
  ])}`;

const rows = `
  insert into city values ('harbour', '岚港', 'Langang', 'Asia/Shanghai', 28.6, 122.9);
  insert into person (id, name, email, phone_number) values
    ('${lin}', '林晓', 'lin@phone.invalid', '+8613800000001'),
    ('${chen}', '陈师傅', 'chen@phone.invalid', '+8613800000002');
  insert into merchant values ('harbour', '${shop}', '阿珍肠粉', '92000000MA0000000X',
    '+8613800000003', 'active', 60, ${noon});
  insert into place (city_id, id, source, source_key, name, category, lat, lon, merchant_id,
    state, created_at, updated_at) values ('harbour', '${store}', 'test', '1',
    '阿珍肠粉 · 码头店', 'restaurant', 28.6, 122.9, '${shop}', 'open', ${noon}, ${noon});
  insert into offer values ('harbour', '${offer}', '${shop}', '双人早餐', 'package',
    '{"kind":"package"}', '[]', '{}', 'live', 10, 8, 5, ${noon}, ${noon} + interval '30 days',
    90, ${noon});
  insert into "order" values ${order(eaten, 60, 2, 'issued')},
    ${order(waiting, 61, 1, 'awaiting_payment')}, ${order(late, 62, 1, 'cancelled')};
  insert into offer_use values ('harbour', '${offer}', '${lin}', 2);
  insert into voucher values ${voucher(used, '100000000001', 'redeemed')},
    ${voucher(returned, '100000000002', 'refunded')};
  insert into redemption values
    ${redemption(undone, 'first-scan', 30, `${noon} + interval '40 minutes'`)},
    ${redemption(standing, 'second-scan', 50, 'null')};
  insert into offline_scan values ${scan(told, 48, used, `'${standing}'`)},
    ${scan(toldOfCase, 49, returned, 'null')};
  insert into redemption_case values ('harbour', '${opened}', '${toldOfCase}', '${store}',
    '${shop}', 'given_back', 'platform', 'platform', 4406, '{}', ${noon}, null, null, null);
  insert into payment values
    ('harbour', '${paid}', '${eaten}', 'sandbox', 'paid', 7960, '/', ${noon}, ${noon},
      ${noon}),
    ('harbour', '${paidLate}', '${late}', 'sandbox', 'paid', 3980, '/', ${noon}, ${noon},
      ${noon});
  insert into refund values
    ('harbour', '${backOne}', '${eaten}', '${paid}', '${returned}', 3980, 'unused',
      'refunded', ${noon}, ${noon}, 0, ${noon}),
    ('harbour', '${backAll}', '${late}', '${paidLate}', null, 3980, 'paid_too_late',
      'refunding', ${noon}, ${noon}, 0, null);
  insert into refund_question values ('harbour', '${question}', '${standing}', '${used}',
    '${eaten}', '${lin}', '${shop}', 1000, '面坨了', 'answered', ${noon},
    ${noon} + interval '1 day', ${noon} + interval '1 day', null, 1000, null,
    ${noon} + interval '8 days');
  insert into refund values ('harbour', '${backUse}', '${eaten}', '${paid}', '${used}',
    1000, 'merchant_silent', 'refunding', ${noon}, ${noon}, 0, null, '${standing}', 1101);
  insert into sandbox_trade (trade_no, amount_fen, title, notify_url, return_path, outcome,
    started_at) values ('${paid}', 7960, '', '', '', 'paid', ${noon}),
    ('${paidLate}', 3980, '', '', '', 'paid', ${noon});
  insert into sandbox_refund values ('${backOne}', '${paid}', 3980, ${noon});
  insert into rail_move (city_id, id, kind, rail, payment_id, receivers, amount_fen, finish,
    state, asked_at, done_at) values ('harbour', '${shared}', 'share', 'sandbox', '${paid}',
    '[{"account":"shop","amountFen":3956}]', 3956, false, 'done', ${noon}, ${noon});
  insert into sandbox_share values ('${shared}', '${paid}', false, ${noon}, ${noon});
  insert into sandbox_share_line values ('${shared}', 'shop', 3956);
  insert into rail_day values ('harbour', 'sandbox', '2026-11-24', 'compared', '{}', 0,
    ${noon}, ${noon} + interval '1 day');
  insert into rail_bill_line values
    ${billed('trade', paid, 7_960)}, ${billed('trade', paidLate, 3_980)},
    ${billed('refund', backOne, 3_980)}, ${billed('share', shared, 3_956)};
  ${entry(70, 'payment', paid, { orderId: eaten }, ['rail:sandbox held 7960'])}
  ${entry(71, 'payment', paidLate, { orderId: late }, ['rail:sandbox held 3980'])}
  ${entry(72, 'redemption', undone, { orderId: eaten, voucherId: used }, earned)}
  ${entry(73, 'undo', undone, { orderId: eaten, voucherId: used, reverses: 72 }, unearned)}
  ${entry(74, 'redemption', standing, { orderId: eaten, voucherId: used }, earned)}
  ${entry(75, 'refund', backOne, { orderId: eaten, voucherId: returned }, [
    'held refunding 3980',
  ])}
  ${entry(76, 'refund_done', backOne, { orderId: eaten, voucherId: returned }, [
    'refunding rail:sandbox 3980',
  ])}
  ${entry(77, 'refund', backAll, { orderId: late }, ['held refunding 3980'])}
  insert into settlement values
    ('harbour', '${id(91)}', '${run}', '${shop}', 'share', 'sandbox', 1, 3956,
      ${noon} + interval '3 hours'),
    ('harbour', '${id(92)}', '${run}', '${shop}', 'transfer', null, 1, 426,
      ${noon} + interval '3 hours');
  insert into settlement_line values
    ('harbour', 'redemption', '${undone}', 'share', null, null, null, null, 0),
    ('harbour', 'redemption', '${undone}', 'transfer', null, null, null, null, 0),
    ('harbour', 'redemption', '${standing}', 'share', '${run}', '${shop}', 'sandbox',
      '${paid}', 3956),
    ('harbour', 'redemption', '${standing}', 'transfer', '${run}', '${shop}', null, null,
      426);
  insert into payout values ('harbour', '${id(94)}', '${shop}', 'share', 'sandbox', 'shop',
    3956, 0, 3956, 'paid', ${noon}, null, null, ${noon});
  insert into payout_move (city_id, id, payout_id, payment_id, amount_fen, state,
    next_try_at, ended_at) values ('harbour', '${shared}', '${id(94)}', '${paid}', 3956,
    'done', ${noon}, ${noon});
  update settlement set payout_id = '${id(94)}' where id = '${id(91)}';
  ${entry(121, 'payout', id(94), {}, [`${settled} ${paying} 3956`])}
  ${entry(122, 'payout_done', shared, {}, [`${paying} rail:sandbox 3956`])}
  ${entry(79, 'settlement', id(91), {}, [`${payable} ${settled} 3956`])}
  ${entry(83, 'settlement', id(92), {}, [`${payable} ${settled} 426`])}
  ${entry(78, 'case', opened, { orderId: eaten, voucherId: returned }, [
    `platform:offline-loss ${payable} 4406`,
  ])}
  ${subsidised}
  ${entry(110, 'use_refund', backUse, { orderId: eaten, voucherId: used }, [
    `merchant:${shop}:given merchant:${shop}:funding 250`,
    `platform:fee ${settled} 6`,
    `${settled} platform:funding 107`,
    `${settled} refunding 1000`,
  ])}
`;
