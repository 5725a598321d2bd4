import type { CardSavingView } from '#contract/card-savings.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { Work } from '#kit/work.ts';
import { findMembership, seatsOfCards } from '#parties/member/find.ts';
import type { Membership } from '#parties/member/find.ts';
import { guaranteeOf } from '#parties/member/member.ts';
import { theirId } from '#parties/person/actor.ts';
import { savedFenOf, selectSavings } from './sql.ts';

type SavingsPage = {
  items: CardSavingView[];
  nextCursor: string | null;
  savedFen: number;
  feeFen: number;
  missingFen: number;
};

/** Every saving of a card that I hold or sit on, line by line, with who funded it. */
export const listSavings = async (
  work: Work<'card_not_found'>,
  asked: PageAsk & { cardId: string },
): Promise<SavingsPage> => {
  const card = await findMembership(work, asked.cardId);
  if (!(await isMine(work, card))) return work.refuse('card_not_found', {});
  const [rows, saved] = await Promise.all([
    selectSavings(work, {
      membershipId: card.id,
      before: afterId(asked),
      limit: askOneMore(asked),
    }),
    savedFenOf(work, [card.id]),
  ]);
  const savedFen = saved.get(card.id) ?? 0;
  return {
    ...pageOfRows(
      rows,
      asked,
      (row) => row.id,
      (row) => showSaving(row),
    ),
    savedFen,
    feeFen: card.feeFen,
    missingFen: guaranteeOf(card.feeFen, savedFen),
  };
};

const isMine = async (work: Work<'card_not_found'>, card: Membership): Promise<boolean> => {
  const personId = theirId(work);
  if (card.holderId === personId) return true;
  const seats = await seatsOfCards(work, [card.id]);
  return seats.some((seat) => seat.personId === personId);
};

const showSaving = (row: Awaited<ReturnType<typeof selectSavings>>[number]) => ({
  id: row.id,
  redemptionId: row.redemptionId,
  title: row.title,
  placeId: row.placeId,
  placeName: row.placeName,
  savedFen: row.savedFen,
  funding: row.funding,
  savedAt: row.savedAt.toISOString(),
  undoneAt: row.undoneAt?.toISOString() ?? null,
});
