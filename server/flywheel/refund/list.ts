import type { RefundQuestionView, UseView } from '#contract/refund.ts';
import { Id } from '#contract/kit/id.ts';
import { standingUsesOf } from '#flywheel/redemption/refund-claim.ts';
import { readMyVoucher } from '#flywheel/voucher/mine.ts';
import { askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { findOwnMerchant } from '#parties/merchant/find.ts';
import { showQuestion, showUse } from './refund.ts';
import { disputes, questionsOfMerchant, questionsOfVoucher } from './sql.ts';
import type { Page } from './sql.ts';

type Questions = { items: RefundQuestionView[]; nextCursor: string | null };

/** The uses of a voucher of mine, each with what was asked about it. */
export const listUses = async (
  work: Work<'voucher_not_found'>,
  voucherId: string,
): Promise<{ items: UseView[] }> => {
  await readMyVoucher(work, voucherId);
  const [uses, questions] = await Promise.all([
    standingUsesOf(work, voucherId),
    questionsOfVoucher(work, voucherId),
  ]);
  const ofUse = new Map(questions.map((question) => [question.redemptionId, question]));
  return { items: uses.map((use) => showUse(use, ofUse.get(use.id))) };
};

/** What a merchant's customers ask back: what waits for an answer first. */
export const listRefundQuestions = async (
  work: Work<'merchant_not_found' | 'not_your_merchant'>,
  asked: PageAsk & { merchantId: string },
): Promise<Questions> => {
  const { id: merchantId } = await findOwnMerchant(work, asked.merchantId);
  const rows = await questionsOfMerchant(work, { ...pageAsked(asked), merchantId });
  const cursorOf = ({ state, id }: (typeof rows)[number]) =>
    `${state === 'asked' ? 1 : 0}.${id}`;
  return pageOfRows(rows, asked, cursorOf, showQuestion);
};

/** What is taken to the operator: what is to be decided first. */
export const listDisputes = async (work: AnyWork, asked: PageAsk): Promise<Questions> => {
  const rows = await disputes(work, pageAsked(asked));
  const cursorOf = ({ state, id }: (typeof rows)[number]) =>
    `${state === 'disputed' ? 1 : 0}.${id}`;
  return pageOfRows(rows, asked, cursorOf, showQuestion);
};

const pageAsked = (asked: PageAsk): Page => {
  const match = /^([01])\.(.{36})$/.exec(asked.cursor ?? '');
  const id = Id.safeParse(match?.[2]).data;
  return {
    before: id ? { waits: match?.[1] === '1', id } : null,
    limit: askOneMore(asked),
  };
};
