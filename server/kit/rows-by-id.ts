/** The next rows in the order of their ids, from after one id on. */
export type IdPage = { after: string; limit: number };

const beforeAll = '00000000-0000-0000-0000-000000000000';

/** All rows, a page at a time, until a page is not full. */
export async function* rowsById<Row extends { id: string }>(
  limit: number,
  read: (page: IdPage) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  for (let after = beforeAll; ;) {
    const rows = await read({ after, limit });
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < limit) return;
    after = last.id;
  }
}
