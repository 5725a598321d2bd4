import { dayMs, hourMs, minuteMs } from '#contract/kit/time.ts';
import { refundOrderUnused } from '#flywheel/payment/refund-unused.ts';
import { unusedOrdersOf } from '#flywheel/voucher/of-offers.ts';
import type { AnyWork } from '#kit/work.ts';
import { giveNotice } from '#parties/notice/give-notice.ts';
import {
  markProgramme,
  moveProgramme,
  nextEnding,
  selectParts,
} from '#parties/programme/move.ts';
import type { Programme } from '#parties/programme/move.ts';
import { accountsOf } from './accounts.ts';
import { factsFor } from './announce.ts';
import { selectRefunded } from './sql.ts';
import { tellOfEnd } from './tell.ts';

const batch = 50;
/** What was redeemed in the last hour may still be undone: the books wait for it. */
const undoRestMs = dayMs;

/**
 * Takes one announced end as far as it goes now: telling, the end itself, then the books to
 * zero. Whatever it did is committed before it looks again, so it may be killed anywhere.
 */
export const moveEndings = async (work: AnyWork): Promise<number> => {
  const programme = await nextEnding(work);
  if (!programme) return 0;
  const did = await moveOne(work, programme);
  // Nothing to do now: others get their turn, and this one is looked at in a minute.
  const pauseMs = programme.state === 'ended' ? hourMs / 4 : minuteMs;
  const nextLookAt = new Date(work.now.getTime() + pauseMs);
  if (!did) await markProgramme(work, programme.id, { nextLookAt });
  return 1;
};

const moveOne = async (work: AnyWork, programme: Programme): Promise<boolean> => {
  switch (programme.state) {
    case 'live':
      return tellOfEnd(work, programme);
    case 'winding_down':
      return programme.endsAt <= work.now ? endProgramme(work, programme) : false;
    default:
      return closeBooks(work, programme);
  }
};

/**
 * The end: its state and every refund in one transaction, so that there is no moment at
 * which it has ended and somebody's money has not started its way back.
 */
const endProgramme = async (work: AnyWork, programme: Programme): Promise<boolean> => {
  const { orders, vouchers, fen } = await refundAll(work, programme);
  await moveProgramme(work, programme.id, {
    step: 'ended',
    changes: { state: 'ended', endedAt: work.now },
    facts: { orders, vouchers, refundFen: fen },
  });
  return true;
};

const refundAll = async (work: AnyWork, { id }: Programme) => {
  const { offerIds } = await selectParts(work, id);
  const orders = await unusedOrdersOf(work, offerIds);
  const sum = { orders: orders.length, vouchers: 0, fen: 0 };
  for (const orderId of orders) {
    const back = await refundOrderUnused(work, { orderId, reason: 'programme_ended' });
    sum.vouchers += back.vouchers;
    sum.fen += back.fen;
  }
  return sum;
};

/**
 * After the end: what was undone or paid for at the last moment goes back as well,
 * everybody who gets something is told how much, and once the rail has confirmed all of it
 * the books are at zero.
 */
const closeBooks = async (work: AnyWork, programme: Programme): Promise<boolean> => {
  const late = await refundAll(work, programme);
  if (late.vouchers > 0) {
    await moveProgramme(work, programme.id, {
      step: 'late_refunds',
      // Somebody behind the last one told may get something back now.
      changes: { refundedAfter: null, refundsToldAt: null },
      facts: { orders: late.orders, vouchers: late.vouchers, refundFen: late.fen },
    });
    return true;
  }
  if (!programme.refundsToldAt) return tellRefunds(work, programme);
  const endedAt = programme.endedAt?.getTime() ?? 0;
  if (work.now.getTime() < endedAt + undoRestMs) return false;
  const { items, zero } = await accountsOf(work, programme.id);
  if (!zero) return false;
  await moveProgramme(work, programme.id, {
    step: 'zero',
    changes: { zeroAt: work.now },
    facts: { accounts: items.length },
  });
  return true;
};

const tellRefunds = async (work: AnyWork, programme: Programme): Promise<boolean> => {
  const asked = { programmeId: programme.id, after: programme.refundedAfter, limit: batch };
  const people = await selectRefunded(work, asked);
  const facts = await factsFor(work, programme, 'members');
  for (const { personId, fen } of people) {
    await giveNotice(work, {
      to: { personId },
      kind: 'programme_refunded',
      subjectId: programme.id,
      facts: { ...facts, amountFen: fen, amount: `¥${(fen / 100).toFixed(2)}` },
      channels: ['in_app', 'sms'],
    });
  }
  const last = people.at(-1);
  await markProgramme(
    work,
    programme.id,
    last ? { refundedAfter: last.personId } : { refundsToldAt: work.now },
  );
  return true;
};
