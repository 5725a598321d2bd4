import { boxAround, boxHolds } from '#contract/kit/geo.ts';
import type { AnyWork } from '#kit/work.ts';
import { duplicatePairs } from './duplicate-pairs.ts';
import { apartMetres } from './duplicate-sameness.ts';
import {
  insertProposals,
  queueImported,
  queuePlace,
  selectOpenIn,
  takeOneUnpaired,
  takeUnpaired,
} from './sql-merge.ts';
import type { Known } from './sql-merge.ts';
import { selectPlace } from './sql.ts';

/** What one run looks at, at least, where so much waits. */
const batch = 1_000;
/** Runs of a country's villages end here, runs of a city by the batch. */
const neighbourhoodsLimit = 50;
/** Places that wait are looked at together with those around them, which are read once. */
const neighbourhoodMetres = 1_000;

/**
 * Looks for the like of places that wait among other sources and proposes the pairs to a
 * person. A pair that was proposed before, and one that was dismissed, is left alone.
 */
export const proposeMerges = async (work: AnyWork): Promise<number> => {
  let looked = 0;
  let proposed = 0;
  for (let no = 0; no < neighbourhoodsLimit && looked < batch; no += 1) {
    const found = await lookAround(work);
    if (!found) break;
    looked += found.looked;
    proposed += found.proposed;
  }
  if (proposed > 0) work.emit({ name: 'place.merges_proposed', facts: { proposed } });
  return looked;
};

/** One place that waits, and all that wait around it. */
const lookAround = async (work: AnyWork) => {
  const first = await takeOneUnpaired(work);
  if (first === undefined) return undefined;
  const centre = await selectPlace(work, first);
  if (centre?.state !== 'open') return { looked: 1, proposed: 0 };
  const reach = neighbourhoodMetres + apartMetres;
  const known = await selectOpenIn(work, boxAround(centre, reach));
  const inner = boxAround(centre, neighbourhoodMetres);
  const within = known.filter(({ position }) => boxHolds(inner, position));
  const taken = await takeUnpaired(
    work,
    within.map(({ id }) => id),
  );
  const waiting = new Set([first, ...taken]);
  const fresh = within.filter(({ id }) => waiting.has(id));
  return { looked: waiting.size, proposed: await proposeAmong(work, fresh, known) };
};

const proposeAmong = async (
  work: AnyWork,
  fresh: Known[],
  known: Known[],
): Promise<number> => {
  if (known.every(({ source }) => source === known[0]?.source)) return 0;
  const byId = new Map(known.map((place) => [place.id, place]));
  const merges = duplicatePairs(fresh, known).flatMap(({ oneId, otherId, ...found }) => {
    const [one, other] = [byId.get(oneId), byId.get(otherId)];
    if (!one || !other) return [];
    const [kept, dropped] = keepsFirst(one, other) ? [one, other] : [other, one];
    return { ...found, id: work.id(), keptPlaceId: kept.id, droppedPlaceId: dropped.id };
  });
  return insertProposals(work, merges);
};

/** A merchant's place stays; else the one that was here first, which more links lead to. */
const keepsFirst = (one: Known, other: Known): boolean => {
  const [mine, theirs] = [one.merchantId !== null, other.merchantId !== null];
  if (mine !== theirs) return mine;
  const years = one.createdAt.getTime() - other.createdAt.getTime();
  return years === 0 ? one.id < other.id : years < 0;
};

/** An import brought places: each is to be looked at once. */
export const queueAfterImport = (work: AnyWork, importId: string): Promise<void> =>
  queueImported(work, importId);

/** A merchant made or claimed a place: somebody may have listed it before. */
export const queueAfterClaim = (work: AnyWork, placeId: string): Promise<void> =>
  queuePlace(work, placeId);
