import { offersWithStores } from '#flywheel/offer/sell.ts';
import { placesByIds, placesChangedSince } from '#flywheel/place/find.ts';
import type { AnyWork } from '#kit/work.ts';
import { happenedSince, xidNow } from '#kit/happened.ts';
import type { Heard } from '#kit/happened.ts';
import { rowsById } from '#kit/rows-by-id.ts';
import type { IdPage } from '#kit/rows-by-id.ts';
import { offerOf, putHolidays, putPlaces, putStandings } from './load.ts';
import type { Street } from './street.ts';

/**
 * Keeps a street true by what the outbox says happened since. A happening only names what
 * to look at: the rows are read again as they are now, so twice or out of order is as good
 * as once. The place in the outbox is a transaction's number and moves no further than the
 * oldest transaction still open, whose happenings nobody has seen yet; what lies beyond is
 * heard at once and heard again.
 */
export type Followed = { xid: string; heard: number };

const most = 5_000;
const page = 1_000;

export const followStreet = async (
  work: AnyWork,
  street: Street,
  since: string,
  /** Happenings that were looked at before and may be told again. */
  before: Set<string>,
): Promise<Followed> => {
  // Taken first: a transaction that is open now is asked for again next time.
  const horizon = await xidNow(work);
  let heard = 0;
  for (let after = ''; ;) {
    const rows = await happenedSince(work, { xid: since, after, limit: most });
    const news = rows.filter((row) => !before.has(row.id));
    await hear(work, street, news);
    for (const { id } of news) before.add(id);
    heard += news.length;
    const last = rows.at(-1);
    if (!last || rows.length < most) break;
    after = last.id;
  }
  if (horizon !== since) before.clear();
  return { xid: horizon, heard };
};

const hear = async (
  work: AnyWork,
  street: Street,
  news: readonly Heard[],
): Promise<void> => {
  const offers = new Set<string>();
  const places = new Set<string>();
  const standings = new Set<string>();
  let importedAt: Date | undefined;
  for (const { name, facts, happenedAt } of news) {
    if (name === 'offer.stepped') add(offers, facts['offerId']);
    else if (name === 'offer.changed') addAll(offers, facts['offerIds']);
    else if (name === 'place.claimed') add(places, facts['placeId']);
    else if (name === 'place.changed') addAll(places, facts['placeIds']);
    else if (name === 'holiday.changed') await putHolidays(work, street);
    else if (name === 'place.imported') {
      if (!importedAt || happenedAt < importedAt) importedAt = happenedAt;
    } else if (standingsOf.has(name)) add(standings, facts['placeId']);
  }
  if (importedAt) await rereadSince(work, street, importedAt);
  for (const ids of pagesOf(places)) {
    const rows = await placesByIds(work, ids);
    await putPlaces(work, street, [...rows.values()]);
  }
  for (const ids of pagesOf(offers)) {
    const rows = new Map(
      (await offersWithStores(work, ids)).map((offer) => [offer.id, offer]),
    );
    for (const id of ids) {
      const offer = rows.get(id);
      if (offer) street.putOffer(offerOf(offer));
      else street.dropOffer(id);
    }
  }
  for (const ids of pagesOf(standings)) await putStandings(work, street, ids);
};

const standingsOf = new Set(['note.written', 'voucher.redeemed', 'redemption.undone']);

const rereadSince = async (work: AnyWork, street: Street, since: Date): Promise<void> => {
  const read = (next: IdPage) => placesChangedSince(work, since, next);
  for await (const places of rowsById(page, read)) await putPlaces(work, street, places);
};

const add = (ids: Set<string>, id: unknown): void => {
  if (typeof id === 'string') ids.add(id);
};
const addAll = (ids: Set<string>, given: unknown): void => {
  if (Array.isArray(given)) for (const id of given) add(ids, id);
};

const pagesOf = (ids: ReadonlySet<string>): string[][] => {
  const all = [...ids];
  const pages: string[][] = [];
  for (let from = 0; from < all.length; from += page) {
    pages.push(all.slice(from, from + page));
  }
  return pages;
};
