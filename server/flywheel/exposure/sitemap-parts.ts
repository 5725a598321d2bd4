import { offerPartsForSearch } from '#flywheel/offer/list-for-search.ts';
import { partsForSearch } from '#flywheel/place/list-for-search.ts';
import { allCities } from '#kit/jobs.ts';
import { inQuestion, nobody } from '#kit/work.ts';
import type { WorkTerms } from '#kit/work.ts';

/** Far below the format's 50,000, so that one visit of a robot stays a small question. */
export const placesInPart = 5_000;
export const offersInPart = 2_000;

const keptMs = 60 * 60_000;

export type Part = {
  cityId: string;
  noun: 'places' | 'offers';
  first: string;
  updatedAt: Date;
};

/**
 * Where every part begins. Finding that reads all open places, so it is done at most once
 * an hour, by one asker while the others wait for the same answer.
 */
export const keptParts = (terms: WorkTerms): (() => Promise<Part[]>) => {
  let kept: { parts: Promise<Part[]>; until: number } | undefined;
  return () => {
    const now = terms.clock.now().getTime();
    if (kept && now < kept.until) return kept.parts;
    const parts = findParts(terms);
    kept = { parts, until: now + keptMs };
    parts.catch(() => (kept = undefined));
    return parts;
  };
};

const findParts = async (terms: WorkTerms): Promise<Part[]> => {
  const all: Part[] = [];
  for (const cityId of await allCities(terms)) {
    const found = await inQuestion(terms, { cityId, actor: nobody }, async (work) => ({
      places: await partsForSearch(work, placesInPart),
      offers: await offerPartsForSearch(work, offersInPart),
    }));
    for (const noun of ['places', 'offers'] as const) {
      all.push(...found[noun].map((part) => ({ ...part, cityId, noun })));
    }
  }
  return all;
};
