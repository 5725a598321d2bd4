import type { SignalView } from '#contract/fraud.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { findOwnMerchant } from '#parties/merchant/find.ts';
import { selectSignals } from './sql.ts';
import type { SignalShown } from './sql.ts';

type Signals = { items: SignalView[]; nextCursor: string | null };

/** What is worth a look in the city, newest first. */
export const listSignals = async (
  work: AnyWork,
  asked: PageAsk & { merchantId?: string; open?: 'true' | 'false' | undefined },
): Promise<Signals> => {
  const rows = await selectSignals(work, {
    ...(asked.merchantId ? { merchantId: asked.merchantId } : {}),
    ...(asked.open ? { open: asked.open === 'true' } : {}),
    before: afterId(asked),
    limit: askOneMore(asked),
  });
  return pageOfRows(
    rows,
    asked,
    (row) => row.id,
    (row) => showSignal(work, row),
  );
};

/** The same of a merchant's own stores, for its owner. */
export const listMerchantSignals = async (
  work: Work<'merchant_not_found' | 'not_your_merchant'>,
  asked: PageAsk & { merchantId: string },
): Promise<Signals> => {
  await findOwnMerchant(work, asked.merchantId);
  return listSignals(work, asked);
};

export const showSignal = (work: AnyWork, row: SignalShown): SignalView => {
  const until = row.lockedUntil?.toISOString();
  // An older lock of the same counter is over; this one may have been lifted.
  const locked = until === row.facts['until'] && (row.lockedUntil ?? work.now) > work.now;
  return {
    id: row.id,
    kind: row.kind,
    merchantId: row.merchantId,
    placeId: row.placeId,
    placeName: row.placeName,
    askerId: row.askedBy,
    askerName: row.askerName,
    facts: row.facts,
    seenAt: row.seenAt.toISOString(),
    lockedUntil: locked ? (until ?? null) : null,
    closed: row.closedAt
      ? {
          at: row.closedAt.toISOString(),
          by: row.closerName,
          because: row.closedBecause ?? '',
        }
      : null,
  };
};
