import type { Funded } from '#contract/card-savings.ts';
import { cardEarnedPostings, cardIncome, held } from '#flywheel/ledger/ledger.ts';
import { postEntry } from '#flywheel/ledger/post.ts';
import { refundCard } from '#flywheel/payment/refund-card.ts';
import { spread } from '#flywheel/quote/spread.ts';
import { voucherIdsByOrder } from '#flywheel/voucher/find.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { lockMembership } from '#parties/member/find.ts';
import type { Membership } from '#parties/member/find.ts';
import { guaranteeOf } from '#parties/member/member.ts';
import { memberPriceOf } from '#parties/member/price.ts';
import type { MemberPrice } from '#parties/member/price.ts';
import { insertSaving, savedFenOf, savingOfRedemption, undoSavingRow } from './sql.ts';

export type UsedVoucher = {
  redemptionId: string;
  orderId: string;
  voucherId: string;
  placeId: string;
  title: string;
  useNo: number;
  usesTotal: number;
};

/**
 * What a use at a counter saved its member, in the transaction of the use: one line, and
 * as much of the fee becomes income. The amount was frozen when the order was placed. A
 * use after the card's end is shown and counts for nothing: the card is settled by then.
 */
export const recordSaving = async (work: AnyWork, use: UsedVoucher): Promise<void> => {
  const price = await memberPriceOf(work, use.orderId);
  if (!price) return;
  const savedFen = await partOf(work, price, use);
  if (savedFen === 0) return;
  const card = await lockMembership(work, price.membershipId);
  assert(card !== undefined, 'a frozen price has its membership');
  const counts = isRunning(card, work.now);
  const before = await savedOf(work, card.id);
  const id = work.id();
  await insertSaving(work, {
    id,
    membershipId: card.id,
    redemptionId: use.redemptionId,
    orderId: use.orderId,
    voucherId: use.voucherId,
    placeId: use.placeId,
    title: use.title,
    savedFen,
    funding: cutTo(price.funding, savedFen),
    counts,
    savedAt: work.now,
    undoneAt: null,
  });
  if (!counts) return;
  earn(work, card, { savingId: id, from: before, to: before + savedFen });
};

/**
 * A use was taken back or its money refunded: so is its saving, once, in the same
 * transaction. Where the guarantee was paid already, it grows by what is missing now.
 */
export const undoSaving = async (work: AnyWork, redemptionId: string): Promise<void> => {
  const found = await savingOfRedemption(work, redemptionId);
  if (!found) return;
  const card = await lockMembership(work, found.membershipId);
  assert(card !== undefined, 'a saving has its membership');
  const before = await savedOf(work, card.id);
  const saving = await undoSavingRow(work, redemptionId);
  if (!saving?.counts) return;
  const change = { savingId: saving.id, from: before, to: before - saving.savedFen };
  if (card.state === 'current') earn(work, card, change);
  if (card.state === 'ended') await guaranteeMore(work, card, change);
};

type Change = { savingId: string; from: number; to: number };

/**
 * The fee is earned as far as the card has saved, and never beyond: what stays deferred is
 * exactly what the guarantee would give back.
 */
const earn = (work: AnyWork, card: Membership, { savingId, from, to }: Change): void => {
  const earnedFen = Math.min(card.feeFen, to) - Math.min(card.feeFen, from);
  if (earnedFen === 0) return;
  postEntry(work, {
    kind: earnedFen > 0 ? 'card_saving' : 'card_saving_undone',
    subjectId: savingId,
    orderId: card.orderId,
    voucherId: null,
    postings: cardEarnedPostings(card.id, earnedFen),
    totalFen: Math.abs(earnedFen),
  });
};

const guaranteeMore = async (
  work: AnyWork,
  card: Membership,
  { savingId, from, to }: Change,
): Promise<void> => {
  const moreFen = guaranteeOf(card.feeFen, to) - guaranteeOf(card.feeFen, from);
  if (moreFen === 0 || card.orderId === null) return;
  postEntry(work, {
    kind: 'guarantee',
    subjectId: savingId,
    orderId: card.orderId,
    voucherId: null,
    postings: [{ fromAccount: cardIncome, toAccount: held, amountFen: moreFen }],
    totalFen: moreFen,
  });
  const { orderId } = card;
  await refundCard(work, { orderId, amountFen: moreFen, reason: 'guarantee' });
};

const isRunning = (card: Membership, now: Date): boolean =>
  card.state === 'current' && card.endsAt !== null && now < card.endsAt;

const savedOf = async (work: AnyWork, cardId: string): Promise<number> =>
  (await savedFenOf(work, [cardId])).get(cardId) ?? 0;

/** The part of the order's saving that belongs to this use; the parts sum to the whole. */
const partOf = async (
  work: AnyWork,
  price: MemberPrice,
  use: UsedVoucher,
): Promise<number> => {
  const ids = (await voucherIdsByOrder(work, [use.orderId])).get(use.orderId) ?? [];
  const at = ids.toSorted().indexOf(use.voucherId);
  assert(at >= 0, 'a voucher is one of its order');
  const ofVoucher = spread(price.savedFen, ids.length)[at] ?? 0;
  return spread(ofVoucher, use.usesTotal)[use.useNo - 1] ?? 0;
};

/** The funders of the whole, cut to a part; the first takes the fen that do not divide. */
const cutTo = (funding: readonly Funded[], savedFen: number): Funded[] => {
  const sumFen = funding.reduce((sum, { fen }) => sum + fen, 0);
  const parts = funding.map(({ funder, fen }) => ({
    funder,
    fen: Math.floor((fen * savedFen) / sumFen),
  }));
  const [first] = parts;
  if (first) first.fen += savedFen - parts.reduce((sum, { fen }) => sum + fen, 0);
  return parts;
};
