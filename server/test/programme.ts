import * as contract from '#contract/programme.ts';
import type { ProgrammePlan, ProgrammeView } from '#contract/programme.ts';
import { announceEnd, rehearseEnd } from '#contract/programme-end.ts';
import { dayMs } from '#contract/kit/time.ts';
import { city } from './town.ts';
import type { Town } from './town.ts';
import { liveOffer } from './wheel.ts';

/** Builders that take a programme a part of its way, through the contract only. */
export const daysOn = (town: Town, days: number): string =>
  new Date(town.clock.now().getTime() + days * dayMs).toISOString();

export const planOf = (
  town: Town,
  changes: Partial<ProgrammePlan> = {},
): ProgrammePlan => ({
  name: '码头试点',
  nameEn: 'Harbour pilot',
  startsAt: daysOn(town, 0),
  endsAt: daysOn(town, 120),
  budgetFen: 5_000_000,
  storesPerDistrict: 1,
  stores: [
    { placeId: town.places.noodles, district: '码头' },
    { placeId: town.places.books, district: '老街' },
  ],
  offerIds: [],
  texts: (['merchants', 'members', 'public'] as const).map((audience) => ({
    audience,
    zh: '试点到期，谢谢大家。',
    en: 'The pilot has run its course. Thank you.',
  })),
  ...changes,
});

export type Planned = { programme: ProgrammeView; offerId: string };

/** A planned draft whose stores have just rehearsed and whose offer is on sale. */
export const planned = async (
  town: Town,
  changes: Partial<ProgrammePlan> = {},
): Promise<Planned> => {
  const xu = town.as('xu');
  const offerId = await liveOffer(town, {
    validDays: 100,
    sellFrom: daysOn(town, -1),
    sellUntil: daysOn(town, 60),
  });
  await town.rehearse([town.places.noodles, town.places.books]);
  const plan = planOf(town, { offerIds: [offerId], ...changes });
  const { name, nameEn, startsAt, endsAt } = plan;
  const draft = { kind: 'pilot' as const, name, nameEn, startsAt, endsAt };
  const { id } = await xu(contract.createProgramme, { city, ...draft });
  const programme = await xu(contract.planProgramme, { city, programme: id, ...plan });
  return { programme, offerId };
};

export const step = (
  town: Town,
  programme: string,
  by: 'makeReady' | 'reopen' | 'goLive',
): Promise<ProgrammeView> =>
  town.as('xu')(contract.stepProgramme, { city, programme, step: by });

/** A programme that is live. */
export const running = async (town: Town): Promise<Planned> => {
  const { programme, offerId } = await planned(town);
  await town.as('xu')(rehearseEnd, { city, programme: programme.id });
  await step(town, programme.id, 'makeReady');
  return { programme: await step(town, programme.id, 'goLive'), offerId };
};

export const announce = (
  town: Town,
  programme: string,
  endsAt = daysOn(town, 40),
): Promise<ProgrammeView> =>
  town.as('xu')(announceEnd, { city, programme, endsAt, reason: '试点到期' });

/** Lets time pass in steps, every timer running at each. */
export const pass = async (town: Town, ms: number, stepMs = ms): Promise<void> => {
  for (let passed = 0; passed < ms; passed += stepMs) {
    town.clock.add(stepMs);
    await town.server.tick();
  }
};

export const readIt = (town: Town, programme: string): Promise<ProgrammeView> =>
  town.as('xu')(contract.readProgramme, { city, programme });
