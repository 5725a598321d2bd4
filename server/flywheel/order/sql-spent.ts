import type { AnyWork } from '#kit/work.ts';

const tables = (work: AnyWork) => work.db.$pickTables<'order'>();

export const sumSpent = async (
  work: AnyWork,
  personId: string,
  since: Date,
): Promise<{ orders: number; originalFen: number }> => {
  const row = await tables(work)
    .selectFrom('order')
    .select((eb) => [
      eb.fn.countAll<number>().as('orders'),
      eb.fn.sum<number | null>('originalFen').as('originalFen'),
    ])
    .where('cityId', '=', work.cityId)
    .where('personId', '=', personId)
    .where('placeId', 'is not', null)
    .where('state', 'in', ['issued', 'closed'])
    .where('paidAt', '>=', since)
    .executeTakeFirstOrThrow();
  return { orders: Number(row.orders), originalFen: Number(row.originalFen ?? 0) };
};
