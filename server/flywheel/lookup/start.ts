import {
  lookupMinutes,
  lookupsOfStaffLimit,
  lookupsOfStoreLimit,
  lookupsWindowMinutes,
  promptedLimit,
} from '#contract/lookup.ts';
import { minuteMs } from '#contract/kit/time.ts';
import { undoCyclesLimit } from '#contract/redemption.ts';
import { mustWorkAt } from '#flywheel/place/counter-store.ts';
import type { Work } from '#kit/work.ts';
import { lockPerson, theirId } from '#parties/person/actor.ts';
import {
  insertLookup,
  insertPrompts,
  lockStore,
  selectAskedAt,
  setPrompted,
} from './sql.ts';

const windowMs = lookupsWindowMinutes * minuteMs;

/**
 * Asks everybody whose phone ends so, and who has something to use here, whether it is
 * them who stands at the counter. What is answered is the same whether anybody was asked.
 */
export const startLookup = async (
  work: Work<'not_staff_here' | 'too_many_lookups'>,
  asked: { placeId: string; lastFour: string },
): Promise<{ lookupId: string; expiresAt: string }> => {
  const store = await mustWorkAt(work, asked.placeId);
  await refuseTooMany(work, store.id);
  const lookup = {
    cityId: work.cityId,
    id: work.id(),
    placeId: store.id,
    askedBy: theirId(work),
    askedAt: work.now,
    expiresAt: new Date(work.now.getTime() + lookupMinutes * minuteMs),
    prompted: 0,
    confirmedBy: null,
    confirmedAt: null,
    voucherIds: null,
    redeemedAt: null,
  };
  insertLookup(work, lookup);
  const ending = { lookupId: lookup.id, placeId: store.id, lastFour: asked.lastFour };
  const limits = { people: promptedLimit, undos: undoCyclesLimit };
  const prompted = await insertPrompts(work, ending, limits);
  setPrompted(work, lookup.id, prompted);
  work.emit({
    name: 'lookup.started',
    facts: { lookupId: lookup.id, placeId: store.id, askedBy: lookup.askedBy, prompted },
  });
  return { lookupId: lookup.id, expiresAt: lookup.expiresAt.toISOString() };
};

const refuseTooMany = async (
  work: Work<'too_many_lookups'>,
  placeId: string,
): Promise<void> => {
  const askedBy = theirId(work);
  const since = new Date(work.now.getTime() - windowMs);
  const [, , byStaff, atStore] = await Promise.all([
    lockPerson(work, askedBy),
    lockStore(work, placeId),
    selectAskedAt(work, { since, limit: lookupsOfStaffLimit, askedBy }),
    selectAskedAt(work, { since, limit: lookupsOfStoreLimit, placeId }),
  ]);
  const full = [
    byStaff.length >= lookupsOfStaffLimit ? byStaff[0] : undefined,
    atStore.length >= lookupsOfStoreLimit ? atStore[0] : undefined,
  ].flatMap((oldest) => (oldest ? [oldest.getTime() + windowMs] : []));
  if (full.length === 0) return;
  const waitMs = Math.max(...full) - work.now.getTime();
  work.refuse('too_many_lookups', {
    retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)),
  });
};
