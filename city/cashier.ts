/** Who stands at the counter when somebody comes with a voucher. */
import type { Held, Life, Line } from './life.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

/** A voucher on its way to a counter. */
export type Visit = {
  life: Life;
  held: Held;
  random: Random;
  /** What the phone shows at this moment; without it the digits are typed. */
  shown?: string;
};

export type Counter = { placeId: string; line: Line };

/** Somebody who works at one of the voucher's stores; else the merchant's owner. */
export function findCounter({ life, held, random }: Visit): Counter | null {
  const stores = held.voucher.stores.map(({ placeId }) => placeId);
  const { places } = life.founded;
  const placeOf = (person: Person) => places.get(person.placeKey ?? '') ?? '';
  const staff = life.city.people.filter(
    (person) => person.role === 'staff' && stores.includes(placeOf(person)),
  );
  if (staff.length > 0 && random.chance(0.85)) {
    const person = random.pick(staff);
    return { placeId: placeOf(person), line: life.line(person) };
  }
  const shop = life.city.shops.find(({ key }) => places.get(key) === stores[0]);
  const owner = life.city.people.find(
    ({ role, merchantKey }) => role === 'owner' && merchantKey === shop?.merchantKey,
  );
  if (!owner || !stores[0]) return null;
  return { placeId: stores[0], line: life.line(owner) };
}
