import { sql } from 'kysely';
import type { AnyWork } from '#kit/work.ts';

type Of = { cityId: string; programmeId: string };
/** Reviewed views: what crosses from a programme's offers to its orders' money. */
declare module '#kit/db.ts' {
  interface Tables {
    programmeAccount: Of & { account: string; inFen: number; outFen: number };
    programmeRefund: Of & { personId: string; fen: number };
  }
}

const tables = (work: AnyWork) =>
  work.db.$pickTables<'programmeAccount' | 'programmeRefund'>();

export type AccountSum = { account: string; inFen: number; outFen: number };

export const selectAccounts = (work: AnyWork, programmeId: string): Promise<AccountSum[]> =>
  tables(work)
    .selectFrom('programmeAccount')
    .select(['account', 'inFen', 'outFen'])
    .where('cityId', '=', work.cityId)
    .where('programmeId', '=', programmeId)
    .orderBy('account')
    .execute();

export const selectRefunded = (
  work: AnyWork,
  asked: { programmeId: string; after: string | null; limit: number },
): Promise<{ personId: string; fen: number }[]> =>
  tables(work)
    .selectFrom('programmeRefund')
    .select(['personId', 'fen'])
    .where('cityId', '=', work.cityId)
    .where('programmeId', '=', asked.programmeId)
    .$if(asked.after !== null, (query) =>
      query.where('personId', '>', sql<string>`${asked.after}::uuid`),
    )
    .orderBy('personId')
    .limit(asked.limit)
    .execute();
