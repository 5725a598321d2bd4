// Vouchers that are already there: copies of one real bought order, with all that belongs
// to it, so that the laws hold of them as of the original.
import { randomInt } from 'node:crypto';
import type pg from 'pg';
import { withCheckDigit } from '#contract/kit/code.ts';

/** One statement a table; `$1` the order to copy, `$2` a tag, `$3` codes, `$4` people. */
const copies = [
  copy('"order"', 'source.id = $1', {
    id: `md5('order' || copy.tag || copy.no)::uuid`,
    quote_id: `md5('quote' || copy.tag || copy.no)::uuid`,
    person_id: 'copy.person',
  }),
  copy('voucher', 'source.order_id = $1', {
    id: `md5('voucher' || copy.tag || copy.no)::uuid`,
    order_id: `md5('order' || copy.tag || copy.no)::uuid`,
    person_id: 'copy.person',
    code: 'copy.code',
    handle: `'00000000' || copy.code`,
  }),
  copy('payment', 'source.order_id = $1', {
    id: `md5('payment' || copy.tag || copy.no)::uuid`,
    order_id: `md5('order' || copy.tag || copy.no)::uuid`,
  }),
  copy('entry', `source.order_id = $1 and source.kind = 'payment'`, {
    id: `md5('entry' || copy.tag || copy.no)::uuid`,
    subject_id: `md5('payment' || copy.tag || copy.no)::uuid`,
    order_id: `md5('order' || copy.tag || copy.no)::uuid`,
    xid: 'pg_current_xact_id()',
  }),
  copy(
    'posting',
    `source.entry_id = (select id from entry where order_id = $1 and kind = 'payment')`,
    { entry_id: `md5('entry' || copy.tag || copy.no)::uuid` },
  ),
  copy('sandbox_trade', 'source.trade_no = (select id from payment where order_id = $1)', {
    trade_no: `md5('payment' || copy.tag || copy.no)::uuid`,
  }),
];

function copy(table: string, which: string, changes: Record<string, string>): string {
  const pairs = Object.entries(changes).map(([column, value]) => `'${column}', ${value}`);
  return `insert into ${table} select made.*
    from (select no, code, $2::text as tag,
        ($4::uuid[])[1 + no % cardinality($4::uuid[])] as person
      from unnest($3::text[]) with ordinality as each(code, no)) as copy
    cross join ${table} as source
    cross join lateral jsonb_populate_record(source,
      jsonb_build_object(${pairs.join(', ')})) as made
    where ${which} and $1::uuid is not null`;
}

/** Copies an order that was bought and not yet used; returns the codes of the copies. */
export async function cloneOrder(
  db: pg.Pool,
  asked: { orderId: string; offerId: string; count: number; people: string[] },
): Promise<string[]> {
  const { orderId, offerId, count, people } = asked;
  const tag = String(randomInt(1e9));
  const codes = Array.from({ length: count }, (_, no) =>
    withCheckDigit(`${tag.padStart(9, '0').slice(4)}${String(no).padStart(6, '0')}`),
  );
  const client = await db.connect();
  try {
    await client.query('begin');
    for (const text of copies) await client.query(text, [orderId, tag, codes, people]);
    await client.query(
      `insert into offer_use select city_id, $2, person_id, count(*) from voucher
       where code = any($1) and offer_id = $2 group by city_id, person_id
       on conflict (city_id, offer_id, person_id)
       do update set used = offer_use.used + excluded.used`,
      [codes, offerId],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
  await db.query('vacuum analyze');
  return codes;
}
