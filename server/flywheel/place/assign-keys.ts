import { distanceMetres } from '#contract/kit/geo.ts';
import type { GeoPoint } from '#contract/kit/geo.ts';
import { nameKey } from './place.ts';
import type { PlaceDraft, Rejection } from './place.ts';

export type KeyedDraft = PlaceDraft & { sourceKey: string };
export type KnownPlace = { sourceKey: string; name: string; position: GeoPoint };

/** Marks keys that we made because the source has none. */
const madeKey = '~';
const sameSpotMetres = 30;
const sameBlockMetres = 250;

/**
 * Gives every draft a key of its own. A source without ids is matched by name and nearness
 * to what it brought before, so that a corrected position is the same place and not a
 * closed one and a new one. Of two rows with one key the last wins; the other is rejected.
 */
export const assignKeys = (
  drafts: PlaceDraft[],
  known: KnownPlace[],
): { drafts: KeyedDraft[]; duplicates: Rejection[] } => {
  const matched = matchByName(
    drafts.filter((draft) => draft.sourceKey === null),
    known,
  );
  const byKey = new Map<string, KeyedDraft>();
  const duplicates: Rejection[] = [];
  for (const draft of drafts) {
    const sourceKey = draft.sourceKey ?? matched.get(draft) ?? makeKey(draft);
    const before = byKey.get(sourceKey);
    if (before) duplicates.push(duplicateOf(before));
    byKey.set(sourceKey, { ...draft, sourceKey });
  }
  return { drafts: [...byKey.values()], duplicates };
};

const matchByName = (
  drafts: PlaceDraft[],
  known: KnownPlace[],
): Map<PlaceDraft, string> => {
  const waiting = new Map<string, KnownPlace[]>();
  for (const place of known) {
    if (!place.sourceKey.startsWith(madeKey)) continue;
    const name = nameKey(place.name);
    waiting.set(name, [...(waiting.get(name) ?? []), place]);
  }
  const matched = new Map<PlaceDraft, string>();
  // Branches of a chain that stayed where they were choose before one that may have moved.
  for (const reach of [1, sameSpotMetres, sameBlockMetres]) {
    for (const draft of drafts) {
      if (matched.has(draft)) continue;
      const candidates = waiting.get(nameKey(draft.name)) ?? [];
      const nearest = nearestWithin(candidates, draft.position, reach);
      if (!nearest) continue;
      candidates.splice(candidates.indexOf(nearest), 1);
      matched.set(draft, nearest.sourceKey);
    }
  }
  return matched;
};

const nearestWithin = (
  places: KnownPlace[],
  from: GeoPoint,
  reachMetres: number,
): KnownPlace | undefined => {
  let best: KnownPlace | undefined;
  let bestMetres = reachMetres;
  for (const place of places) {
    const metres = distanceMetres(place.position, from);
    if (metres > bestMetres) continue;
    best = place;
    bestMetres = metres;
  }
  return best;
};

/** The name and its place to about a hundred metres. */
const makeKey = ({ name, position }: PlaceDraft): string =>
  `${madeKey}${nameKey(name)}@${position.lat.toFixed(3)},${position.lon.toFixed(3)}`;

const duplicateOf = ({ line, name, sourceKey }: KeyedDraft): Rejection => ({
  line,
  reason: 'duplicate_key',
  sample: name,
  sourceKey,
});
