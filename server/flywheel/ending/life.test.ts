import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as contract from '#contract/programme.ts';
import type { ProgrammeState } from '#contract/programme.ts';
import * as atEnd from '#contract/programme-end.ts';
import { dayMs } from '#contract/kit/time.ts';
import {
  announce,
  daysOn,
  planned,
  planOf,
  running,
  step,
} from '#server/test/programme.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());
beforeEach(() => town.clock.set(noon));

const xu = () => town.caller('xu');
const acts = {
  plan: (programme: string) =>
    xu()(contract.planProgramme, { city, programme, ...planOf(town) }),
  rehearseEnd: (programme: string) => xu()(atEnd.rehearseEnd, { city, programme }),
  makeReady: (programme: string) =>
    xu()(contract.stepProgramme, { city, programme, step: 'makeReady' }),
  reopen: (programme: string) =>
    xu()(contract.stepProgramme, { city, programme, step: 'reopen' }),
  goLive: (programme: string) =>
    xu()(contract.stepProgramme, { city, programme, step: 'goLive' }),
  announceEnd: (programme: string) =>
    xu()(atEnd.announceEnd, { city, programme, endsAt: daysOn(town, 40), reason: '到期' }),
} as const;
type Act = keyof typeof acts;

/** Puts a programme into a state; storage asks for the dates that belong to it. */
const put = async (id: string, state: ProgrammeState): Promise<void> => {
  const told = state === 'winding_down' || state === 'ended';
  await town.sql(
    `update programme set state = $2, announced_at = $3, end_reason = $4,
      merchants_told_at = $3, members_told_at = $3, public_at = $3, ended_at = $5,
      ends_at = $6 where id = $1`,
    [
      id,
      state,
      told ? noon : null,
      told ? 'over' : null,
      state === 'ended' ? daysOn(town, 41) : null,
      daysOn(town, 40),
    ],
  );
};

const rows = contract.ProgrammeState.options.flatMap((state) =>
  // The names of the record above.
  (Object.keys(acts) as Act[]).map((act) => ({ state, act })),
);

describe('the life of a programme', () => {
  it.each(rows)('$state: $act', async ({ state, act }) => {
    const { programme } = await planned(town);
    await acts.rehearseEnd(programme.id);
    await put(programme.id, state);
    const answer = await acts[act](programme.id);
    const may: readonly ProgrammeState[] = contract.programmeTable[act];
    const refused = {
      refusal: 'programme_not_in_state',
      facts: { state, needs: may },
    };
    expect(answer).toMatchObject(may.includes(state) ? { ok: true } : refused);
  });

  it('starts only with everything it needs, and names what is missing', async () => {
    const { programme } = await planned(town, { budgetFen: null, texts: [] });
    await town.rehearse([town.places.noodles]);
    const answer = await acts.makeReady(programme.id);
    expect(answer).toMatchObject({ refusal: 'programme_not_ready' });
    const { items, ready } = await town.as('xu')(contract.readChecklist, {
      city,
      programme: programme.id,
    });
    expect(ready).toBe(false);
    const missing = items.filter(({ done }) => !done).map(({ item }) => item);
    expect(missing).toEqual(['budget_set', 'notices_written', 'end_rehearsed']);
  });

  it('asks again on the day it goes live', async () => {
    const { programme } = await planned(town);
    await acts.rehearseEnd(programme.id);
    await step(town, programme.id, 'makeReady');
    town.clock.set(new Date(noon.getTime() + 31 * dayMs));
    const answer = await acts.goLive(programme.id);
    expect(answer).toMatchObject({ refusal: 'programme_not_ready' });
    const { items } = await town.as('xu')(contract.readChecklist, {
      city,
      programme: programme.id,
    });
    expect(items.find(({ item }) => item === 'stores_rehearsed')).toMatchObject({
      mender: 'merchants',
      missing: expect.arrayContaining(['码头面馆']),
    });
  });

  it('keeps to what belongs to it', async () => {
    const { programme, offerId } = await planned(town);
    const plan = planOf(town, { offerIds: [offerId] });
    const other = await planned(town);
    const taken = { city, programme: other.programme.id, ...plan };
    expect(await xu()(contract.planProgramme, taken)).toMatchObject({
      refusal: 'programme_offer_taken',
    });
    const placeId = crypto.randomUUID();
    const unfit = { ...plan, stores: [{ placeId, district: '码头' }] };
    const asked = { city, programme: programme.id, ...unfit };
    expect(await xu()(contract.planProgramme, asked)).toMatchObject({
      refusal: 'programme_store_unfit',
      facts: { placeId },
    });
    const unknown = { city, programme: crypto.randomUUID() };
    expect(await xu()(contract.readProgramme, unknown)).toMatchObject({
      refusal: 'programme_not_found',
    });
  });
});

describe('an end', () => {
  it('gives thirty days and time to tell, unless a law says sooner', async () => {
    const { programme } = await running(town);
    const asked = { city, programme: programme.id, endsAt: daysOn(town, 20) };
    const soon = await xu()(atEnd.announceEnd, { ...asked, reason: '停业' });
    expect(soon).toMatchObject({
      refusal: 'programme_end_too_soon',
      facts: { earliest: daysOn(town, 34) },
    });
    const lawReason = '主管部门要求 20 天内停业';
    const legal = await xu()(atEnd.announceEnd, { ...asked, reason: '停业', lawReason });
    expect(legal).toMatchObject({ ok: true, value: { lawReason } });
  });

  it('is announced once', async () => {
    const { programme } = await running(town);
    await announce(town, programme.id);
    const again = await acts.announceEnd(programme.id);
    expect(again).toMatchObject({ refusal: 'programme_end_announced' });
  });

  it.each([
    ['members_told_at = now()', 'before merchants'],
    [`merchants_told_at = now(), members_told_at = now() - interval '1 day'`, 'disorder'],
    [`state = 'winding_down'`, 'without the public'],
    [
      `state = 'winding_down', merchants_told_at = now(), members_told_at = now(),
        public_at = now(), ends_at = now() + interval '29 days'`,
      'too soon',
    ],
  ])('can’t be written out of order: %s', async (changes) => {
    const { programme } = await running(town);
    await announce(town, programme.id);
    const written = town.sql(`update programme set ${changes} where id = $1`, [
      programme.id,
    ]);
    await expect(written).rejects.toThrow(/check constraint/);
  });
});
