// A street to trade in: one shop with one set meal on sale, its cashier, and as many
// signed-in customers as asked. The rows that have no sign-up worth measuring are written
// directly; the offer goes through the contract.
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { makeCaller } from '#contract/kit/call.ts';
import type { Answer, Caller } from '#contract/kit/call.ts';
import type { Endpoint } from '#contract/kit/endpoint.ts';
import { createOffer, reviewOffer, submitOffer } from '#contract/offer.ts';
import { completeRehearsal, startRehearsal } from '#contract/rehearsal.ts';

export const city = 'street';
const dayMs = 86_400_000;

export type Person = { id: string; token: string };
export type Street = {
  placeId: string;
  merchantId: string;
  owner: Person;
  cashier: Person;
  operator: Person;
  customers: Person[];
};

/** Writes the street's people and shop into an empty, migrated database. */
export async function buildStreet(db: pg.Pool, customers: number): Promise<Street> {
  const placeId = randomUUID();
  const merchantId = randomUUID();
  await db.query(
    `insert into city values ($1, '面街', 'Noodle Street', 'Asia/Shanghai', 30.25, 122.2)`,
    [city],
  );
  await db.query(
    `insert into merchant values
       ($1, $2, '面街一号', '91330900MA28BBBB01', '+8613900000099', 'active', 60, now())`,
    [city, merchantId],
  );
  await db.query(
    `insert into place (city_id, id, source, source_key, name, category, lat, lon,
       merchant_id, state, created_at, updated_at)
     values ($1, $2::uuid, 'merchant', $2::uuid::text, '面街一号', 'restaurant', 30.25, 122.2,
       $3, 'open', now(), now())`,
    [city, placeId, merchantId],
  );
  const [owner, cashier, operator, ...others] = await settle(db, customers + 3);
  if (!owner || !cashier || !operator) throw new Error('three people run the street');
  const roles = [
    [owner.id, 'owner', merchantId, null],
    [cashier.id, 'staff', merchantId, placeId],
    [operator.id, 'operator', null, null],
  ];
  for (const [id, role, merchant, place] of roles) {
    await db.query('insert into role values ($1, $2, $3, $4, $5, $6, null, now())', [
      city,
      randomUUID(),
      id,
      role,
      merchant,
      place,
    ]);
  }
  return { placeId, merchantId, owner, cashier, operator, customers: others };
}

/** So many people, each with a phone and a session. */
async function settle(db: pg.Pool, count: number): Promise<Person[]> {
  const people = Array.from({ length: count }, () => ({
    id: randomUUID(),
    token: randomUUID(),
  }));
  const ids = people.map((person) => person.id);
  await db.query(
    `insert into person (id, name, email, phone_number, phone_number_verified)
     select id, '路人 ' || no, no || '@phone.invalid', '+86137' || lpad(no::text, 8, '0'),
       true from unnest($1::uuid[]) with ordinality as each(id, no)`,
    [ids],
  );
  await db.query(
    `insert into session (id, token, person_id, expires_at)
     select gen_random_uuid(), token, id, now() + interval '30 days'
     from unnest($1::uuid[], $2::text[]) as each(id, token)`,
    [ids, people.map((person) => person.token)],
  );
  return people;
}

/** Puts a set meal on sale, 58.00 for 76.00; `stock` null sells without end. */
export async function openOffer(
  street: Street,
  callers: { owner: Caller; operator: Caller },
  stock: number | null = null,
): Promise<string> {
  const draft = {
    city,
    merchant: street.merchantId,
    title: '双人面套餐',
    terms: {
      kind: 'package' as const,
      priceFen: 5_800,
      usesTotal: 1,
      items: [
        { name: '海鲜面', count: 2, priceFen: 3_200 },
        { name: '小菜', count: 1, priceFen: 1_200 },
      ],
    },
    placeIds: [street.placeId],
    funding: [
      { funder: 'merchant' as const, shareBp: 7_000 },
      { funder: 'platform' as const, shareBp: 3_000 },
    ],
    stock,
    perPersonLimit: null,
    sellFrom: new Date(Date.now() - dayMs).toISOString(),
    sellUntil: new Date(Date.now() + 60 * dayMs).toISOString(),
    validDays: 30,
    excludes: [],
  };
  await rehearse(callers.owner, street.placeId);
  const { id: offer } = mustBe(await callers.owner(createOffer, draft));
  mustBe(await callers.owner(submitOffer, { city, offer }));
  mustBe(await callers.operator(reviewOffer, { city, offer, verdict: 'accept' }));
  return offer;
}

/** A shop sells only after it has tried its counter once. */
export async function rehearse(owner: Caller, place: string): Promise<void> {
  const { code } = mustBe(await owner(startRehearsal, { city, place }));
  const proof = { channel: 'scan', deviceId: place, seconds: 45 } as const;
  mustBe(await owner(completeRehearsal, { city, place, code, ...proof }));
}

/** The typed client of one person, over the connections given. */
export const callerOf = (address: string, person: Person, send: typeof fetch): Caller =>
  makeCaller({ base: `${address}/api`, token: () => person.token, fetch: send });

/** The value of an answer; a refusal is an error where none was expected. */
export function mustBe<E extends Endpoint>(answer: Answer<E>) {
  if (answer.ok) return answer.value;
  throw new Error(`refused: ${answer.refusal} ${JSON.stringify(answer.facts)}`);
}
