// The bare reference: the least that could be called ordering and redeeming. Two tables, no
// sign-in, no prices, no payment, no ledger, no request keys; a row is ordered and used.
import Fastify from 'fastify';
import pg from 'pg';
import { serveParent } from './spawned.ts';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 16 });
await pool.query(`
  create table if not exists bare_order (
    id bigint generated always as identity primary key, item text not null,
    total_fen bigint not null, used boolean not null default false,
    ordered_at timestamptz not null default now());
  create table if not exists bare_redemption (
    order_id bigint primary key references bare_order (id), store text not null,
    redeemed_at timestamptz not null default now())`);

const app = Fastify();

type OrderAsked = { Body: { item: string; totalFen: number } };
const orderBody = {
  type: 'object',
  required: ['item', 'totalFen'],
  properties: { item: { type: 'string' }, totalFen: { type: 'integer' } },
};
app.post<OrderAsked>('/orders', { schema: { body: orderBody } }, async (request) => {
  const { item, totalFen } = request.body;
  const made = await pool.query<{ id: string }>(
    'insert into bare_order (item, total_fen) values ($1, $2) returning id',
    [item, totalFen],
  );
  return { id: Number(made.rows[0]?.id) };
});

type RedeemAsked = { Body: { id: number; store: string } };
const redeemBody = {
  type: 'object',
  required: ['id', 'store'],
  properties: { id: { type: 'integer' }, store: { type: 'string' } },
};
app.post<RedeemAsked>(
  '/redemptions',
  { schema: { body: redeemBody } },
  async (request, reply) => {
    const { id, store } = request.body;
    const client = await pool.connect();
    try {
      await client.query('begin');
      const taken = await client.query(
        'update bare_order set used = true where id = $1 and not used',
        [id],
      );
      if (taken.rowCount === 1) {
        await client.query(
          'insert into bare_redemption (order_id, store) values ($1, $2)',
          [id, store],
        );
      }
      await client.query('commit');
      return reply.code(taken.rowCount === 1 ? 201 : 409).send({ id });
    } finally {
      client.release();
    }
  },
);

const address = await app.listen({ port: 0, host: '127.0.0.1' });
serveParent(address, {
  stop: async () => {
    await app.close();
    await pool.end();
  },
});
