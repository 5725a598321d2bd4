import { offersForSearch } from '#flywheel/offer/list-for-search.ts';
import { placesByIds } from '#flywheel/place/find.ts';
import { listForSearch } from '#flywheel/place/list-for-search.ts';
import type { PageTerms } from '#kit/module.ts';
import { inQuestion, nobody } from '#kit/work.ts';
import { addressesOf } from './page-addresses.ts';
import { homeOf } from './page-facts.ts';
import { offersInPart, placesInPart } from './sitemap-parts.ts';
import type { Located } from './sitemap-xml.ts';

type Asked = { cityId: string; from: string };

/** The pages of open places from an id on; one part's worth. */
export const placesIn = async (
  { work, publicUrl }: PageTerms,
  { cityId, from }: Asked,
): Promise<Located[]> => {
  const at = addressesOf(publicUrl, cityId);
  const rows = await inQuestion(work, { cityId, actor: nobody }, (question) =>
    listForSearch(question, { from, limit: placesInPart }),
  );
  return rows.map(({ id, updatedAt }) => ({ address: at.place(id), changedAt: updatedAt }));
};

/** The pages of offers on sale from an id on, each under its one canonical address. */
export const offersIn = (
  { work, publicUrl }: PageTerms,
  { cityId, from }: Asked,
): Promise<Located[]> =>
  inQuestion(work, { cityId, actor: nobody }, async (question) => {
    const at = addressesOf(publicUrl, cityId);
    const offers = await offersForSearch(question, { from, limit: offersInPart });
    const stores = await placesByIds(
      question,
      offers.flatMap(({ placeIds }) => placeIds),
    );
    return offers.flatMap(({ id, placeIds, updatedAt }) => {
      const home = homeOf(placeIds, stores);
      return home ? [{ address: at.offer(home, id), changedAt: updatedAt }] : [];
    });
  });
