import type { NoticeKind } from '#contract/notice.ts';
import type { AnyWork } from '#kit/work.ts';
import { cardToRemind, moveMembership } from '#parties/member/find.ts';
import { guaranteeOf } from '#parties/member/member.ts';
import { giveNotice } from '#parties/notice/give-notice.ts';
import { savedFenOf } from './sql.ts';

const reminders = [
  [1, 'card_lapses_1'],
  [7, 'card_lapses_7'],
  [30, 'card_lapses_30'],
] as const satisfies readonly (readonly [number, NoticeKind])[];

/**
 * Tells holders 30, 7 and 1 days before their card ends, with what would come back. After
 * an outage only the nearest one is told: yesterday's "in a week" helps nobody.
 */
export const remindHolders = async (work: AnyWork): Promise<number> => {
  for (const [days, kind] of reminders) {
    const card = await cardToRemind(work, days);
    if (!card?.holderId || card.endsAt === null) continue;
    const savedFen = (await savedFenOf(work, [card.id])).get(card.id) ?? 0;
    await moveMembership(work, {
      id: card.id,
      from: ['current'],
      set: { remindedDays: days },
    });
    await giveNotice(work, {
      to: { personId: card.holderId },
      kind,
      subjectId: card.id,
      facts: {
        title: card.title,
        endsAt: card.endsAt.toISOString(),
        guaranteeFen: guaranteeOf(card.feeFen, savedFen),
      },
      channels: ['in_app', 'sms'],
    });
    return 1;
  }
  return 0;
};
