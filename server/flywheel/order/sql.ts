import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { OrderBasket, OrderState } from '#contract/order.ts';
import type { PriceLine } from '#contract/quote.ts';
import type { AnyWork } from '#kit/work.ts';

export type OrderClaim = { offerId: string; count: number; perPersonLimit: number | null };
export type OrderTable = {
  cityId: string;
  id: string;
  quoteId: string;
  personId: string;
  /** Null for a card, which is bought at no place and of no merchant. */
  placeId: string | null;
  merchantId: string | null;
  title: string;
  basket: OrderBasket;
  lines: PriceLine[];
  claims: OrderClaim[];
  state: OrderState;
  cancelReason: 'by_customer' | 'not_paid_in_time' | null;
  originalFen: number;
  totalFen: number;
  createdAt: Date;
  payBy: Date;
  paidAt: Date | null;
};
/** A reviewed view: orders with the place's name and what was refunded. */
export type OrderShownView = OrderTable & { placeName: string; refundedFen: number };
declare module '#kit/db.ts' {
  interface Tables {
    order: OrderTable;
    orderShown: OrderShownView;
  }
}
export type Order = Selectable<OrderTable>;
export type OrderShown = Selectable<OrderShownView>;

const tables = (work: AnyWork) => work.db.$pickTables<'order' | 'orderShown'>();
const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;

/** False when the quote has bought already. */
export const insertOrder = async (
  work: AnyWork,
  order: Omit<OrderTable, 'cityId'>,
): Promise<boolean> => {
  const result = await tables(work)
    .insertInto('order')
    .values({
      ...order,
      cityId: work.cityId,
      basket: json(order.basket),
      lines: json(order.lines),
      claims: json(order.claims),
    })
    .onConflict((conflict) => conflict.columns(['cityId', 'quoteId']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
};

export const orderOfQuote = (
  work: AnyWork,
  quoteId: string,
): Promise<{ id: string; personId: string } | undefined> =>
  tables(work)
    .selectFrom('order')
    .select(['id', 'personId'])
    .where('cityId', '=', work.cityId)
    .where('quoteId', '=', quoteId)
    .executeTakeFirst();

export const lockOrder = (work: AnyWork, id: string): Promise<Order | undefined> =>
  tables(work)
    .selectFrom('order')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** Several, locked in the order of their ids. */
export const lockOrders = (work: AnyWork, ids: readonly string[]): Promise<Order[]> =>
  tables(work)
    .selectFrom('order')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();

export const closeIssued = async (work: AnyWork, ids: readonly string[]): Promise<void> => {
  await tables(work)
    .updateTable('order')
    .set({ state: 'closed' })
    .where('cityId', '=', work.cityId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('state', '=', 'issued')
    .execute();
};

export type OrderMove = {
  id: string;
  from: OrderState;
  to: OrderState;
  cancelReason?: Order['cancelReason'];
  paidAt?: Date;
};

/** Moves the state only from where it was seen, so that two events can't both do it. */
export const moveOrder = async (work: AnyWork, move: OrderMove): Promise<boolean> => {
  const result = await tables(work)
    .updateTable('order')
    .set({
      state: move.to,
      cancelReason: move.cancelReason ?? null,
      ...(move.paidAt ? { paidAt: move.paidAt } : {}),
    })
    .where('cityId', '=', work.cityId)
    .where('id', '=', move.id)
    .where('state', '=', move.from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export const countOpenOrders = async (work: AnyWork, personId: string): Promise<number> => {
  const row = await tables(work)
    .selectFrom('order')
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .where('cityId', '=', work.cityId)
    .where('personId', '=', personId)
    .where('state', '=', 'awaiting_payment')
    .executeTakeFirstOrThrow();
  return row.open;
};

/** A batch of unpaid orders past their time, locked; other workers take other rows. */
export const lockOverdue = (work: AnyWork, limit: number): Promise<Order[]> =>
  tables(work)
    .selectFrom('order')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('state', '=', 'awaiting_payment')
    .where('payBy', '<', work.now)
    .orderBy('payBy')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();

export const selectShown = (
  work: AnyWork,
  asked: { id: string; personId: string },
): Promise<OrderShown | undefined> =>
  tables(work)
    .selectFrom('orderShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', asked.id)
    .where('personId', '=', asked.personId)
    .executeTakeFirst();

export const selectMine = (
  work: AnyWork,
  asked: { personId: string; before: string | null; limit: number },
): Promise<OrderShown[]> =>
  tables(work)
    .selectFrom('orderShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('personId', '=', asked.personId)
    .$if(asked.before !== null, (query) => query.where('id', '<', asked.before ?? ''))
    .orderBy('id', 'desc')
    .limit(asked.limit)
    .execute();
