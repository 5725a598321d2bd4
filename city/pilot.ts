/**
 * A pilot lived through: it begins with a plan and a rehearsed end, trades for its days,
 * is told to end, and ends. Nobody may learn of it from the press: every merchant is told
 * before any member is, every member before the public, and at the end nothing of its
 * money is left anywhere.
 */
import { dayMs, hourMs } from '#contract/kit/time.ts';
import { acknowledgeNotice, listMerchantNotices } from '#contract/notice.ts';
import { createProgramme, planProgramme, stepProgramme } from '#contract/programme.ts';
import {
  announceEnd,
  readProgrammeAccounts,
  rehearseEnd,
} from '#contract/programme-end.ts';
import { idOf, must } from './found.ts';
import type { Caller } from '#contract/kit/call.ts';
import type { Life } from './life.ts';
import type { OpenHouse } from './open-house.ts';
import type { Person } from './people.ts';

const name = '岚港试点';

/** Puts all stores and offers of the town into a programme that is live. */
export async function beginPilot(life: Life, days: number): Promise<string> {
  const operator = operatorOf(life);
  const city = life.house.cityId;
  const now = life.house.clock.now().getTime();
  const dates = { startsAt: at(now), endsAt: at(now + (days + 60) * dayMs) };
  const named = { name, nameEn: 'Langang pilot', ...dates };
  const made = await must(operator, createProgramme, { city, kind: 'pilot', ...named });
  const programme = made.id;
  const shops = new Set(life.city.merchants.flatMap(({ shopKeys }) => shopKeys));
  await must(operator, planProgramme, {
    city,
    programme,
    ...named,
    budgetFen: 100_000_000,
    storesPerDistrict: 1,
    stores: [...shops].map((key) => ({
      placeId: idOf(life.founded.places, key),
      district: '全城',
    })),
    offerIds: [...life.founded.offers.values()],
    texts: (['merchants', 'members', 'public'] as const).map((audience) => ({
      audience,
      zh: '试点到期，谢谢大家。没用的钱原路退回。',
      en: 'The pilot has run its course. What is unused goes back as it came.',
    })),
  });
  await must(operator, rehearseEnd, { city, programme });
  await must(operator, stepProgramme, { city, programme, step: 'makeReady' });
  await must(operator, stepProgramme, { city, programme, step: 'goLive' });
  return programme;
}

/** Says that it ends; every second merchant says that it has read so. */
export async function announcePilot(life: Life, programme: string): Promise<void> {
  const city = life.house.cityId;
  const endsAt = at(life.house.clock.now().getTime() + 35 * dayMs);
  const reason = '试点到期';
  await must(operatorOf(life), announceEnd, { city, programme, endsAt, reason });
  life.house.clock.add(hourMs);
  await life.house.settle();
  for (const [no, merchant] of life.city.merchants.entries()) {
    const owner = life.city.people.find(
      ({ role, merchantKey }) => role === 'owner' && merchantKey === merchant.key,
    );
    if (no % 2 === 1 || !owner) continue;
    const call = plainly(life, owner);
    const asked = { city, merchant: idOf(life.founded.merchants, merchant.key) };
    const { items } = await must(call, listMerchantNotices, { ...asked, limit: 100 });
    const notice = items.find(({ subjectId }) => subjectId === programme);
    if (notice) await must(call, acknowledgeNotice, { ...asked, notice: notice.id });
  }
}

/** What is wrong with the way it ended; nothing where it ended well. */
export async function judgePilot(
  life: Life,
  house: OpenHouse,
  programme: string,
): Promise<string[]> {
  const asked = { city: life.house.cityId, programme };
  const accounts = await must(operatorOf(life), readProgrammeAccounts, asked);
  const { rows } = await house.db.query<Ending>(
    `select state, ended_at as "endedAt", zero_at as "zeroAt", public_at as "publicAt",
      (select max(given_at) from notice where subject_id = programme.id
        and to_kind = 'merchant' and kind <> 'programme_refunded') as "lastMerchant",
      (select count(*) from notice where subject_id = programme.id
        and to_kind = 'merchant') as merchants,
      (select min(given_at) from notice where subject_id = programme.id
        and kind = 'programme_ends_member') as "firstMember",
      (select max(given_at) from notice where subject_id = programme.id
        and kind = 'programme_ends_member') as "lastMember",
      (select count(*) from notice where subject_id = programme.id
        and kind = 'programme_ends_member') as members
    from programme where id = $1`,
    [programme],
  );
  const [ending] = rows;
  if (!ending) return ['the pilot is gone'];
  life.witness.saw(
    `pilot: ${ending.merchants} merchant and ${ending.members} member notices`,
  );
  const found: [boolean, string][] = [
    [ending.state !== 'ended', `the pilot is ${ending.state}`],
    [ending.zeroAt === null, 'the pilot was never found at zero'],
    [!accounts.zero, `money is left: ${JSON.stringify(accounts.items)}`],
    [ending.firstMember === null, 'no member was told'],
    [
      isAfter(ending.lastMerchant, ending.firstMember),
      'a member was told before the last merchant',
    ],
    [isAfter(ending.lastMember, ending.publicAt), 'the public knew before a member'],
    [
      daysBetween(ending.lastMember, ending.endedAt) < 30,
      'it ended before thirty days had passed',
    ],
  ];
  return found.filter(([isWrong]) => isWrong).map(([, what]) => what);
}

type Ending = {
  state: string;
  endedAt: Date | null;
  zeroAt: Date | null;
  publicAt: Date | null;
  lastMerchant: Date | null;
  firstMember: Date | null;
  lastMember: Date | null;
  merchants: string;
  members: string;
};

const isAfter = (one: Date | null, other: Date | null): boolean =>
  one !== null && other !== null && one > other;

const daysBetween = (one: Date | null, other: Date | null): number =>
  one && other ? (other.getTime() - one.getTime()) / dayMs : 0;

const at = (ms: number): string => new Date(ms).toISOString();

function operatorOf(life: Life): Caller {
  const operator = life.city.people.find(({ role }) => role === 'operator');
  if (!operator) throw new Error('a town has an operator');
  return plainly(life, operator);
}

/** Without the line's troubles: what is asked here is asked once. */
const plainly = (life: Life, person: Person): Caller =>
  life.house.callAs(`a-session-of-${person.key}`);
