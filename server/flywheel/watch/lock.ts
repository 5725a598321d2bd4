import { lockedMinutes, triesLimit } from '#contract/fraud.ts';
import { minuteMs } from '#contract/kit/time.ts';
import { findPlaceNow } from '#flywheel/place/merge-follow.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import { findWatchedMerchant } from '#parties/merchant/find.ts';
import { askerId } from '#parties/person/actor.ts';
import { raiseSignal } from './signal.ts';
import { addTry, clearLock, selectLock, writeLock } from './sql.ts';

/** Until when this caller may try no codes at this store; null where they may. */
export const counterLockOf = (work: AnyWork, placeId: string): Promise<Date | null> =>
  selectLock(work, { placeId, askedBy: askerId(work) });

export const refuseLocked = (work: Work<'counter_locked'>, until: Date | null): void => {
  if (until) work.refuse('counter_locked', { until: until.toISOString() });
};

/**
 * Counts one refused try of a code. Too many lock this counter to this person or till, and
 * to nobody else: who works beside them goes on.
 */
export const countTry = async (work: AnyWork, placeId: string): Promise<void> => {
  const merchantId = (await findPlaceNow(work, placeId))?.merchantId;
  if (!merchantId) return;
  const at = { placeId, askedBy: askerId(work) };
  const tries = await addTry(work, { ...at, merchantId });
  if (tries < triesLimit) return;
  const until = new Date(work.now.getTime() + lockedMinutes * minuteMs);
  await writeLock(work, { ...at, until });
  raiseSignal(work, {
    kind: 'many_tries',
    key: `${placeId}.${at.askedBy}.${until.toISOString()}`,
    ...at,
    merchantId,
    facts: { tries, until: until.toISOString() },
  });
  work.emit({ name: 'counter.locked', facts: { ...at, until: until.toISOString() } });
};

/** The owner of the store or the operator opens a locked counter. */
export const liftCounterLock = async (
  work: Work<'merchant_not_found' | 'not_your_merchant' | 'counter_not_locked'>,
  asked: { merchantId: string; placeId: string; askedBy: string },
): Promise<{ lifted: true }> => {
  await findWatchedMerchant(work, asked.merchantId);
  if (!(await clearLock(work, asked))) return work.refuse('counter_not_locked', {});
  const { placeId, askedBy } = asked;
  writeAudit(work, {
    deed: 'counter_lock_lifted',
    subject: { kind: 'place', id: placeId },
    facts: { askedBy, merchantId: asked.merchantId },
  });
  work.emit({ name: 'counter.unlocked', facts: { placeId, askedBy } });
  return { lifted: true };
};
