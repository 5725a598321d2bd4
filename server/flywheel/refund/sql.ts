import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { QuestionState } from '#contract/refund.ts';
import type { AnyWork } from '#kit/work.ts';

export type RefundQuestionTable = {
  cityId: string;
  id: string;
  redemptionId: string;
  voucherId: string;
  orderId: string;
  personId: string;
  merchantId: string;
  askedFen: number;
  because: string;
  state: QuestionState;
  askedAt: Date;
  answerBy: Date;
  answeredAt: Date | null;
  /** Null where silence answered. */
  answeredBy: string | null;
  approvedFen: number | null;
  answerBecause: string | null;
  disputeBy: Date | null;
  disputedAt: Date | null;
  disputeBecause: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  decidedFen: number | null;
  decisionBecause: string | null;
};
/** A reviewed view: questions with voucher, use, store and merchant as people read them. */
export type RefundQuestionShownView = RefundQuestionTable & {
  title: string;
  useNo: number;
  redeemedAt: Date;
  paidFen: number;
  refundedFen: number;
  placeName: string;
  merchantName: string;
};
declare module '#kit/db.ts' {
  interface Tables {
    refundQuestion: RefundQuestionTable;
    refundQuestionShown: RefundQuestionShownView;
  }
}
export type Question = Selectable<RefundQuestionTable>;
export type QuestionShown = Selectable<RefundQuestionShownView>;

const tables = (work: AnyWork) =>
  work.db.$pickTables<'refundQuestion' | 'refundQuestionShown'>();

export const insertQuestion = async (work: AnyWork, asked: Question): Promise<void> => {
  await tables(work).insertInto('refundQuestion').values(asked).execute();
};

const shown = (work: AnyWork) =>
  tables(work)
    .selectFrom('refundQuestionShown')
    .selectAll()
    .where('cityId', '=', work.cityId);

export const selectQuestion = (
  work: AnyWork,
  id: string,
): Promise<QuestionShown | undefined> =>
  shown(work).where('id', '=', id).executeTakeFirst();

export const questionOfUse = (
  work: AnyWork,
  redemptionId: string,
): Promise<QuestionShown | undefined> =>
  shown(work).where('redemptionId', '=', redemptionId).executeTakeFirst();

/** More questions than a card has uses. */
const usesLimit = 100;

/** In the order in which they were last answered; one that waits comes last. */
export const questionsOfVoucher = (
  work: AnyWork,
  voucherId: string,
): Promise<QuestionShown[]> =>
  shown(work)
    .where('voucherId', '=', voucherId)
    .orderBy(sql`coalesce(decided_at, answered_at)`)
    .orderBy('id')
    .limit(usesLimit)
    .execute();

/** The end of a wait: only from the state it was seen in, and by its deadline. */
export type Step = {
  id: string;
  from: QuestionState;
  to: QuestionState;
  /** Silence has spoken by then, whatever has heard it. */
  answerBy?: { after: Date } | { notBefore: Date };
  set: Partial<Omit<Question, 'id' | 'cityId' | 'state'>>;
};

export const takeStep = async (work: AnyWork, step: Step): Promise<boolean> => {
  const { answerBy } = step;
  const result = await tables(work)
    .updateTable('refundQuestion')
    .set({ ...step.set, state: step.to })
    .where('cityId', '=', work.cityId)
    .where('id', '=', step.id)
    .where('state', '=', step.from)
    .$if(answerBy !== undefined && 'after' in answerBy, (query) =>
      query.where('answerBy', '>', work.now),
    )
    .$if(answerBy !== undefined && 'notBefore' in answerBy, (query) =>
      query.where('answerBy', '<=', work.now),
    )
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** A question whose merchant has said nothing in time, the one due longest first. */
export const selectUnanswered = async (
  work: AnyWork,
): Promise<{ id: string; orderId: string } | undefined> =>
  tables(work)
    .selectFrom('refundQuestion')
    .select(['id', 'orderId'])
    .where('cityId', '=', work.cityId)
    .where('state', '=', 'asked')
    .where('answerBy', '<=', work.now)
    .orderBy('answerBy')
    .limit(1)
    .executeTakeFirst();

export type Page = { before: { waits: boolean; id: string } | null; limit: number };

const waits = sql<boolean>`(state = 'asked')`;
const toDecide = sql<boolean>`(state = 'disputed')`;

/** What waits for an answer first, the soonest due on top; then the newest. */
export const questionsOfMerchant = (
  work: AnyWork,
  { merchantId, before, limit }: Page & { merchantId: string },
): Promise<QuestionShown[]> =>
  shown(work)
    .where('merchantId', '=', merchantId)
    .$if(before !== null, (query) =>
      query.where(
        sql<boolean>`(${waits} < ${before?.waits}::boolean
          or (${waits} = ${before?.waits}::boolean and case when ${waits}
            then id > ${before?.id}::uuid else id < ${before?.id}::uuid end))`,
      ),
    )
    .orderBy(waits, 'desc')
    .orderBy(sql`case when ${waits} then id end`)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

export const disputes = (
  work: AnyWork,
  { before, limit }: Page,
): Promise<QuestionShown[]> =>
  shown(work)
    .where('state', 'in', ['disputed', 'decided'])
    .$if(before !== null, (query) =>
      query.where(
        sql<boolean>`(${toDecide} < ${before?.waits}::boolean
          or (${toDecide} = ${before?.waits}::boolean and case when ${toDecide}
            then id > ${before?.id}::uuid else id < ${before?.id}::uuid end))`,
      ),
    )
    .orderBy(toDecide, 'desc')
    .orderBy(sql`case when ${toDecide} then id end`)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
