/**
 * Three cards beside the one sale: one runs and has saved a tenner, one ran to its end and
 * gives back what it did not save, one was given back in its first week.
 */
import { id } from './one-sale.ts';

const noon = `timestamptz '2026-11-24 04:00Z'`;
const [lin, chen, store, eaten, standing] = [id(1), id(2), id(4), id(10), id(51)];
const fee = 16_800;
export const [running, ended, returned] = [id(200), id(201), id(202)];
export const saving = id(230);

const line = JSON.stringify(
  [{ lane: 'menu', offerId: null, title: '', count: 1, baseFen: fee, offFen: 0 }].map(
    (menu) => ({ ...menu, afterFen: fee, funding: [] }),
  ),
);

type Card = { card: string; number: number; holder: string; state: string; days: number };
const cards: readonly Card[] = [
  { card: running, number: 210, holder: lin, state: 'current', days: 0 },
  { card: ended, number: 211, holder: chen, state: 'ended', days: 366 },
  { card: returned, number: 212, holder: chen, state: 'returned', days: 400 },
];

const entry = (
  number: number,
  { kind, subject, orderId }: { kind: string; subject: string; orderId: string },
  postings: readonly (readonly [from: string, to: string, fen: number])[],
) => `
  insert into entry values ('harbour', '${id(number)}', '${kind}', '${subject}',
    '${orderId}', null, null, ${noon});
  ${postings
    .map(
      ([from, to, fen], index) => `insert into posting values
        ('harbour', '${id(number)}', ${index + 1}, '${from}', '${to}', ${fen});`,
    )
    .join('\n')}`;

const bought = ({ card, number, holder, state, days }: Card) => {
  const [orderId, payment] = [id(number), id(number + 10)];
  const closed = state === 'current' ? 'null' : noon;
  const sale = { subject: card, orderId };
  return `
  insert into "order" values ('harbour', '${orderId}', '${card}', '${holder}', null, null,
    '街坊卡', '{"kind":"card"}', '${line}', '[]',
    '${state === 'current' ? 'issued' : 'closed'}', null, ${fee}, ${fee},
    ${noon}, ${noon} + interval '15 minutes', ${noon});
  insert into membership (city_id, id, kind, title, fee_fen, term_days, seats, benefits,
    payer_id, holder_id, order_id, state, created_at, paid_at, starts_at, ends_at,
    closed_at)
  values ('harbour', '${card}', 'own', '街坊卡', ${fee}, 365, 0, '{}', '${holder}',
    '${holder}', '${orderId}', '${state}', ${noon}, ${noon},
    ${noon} - interval '${days} days', ${noon} + interval '${365 - days} days', ${closed});
  insert into payment values ('harbour', '${payment}', '${orderId}', 'sandbox', 'paid',
    ${fee}, '/', ${noon}, ${noon}, ${noon});
  insert into sandbox_trade (trade_no, amount_fen, title, notify_url, return_path, outcome,
    started_at) values ('${payment}', ${fee}, '', '', '', 'paid', ${noon});
  insert into rail_bill_line values
    ('harbour', 'sandbox', 'trade', '${payment}', '2026-11-24', ${fee}, ${noon});
  ${entry(number + 30, { ...sale, kind: 'payment', subject: payment }, [
    ['rail:sandbox', 'held', fee],
  ])}
  ${entry(number + 40, { ...sale, kind: 'card_sale' }, [
    ['held', `card:${card}:deferred`, fee],
  ])}`;
};

const back = ({ card, number }: Card, kind: string, reason: string) => {
  const [orderId, refund] = [id(number), id(number + 50)];
  return `
  insert into refund values ('harbour', '${refund}', '${orderId}', '${id(number + 10)}',
    null, ${fee}, '${reason}', 'refunding', ${noon}, ${noon}, 0, null);
  ${entry(number + 60, { kind, subject: card, orderId }, [
    [`card:${card}:deferred`, 'held', fee],
  ])}
  ${entry(number + 70, { kind: 'refund', subject: refund, orderId }, [
    ['held', 'refunding', fee],
  ])}`;
};

const [, over, given] = cards;
export const cardRows = `
  ${cards.map(bought).join('\n')}
  ${over ? back(over, 'guarantee', 'guarantee') : ''}
  ${given ? back(given, 'card_refund', 'card_returned') : ''}
  insert into member_price values ('harbour', '${eaten}', '${running}', 1000,
    '[{"funder":"merchant","fen":1000}]');
  insert into card_saving values ('harbour', '${saving}', '${running}', '${standing}',
    '${eaten}', '${id(20)}', '${store}', '双人早餐', 1000,
    '[{"funder":"merchant","fen":1000}]', true, ${noon}, null);
  ${entry(299, { kind: 'card_saving', subject: saving, orderId: id(210) }, [
    [`card:${running}:deferred`, 'platform:card-income', 1_000],
  ])}`;
