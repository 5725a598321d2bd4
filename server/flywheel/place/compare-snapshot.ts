import { distanceMetres } from '#contract/kit/geo.ts';
import type { KeyedDraft } from './assign-keys.ts';
import type { Unsaid } from './read-snapshot.ts';
import type { SourcePlace } from './sql-import.ts';

export type Change = {
  id: string;
  draft: KeyedDraft;
  moved: boolean;
  renamed: boolean;
  reopened: boolean;
  /** The place went into this one, which is told instead; it stays closed itself. */
  intoPlaceId?: string;
};

export type Comparison = {
  create: KeyedDraft[];
  update: Change[];
  unchanged: number;
  close: SourcePlace[];
  openBefore: number;
};

/** Less than this is a better measurement, not a move. */
const movedMetres = 30;

/**
 * What a snapshot changes in the places its source brought before. A place that it does not
 * have is closed, unless the snapshot is only a part, the place stands in a row that could
 * not be read, or a merchant speaks for it.
 */
export const compareSnapshot = (terms: {
  known: SourcePlace[];
  drafts: KeyedDraft[];
  unsaid: Unsaid;
  partial: boolean;
  unreadableKeys: Set<string>;
}): Comparison => {
  const waiting = new Map(terms.known.map((place) => [place.sourceKey, place]));
  const create: KeyedDraft[] = [];
  const update: Change[] = [];
  for (const draft of terms.drafts) {
    const place = waiting.get(draft.sourceKey);
    waiting.delete(draft.sourceKey);
    if (!place) {
      create.push(draft);
      continue;
    }
    const change = changeOf(place, keepUnsaid(place, draft, terms.unsaid));
    if (change) update.push(change);
  }
  const isAbsent = ({ state, merchantId, sourceKey }: SourcePlace) =>
    state === 'open' && merchantId === null && !terms.unreadableKeys.has(sourceKey);
  return {
    create,
    update,
    unchanged: terms.drafts.length - create.length - update.length,
    close: terms.partial ? [] : [...waiting.values()].filter(isAbsent),
    openBefore: terms.known.filter(({ state }) => state === 'open').length,
  };
};

const keepUnsaid = (place: SourcePlace, draft: KeyedDraft, unsaid: Unsaid): KeyedDraft => {
  // What a place has from another source is not lost because its own has a gap there.
  const isGap = (said: unknown): boolean => place.holdsOthers === true && said === null;
  return {
    ...draft,
    ...(unsaid.has('category') && { category: place.category }),
    ...(unsaid.has('cuisine') && { cuisines: place.cuisines }),
    ...((unsaid.has('address') || isGap(draft.address)) && { address: place.address }),
    ...((unsaid.has('phone') || isGap(draft.phone)) && { phone: place.phone }),
    ...((unsaid.has('hours') || isGap(draft.hoursText)) && {
      hoursText: place.hoursText,
      hoursWeekly: place.hoursWeekly,
    }),
  };
};

const changeOf = (place: SourcePlace, draft: KeyedDraft): Change | undefined => {
  const intoPlaceId = place.intoPlaceId ?? null;
  const reopened = place.state === 'closed' && intoPlaceId === null;
  const renamed = place.name !== draft.name;
  const metres = distanceMetres(place, draft.position);
  const same = !reopened && !renamed && metres < 0.02 && sameDetails(place, draft);
  if (same) return undefined;
  const change = { id: place.id, draft, moved: metres > movedMetres, renamed, reopened };
  return intoPlaceId === null ? change : { ...change, intoPlaceId };
};

const sameDetails = (place: SourcePlace, draft: KeyedDraft): boolean =>
  place.category === draft.category &&
  place.address === draft.address &&
  place.phone === draft.phone &&
  place.hoursText === draft.hoursText &&
  place.cuisines.join(';') === draft.cuisines.join(';') &&
  JSON.stringify(place.hoursWeekly) === JSON.stringify(draft.hoursWeekly);
