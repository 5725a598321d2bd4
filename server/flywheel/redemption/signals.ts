import { hourMs } from '#contract/kit/time.ts';
import { dayStart, localDay } from '#flywheel/place/local-day.ts';
import { impossibleTravel, isManyUndos, isSamePair } from '#flywheel/watch/rules.ts';
import { raiseSignal } from '#flywheel/watch/signal.ts';
import { thisCity } from '#kit/city.ts';
import type { Listener } from '#kit/module.ts';
import type { AnyWork } from '#kit/work.ts';
import {
  countPair,
  countUndone,
  countUndos,
  selectElsewhere,
  selectWatched,
} from './sql-watched.ts';
import type { Watched } from './sql-watched.ts';

/**
 * What redemptions and undos look like together. Everything is read by the times of the
 * redemptions, not of the listening, so a late or repeated telling comes to the same.
 */
export const signalListeners: Listener[] = [
  {
    name: 'look at a redemption',
    hears: 'voucher.redeemed',
    act: async (work, { facts }) => {
      const watched = await selectWatched(work, String(facts['redemptionId']));
      if (!watched) return;
      await lookAtTravel(work, watched);
      if (watched.channel !== 'stand') await lookAtPair(work, watched);
    },
  },
  {
    name: 'look at an undo',
    hears: 'redemption.undone',
    act: async (work, { facts }) => {
      const watched = await selectWatched(work, String(facts['redemptionId']));
      if (watched) await lookAtUndos(work, watched);
    },
  },
];

/** Nobody is so far away that half a day is not enough within a city. */
const travelMs = 12 * hourMs;

const lookAtTravel = async (work: AnyWork, here: Watched): Promise<void> => {
  const { holderId, placeId, merchantId } = here;
  const others = await selectElsewhere(work, {
    holderId,
    placeId,
    from: new Date(here.usedAt.getTime() - travelMs),
    until: new Date(here.usedAt.getTime() + travelMs),
  });
  for (const there of others) {
    const travel = impossibleTravel(
      { ...here, at: here.usedAt },
      { ...there, at: there.usedAt },
    );
    if (!travel) continue;
    const key = [here.id, there.id].toSorted().join('.');
    const raised = { kind: 'impossible_travel' as const, askedBy: null, facts: travel };
    raiseSignal(work, { ...raised, key, merchantId, placeId });
  }
};

const lookAtPair = async (work: AnyWork, here: Watched): Promise<void> => {
  const { askedBy, holderId, merchantId, placeId } = here;
  const { day, ...bounds } = await dayOf(work, here.redeemedAt);
  const times = await countPair(work, { askedBy, holderId, ...bounds });
  if (!isSamePair(times)) return;
  const key = `${askedBy}.${holderId}.${day}`;
  const facts = { times, day };
  raiseSignal(work, { kind: 'same_pair', key, merchantId, placeId, askedBy, facts });
};

const lookAtUndos = async (work: AnyWork, here: Watched): Promise<void> => {
  const { undoneAt, undoneBy, merchantId, placeId } = here;
  if (!undoneAt || !undoneBy) return;
  const { day, ...bounds } = await dayOf(work, undoneAt);
  const from = new Date(undoneAt.getTime() - hourMs);
  const undosInHour = await countUndos(work, { undoneBy, from, until: undoneAt });
  const ofDay = await countUndone(work, { askedBy: undoneBy, ...bounds });
  const undos = {
    undosInHour,
    redeemedInDay: ofDay.redeemed,
    undoneInDay: ofDay.undone,
  };
  if (!isManyUndos(undos)) return;
  const told = { merchantId, placeId, askedBy: undoneBy, facts: { ...undos, day } };
  raiseSignal(work, { kind: 'many_undos', key: `${undoneBy}.${day}`, ...told });
};

/** The local day of a moment, and its bounds; a day has 23 to 25 hours. */
const dayOf = async (work: AnyWork, at: Date) => {
  const { timeZone } = await thisCity(work);
  const day = localDay(at, timeZone);
  const from = dayStart(day, timeZone);
  const next = localDay(new Date(from.getTime() + 26 * hourMs), timeZone);
  return { day, from, until: dayStart(next, timeZone) };
};
