/**
 * A day in town: who goes out when, what owners and staff do meanwhile, and what time
 * itself does. Errands crowd at breakfast, lunch and dinner; owners put up offers of which
 * there are only a few; clocks are set forward and back.
 */
import { dayMs, hourMs, minuteMs } from '#contract/kit/time.ts';
import { writeNote } from '#contract/note.ts';
import {
  createOffer,
  endOffer,
  pauseOffer,
  resumeOffer,
  reviewOffer,
  submitOffer,
} from '#contract/offer.ts';
import { readMe, sendCode, signIn, signOut } from '#contract/person.ts';
import { runErrand } from './customer.ts';
import { idOf } from './found.ts';
import { askOn } from './witness.ts';
import type { OfferDraft } from '#contract/offer.ts';
import type { Life } from './life.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

/** Langang keeps Beijing time. */
const offsetMs = 8 * hourMs;

/** Puts a whole day on the agenda; `midnight` is when it begins in town. */
export function planDay(
  life: Life,
  terms: { midnight: number; day: number; random: Random; errands: number },
): void {
  const { midnight, day, random } = terms;
  const customers = life.city.people.filter(({ role }) => role === 'customer');
  for (let errand = 0; errand < terms.errands; errand += 1) {
    const person = random.pick(customers);
    const moment = midnight + goingOut(random) * hourMs;
    life.agenda.at(moment, () =>
      runErrand(life, person, random.stream(`errand ${errand}`)),
    );
  }
  for (const person of random.sample(customers, 6)) {
    life.agenda.at(midnight + random.between(8, 22) * hourMs, () =>
      note(life, person, day),
    );
  }
  for (const person of random.sample(customers, 2)) {
    life.agenda.at(midnight + random.between(7, 21) * hourMs, () =>
      signInByCode(life, person),
    );
  }
  planScarce(life, { ...terms, random: random.stream('scarce') });
  planPauses(life, { ...terms, random: random.stream('pauses') });
  planJumps(life, { ...terms, random: random.stream('clock') });
}

/** The first midnight in town after this moment. */
export function nextMidnight(moment: number): number {
  return Math.ceil((moment + offsetMs) / dayMs) * dayMs - offsetMs;
}

function goingOut(random: Random): number {
  return random.weighted([
    [random.between(6.5, 9.5), 2],
    [random.between(11, 13.5), 4],
    [random.between(14, 17), 2],
    [random.between(17, 20.5), 4],
    [random.between(20.5, 23), 1.5],
  ]);
}

async function note(life: Life, person: Person, day: number): Promise<void> {
  const own = life.city.notes.filter(({ authorKey }) => authorKey === person.key);
  const wrote = own[day % Math.max(1, own.length)] ?? life.city.notes[day];
  if (!wrote) return;
  const answer = await askOn(life.line(person), writeNote, {
    city: life.house.cityId,
    placeId: idOf(life.founded.places, wrote.placeKey),
    text: wrote.text,
  });
  life.witness.expect(answer === null || answer.ok, 'a note was refused');
  life.witness.saw('note written');
}

/** Signing in as people do: a code by message, a slip of the finger, then the right one. */
async function signInByCode(life: Life, person: Person): Promise<void> {
  const line = life.line(person);
  const sent = await askOn(line, sendCode, { phone: person.phone });
  if (!sent?.ok) return;
  const code = life.house.codeOf(person.phone) ?? '';
  const slip = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  const wrong = await askOn(line, signIn, { phone: person.phone, code: slip });
  life.witness.expect(wrong === null || !wrong.ok, 'a wrong code signed somebody in');
  const right = await askOn(line, signIn, { phone: person.phone, code });
  // A lost answer may have used the code up; anything else should have worked.
  if (!right?.ok) return void life.witness.saw('sign-in lost');
  life.witness.saw('signed in by code');
  const call = life.house.callAs(right.value.token);
  const me = await askOn({ ...line, call }, readMe, {});
  life.witness.expect(me === null || me.ok, 'a new session knows nobody');
  await askOn({ ...line, call }, signOut, {});
}

/** An offer of which there are three: somebody will be too late. */
function planScarce(
  life: Life,
  { midnight, random }: { midnight: number; random: Random },
): void {
  const moment = midnight + random.between(10, 12) * hourMs;
  for (const merchant of random.sample(life.city.merchants, 3)) {
    life.agenda.at(moment, async () => {
      const owner = life.city.people.find(
        (person) => person.role === 'owner' && person.merchantKey === merchant.key,
      );
      const operator = life.city.people.find(({ role }) => role === 'operator');
      if (!owner || !operator) return;
      const at = {
        city: life.house.cityId,
        merchant: idOf(life.founded.merchants, merchant.key),
      };
      const placeIds = merchant.shopKeys.map((key) => idOf(life.founded.places, key));
      const draft = scarceOffer(placeIds, life.house.clock.now(), random);
      const made = await askOn(life.line(owner), createOffer, { ...at, ...draft });
      life.witness.expect(made === null || made.ok, 'a scarce offer was refused');
      if (!made?.ok) return;
      const offer = { city: at.city, offer: made.value.id };
      await askOn(life.line(owner), submitOffer, offer);
      await askOn(life.line(operator), reviewOffer, { ...offer, verdict: 'accept' });
      life.witness.saw('scarce offer');
      rushFor(life, placeIds, random);
    });
  }
}

function scarceOffer(placeIds: string[], now: Date, random: Random): OfferDraft {
  const priceFen = random.int(90, 2_000) * 10;
  return {
    title: '限量三份',
    terms: {
      kind: 'package',
      priceFen,
      usesTotal: random.pick([1, 1, 3]),
      items: [{ name: '今日特餐', count: 1, priceFen: priceFen * 2 }],
    },
    placeIds,
    funding: [
      { funder: 'merchant', shareBp: 6_667 },
      { funder: 'platform', shareBp: 3_333 },
    ],
    stock: 3,
    perPersonLimit: random.pick([1, 2]),
    sellFrom: now.toISOString(),
    sellUntil: new Date(now.getTime() + 2 * dayMs).toISOString(),
    validDays: random.pick([1, 30]),
    excludes: [],
  };
}

/** Word gets round: several people go for it within minutes. */
function rushFor(life: Life, placeIds: readonly string[], random: Random): void {
  const customers = life.city.people.filter(({ role }) => role === 'customer');
  const now = life.house.clock.now().getTime();
  for (const person of random.sample(customers, 5)) {
    const moment = now + random.between(1, 8) * minuteMs;
    life.agenda.at(moment, () =>
      runErrand(life, person, random.stream(person.key), placeIds[0]),
    );
  }
}

function planPauses(
  life: Life,
  { midnight, random }: { midnight: number; random: Random },
): void {
  for (const offer of random.sample(life.city.offers, 3)) {
    const owner = life.city.people.find(
      (person) => person.role === 'owner' && person.merchantKey === offer.merchantKey,
    );
    if (!owner) continue;
    const at = { city: life.house.cityId, offer: idOf(life.founded.offers, offer.key) };
    const moment = midnight + random.between(9, 19) * hourMs;
    life.agenda.at(moment, async () => {
      await askOn(life.line(owner), pauseOffer, at);
      life.witness.saw('offer paused');
    });
    const next = random.chance(0.3) ? endOffer : resumeOffer;
    life.agenda.at(moment + random.between(0.2, 2) * hourMs, async () => {
      await askOn(life.line(owner), next, at);
    });
  }
}

/** A clock that is put right jumps; orders, quotes and windows must bear it. */
function planJumps(
  life: Life,
  { midnight, random }: { midnight: number; random: Random },
): void {
  for (const [least, most] of [
    [20, 50],
    [-1.5, -0.1],
    [3, 12],
  ] as const) {
    const by = random.between(least, most) * minuteMs;
    life.agenda.at(midnight + random.between(9, 21) * hourMs, async () => {
      life.house.clock.add(Math.round(by));
      life.witness.saw('clock jumped');
    });
  }
}
