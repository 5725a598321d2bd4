import { sql } from 'kysely';
import type { AnyWork } from '#kit/work.ts';
import type { Voucher } from './sql.ts';

const tables = (work: AnyWork) => work.db.$pickTables<'voucher'>();

/** What a device without network may know a voucher by. */
export type NamedOffline =
  | { by: 'code'; code: string }
  | { by: 'handle'; handle: string }
  /** Sixteen hex digits, all that a signed code says. */
  | { by: 'tag'; tag: string };

/** The voucher, its row held until the work ends. */
export const lockNamed = (
  work: AnyWork,
  named: NamedOffline,
): Promise<Voucher | undefined> =>
  tables(work)
    .selectFrom('voucher')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .$if(named.by === 'code', (query) =>
      query.where('code', '=', named.by === 'code' ? named.code : ''),
    )
    .$if(named.by === 'handle', (query) =>
      query.where('handle', '=', named.by === 'handle' ? named.handle : ''),
    )
    .$if(named.by === 'tag', (query) =>
      query.where(
        sql<boolean>`substr(sha256(('tag:' || handle)::bytea), 1, 8)
          = decode(${named.by === 'tag' ? named.tag : ''}, 'hex')`,
      ),
    )
    .forUpdate()
    .executeTakeFirst();

export type StoreAsked = { merchantId: string; placeId: string };

/** What may still be used at a store, the soonest to lapse first; bounded. */
export const selectUsableAt = (
  work: AnyWork,
  asked: StoreAsked & { limit: number },
): Promise<Voucher[]> =>
  usableAt(work, asked).selectAll().orderBy('validUntil').limit(asked.limit).execute();

export const countUsableAt = async (work: AnyWork, asked: StoreAsked): Promise<number> => {
  const row = await usableAt(work, asked)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
};

const usableAt = (work: AnyWork, { merchantId, placeId }: StoreAsked) =>
  tables(work)
    .selectFrom('voucher')
    .where('cityId', '=', work.cityId)
    .where('merchantId', '=', merchantId)
    .where('state', '=', 'issued')
    .where('validUntil', '>=', work.now)
    // Whether a card was used today, elsewhere, only the network knows.
    .where('usesPerDay', 'is', null)
    .where(sql<boolean>`${placeId}::uuid = any(place_ids)`);
