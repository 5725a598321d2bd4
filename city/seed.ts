/**
 * The demo: a whole city in an empty, migrated database, founded through the front door a
 * week ago, with a week of trade behind it, so that no screen of it is empty. The same
 * seed makes the same city; only sessions are made by chance, and none of them is left.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { applyMerchant } from '#contract/merchant.ts';
import { createOffer, submitOffer } from '#contract/offer.ts';
import { dayMs, hourMs, minuteMs } from '#contract/kit/time.ts';
import { furnishCity } from '#server/furnish.ts';
import { makeCity } from './city.ts';
import { drawMap } from './drawn-map.ts';
import { openCampaigns } from './campaigns.ts';
import { foundCity, idOf, must } from './found.ts';
import { holidays } from './holidays.ts';
import { openHouse } from './open-house.ts';
import { makeRandom } from './random.ts';
import { tradeAWeek } from './trade.ts';
import type { City } from './city.ts';
import type { Founded } from './found.ts';
import type { OpenHouse } from './open-house.ts';
import type { CitySize } from './shops.ts';

export type SeedTerms = {
  databaseUrl: string;
  city: string;
  seed: number;
  size?: CitySize;
  /** The demo's week ends here. */
  now: Date;
  onProgress?: (detail: string) => void;
};

/** Staff are named where somebody looks: at the merchants with a week of trade. */
const staffed = 8;

export async function seedCity(terms: SeedTerms): Promise<void> {
  const { seed, size = 'demo', onProgress } = terms;
  const { now } = terms;
  const today = new Date(now.getTime() - 7 * dayMs);
  const city = { ...makeCity({ seed, size, today: now }), id: terms.city };
  const secret = randomBytes(32);
  const house = await openHouse({
    databaseUrl: terms.databaseUrl,
    city,
    random: makeRandom(`demo ${seed}`),
    startAt: today,
    makeToken: (key) => createHmac('sha256', secret).update(key).digest('base64url'),
    connections: 8,
  });
  try {
    const { tokenOf } = house;
    const founding = {
      house,
      city,
      tokenOf,
      today,
      lanes: 6,
      staffed,
      onProgress,
    };
    const founded = await foundCity(founding);
    await openCampaigns(founding, founded);
    onProgress?.('notes and a map');
    await furnish(house, city, founded);
    onProgress?.('a week of trade');
    await tradeAWeek({ house, city, founded, from: today, until: now });
    await leaveSomethingToReview(house, city, founded, now);
    await house.db.query('delete from session');
  } finally {
    await house.close();
  }
}

async function furnish(house: OpenHouse, city: City, founded: Founded): Promise<void> {
  const people = new Map(city.people.map((person) => [person.key, person]));
  const notes = city.notes.flatMap((note) => {
    const author = people.get(note.authorKey);
    if (!author) return [];
    return [
      {
        placeId: idOf(founded.places, note.placeKey),
        authorId: house.personIdOf(author),
        text: note.text,
        writtenAt: note.writtenAt,
      },
    ];
  });
  const inOrder = notes.toSorted((a, b) => a.writtenAt.getTime() - b.writtenAt.getTime());
  const drawing = drawMap(city.map);
  await furnishCity(house.server.work, city.id, { notes: inOrder, drawing, holidays });
}

/** The operator's queues are not empty: a merchant and two offers wait for a verdict. */
async function leaveSomethingToReview(
  house: OpenHouse,
  city: City,
  founded: Founded,
  now: Date,
): Promise<void> {
  house.clock.set(new Date(now.getTime() - hourMs));
  const [merchant] = city.merchants;
  const owner = city.people.find(
    (person) => person.role === 'owner' && person.merchantKey === merchant?.key,
  );
  const customer = city.people.findLast((person) => person.role === 'customer');
  if (!merchant || !owner || !customer) return;
  const as = (person: typeof owner) => house.callAs(house.tokenOf(person));
  await must(as(customer), applyMerchant, {
    city: city.id,
    name: '潮汐书房',
    licenceNo: '91330900MA2WAIT001',
    contactPhone: customer.phone,
  });
  const drafts = city.offers
    .filter((offer) => offer.merchantKey === merchant.key)
    .slice(0, 2);
  for (const offer of drafts) {
    const made = await must(as(owner), createOffer, {
      city: city.id,
      merchant: idOf(founded.merchants, merchant.key),
      title: `${offer.title}（冬季）`.slice(0, 40),
      terms: offer.terms,
      placeIds: offer.placeKeys.map((key) => idOf(founded.places, key)),
      funding: offer.funding,
      stock: offer.stock,
      perPersonLimit: offer.perPersonLimit,
      sellFrom: now.toISOString(),
      sellUntil: new Date(now.getTime() + 60 * dayMs).toISOString(),
      validDays: offer.validDays,
      excludes: [...offer.excludes],
    });
    house.clock.add(minuteMs);
    await must(as(owner), submitOffer, { city: city.id, offer: made.id });
  }
}
