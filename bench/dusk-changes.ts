// How long a change takes to be seen by everybody: an owner pauses an offer through one
// server, and another one is asked again and again until it shows an offer less.
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { pauseOffer } from '#contract/offer.ts';
import { askNearby, offersOfOwner } from './dusk-site.ts';
import type { Sold } from './dusk-site.ts';
import type { Spawned } from './spawned.ts';
import { callerOf, mustBe } from './street.ts';

export type ChangesAsked = {
  writer: Spawned;
  reader: Spawned;
  city: string;
  /** The session of the first merchant's owner. */
  owner: string;
  count: number;
};

const looksLimit = 1_000;

/** Milliseconds from the writer's answer to the reader's, of every change. */
export async function watchChanges(db: pg.Pool, asked: ChangesAsked): Promise<number[]> {
  const { writer, city, owner, count } = asked;
  const call = callerOf(writer.address, { id: '', token: owner }, fetch);
  const took: number[] = [];
  for (const sold of await offersOfOwner(db, city, count)) {
    const before = await offersShown(asked, sold);
    mustBe(await call(pauseOffer, { city, offer: sold.offerId }));
    const changedAt = performance.now();
    for (let look = 0; (await offersShown(asked, sold)) >= before; look += 1) {
      if (look > looksLimit) throw new Error('a paused offer is still shown');
      await sleep(5);
    }
    took.push(performance.now() - changedAt);
  }
  return took;
}

/** How many offers the reader counts at this door. */
const offersShown = async (
  { reader, city }: ChangesAsked,
  { placeId, lat, lon }: Sold,
): Promise<number> => {
  const where = `lat=${lat}&lon=${lon}&sort=distance`;
  const { items } = await askNearby(reader, `/api/cities/${city}/nearby?${where}`);
  const item = items.find((each) => each.placeId === placeId);
  if (!item) throw new Error('a place is not in its own neighbourhood');
  return item.offers;
};
