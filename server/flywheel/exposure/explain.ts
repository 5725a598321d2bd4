import type { ExposureView } from '#contract/exposure.ts';
import { rankings, rankingNow } from '#contract/ranking.ts';
import type { Ranking } from '#contract/ranking.ts';
import type { Work } from '#kit/work.ts';
import { isOperator } from '#parties/person/actor.ts';
import { scoreOf } from './rank.ts';
import { selectExposure } from './sql.ts';
import type { ExposedItem, Exposure } from './sql.ts';

/**
 * Why a list was in the order in which somebody saw it: the published weights and, of every
 * place, what they weighed, with the score worked out again from nothing else. Whoever was
 * shown it may ask, and the operator; a list shown to nobody in particular is anybody's.
 */
export const explainExposure = async (
  work: Work<'exposure_not_found'>,
  exposureId: string,
): Promise<ExposureView> => {
  await work.outside.exposures.flush();
  const exposure = await selectExposure(work, exposureId);
  if (!exposure || !maySee(work, exposure)) {
    return work.refuse('exposure_not_found', { exposureId });
  }
  const ranking = rankings.find(({ version }) => version === exposure.ranking);
  return showExposure(exposure, ranking ?? rankingNow);
};

const maySee = (work: Work, exposure: Exposure): boolean =>
  exposure.personId === null ||
  exposure.personId === work.actor.personId ||
  isOperator(work.actor);

const showExposure = (exposure: Exposure, ranking: Ranking): ExposureView => {
  const { asked } = exposure;
  const items = exposure.items.map((item, index) => ({
    ...item,
    position: asked.skip + index + 1,
    recomputed: asked.sort === 'distance' ? -item.distanceMetres : recompute(ranking, item),
  }));
  return {
    id: exposure.id,
    shownAt: exposure.shownAt.toISOString(),
    sort: asked.sort,
    near: { lat: asked.lat, lon: asked.lon },
    ranking,
    items,
    matches:
      items.every((item) => item.recomputed === item.score) &&
      isOrdered(items.filter((item) => !item.explored)),
  };
};

const recompute = (ranking: Ranking, item: ExposedItem): number =>
  scoreOf(ranking, { relevance: 1, ...item });

const isOrdered = (items: readonly { recomputed: number }[]): boolean =>
  items.every(
    (item, index) => item.recomputed <= (items[index - 1]?.recomputed ?? Infinity),
  );
