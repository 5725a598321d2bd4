import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  vi,
} from 'vitest';
import {
  confirmPlaceMerge,
  dismissPlaceMerge,
  undoPlaceMerge,
} from '#contract/place-merge.ts';
import type { PlaceMergeView } from '#contract/place-merge.ts';
import type { Answer } from '#contract/kit/call.ts';
import { inWork, system } from '#kit/work.ts';
import type { AnyWork } from '#kit/work.ts';
import { openCorners } from '#server/test/merges.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import type * as SqlImport from './sql-import.ts';
import { takeImportTurn } from './sql-import.ts';
import type * as SqlMerge from './sql-merge.ts';

/**
 * Operators who decide one pair at once. The same races are run a second time with the
 * conditional write replaced by look, think, write, and without the turn that imports and
 * merges take: every one must then be lost, or winning proves nothing.
 */
const control = vi.hoisted(() => ({ isOn: false }));
vi.mock('./sql-merge.ts', async (original) => {
  const real = await original<typeof SqlMerge>();
  type Decide = typeof SqlMerge.decideMerge;
  const lookThinkWrite: Decide = async (work: AnyWork, id, { from, to }) => {
    const seen = await work.db
      .selectFrom('placeMerge')
      .selectAll()
      .where('id', '=', id)
      .where('state', 'in', [...from])
      .executeTakeFirst();
    if (!seen) return undefined;
    await pause(60);
    await sql`update place_merge set state = ${to}, decided_at = ${work.now}::timestamptz,
      decided_by = ${work.actor.personId} where id = ${id}`.execute(work.db);
    return seen;
  };
  const decideMerge: Decide = (...asked) =>
    (control.isOn ? lookThinkWrite : real.decideMerge)(...asked);
  return { ...real, decideMerge };
});

vi.mock('./sql-import.ts', async (original) => {
  const real = await original<typeof SqlImport>();
  const takeImportTurn: typeof SqlImport.takeImportTurn = (work) =>
    control.isOn ? Promise.resolve() : real.takeImportTurn(work);
  return { ...real, takeImportTurn };
});

let town: Town;
let at: ReturnType<typeof openCorners>;
beforeAll(async () => {
  town = await openTown();
  at = openCorners(town);
}, 60_000);
beforeEach(() => at.next());
afterEach(() => {
  control.isOn = false;
});
afterAll(() => town.close());

type Decided = Answer<typeof confirmPlaceMerge | typeof dismissPlaceMerge>;
const times = Array.from({ length: 6 }, (_, no) => no);

/** Half confirm and half dismiss, all at once. */
const raceToDecide = async () => {
  const { merge, dropped } = await at.twoSources();
  const xu = town.caller('xu');
  const answers = await Promise.all<Decided>(
    times.map((no) => xu(no % 2 ? confirmPlaceMerge : dismissPlaceMerge, { city, merge })),
  );
  return { dropped, answers };
};
const won = (answers: Decided[]): PlaceMergeView[] =>
  answers.flatMap((answer) => (answer.ok ? [answer.value] : []));

/** All take the same merge back, at once. */
const raceToUndo = async () => {
  const { merge } = await at.twoSources();
  await town.as('xu')(confirmPlaceMerge, { city, merge });
  return Promise.all(times.map(() => town.caller('xu')(undoPlaceMerge, { city, merge })));
};

describe('with the conditional write', () => {
  it('one of six decisions stands, and the place agrees with it', async () => {
    const { dropped, answers } = await raceToDecide();
    const [decision, ...others] = won(answers);
    expect(others).toEqual([]);
    const [row] = await town.sql('select state from place where id = $1', [dropped]);
    expect(row).toEqual({ state: decision?.state === 'merged' ? 'closed' : 'open' });
    for (const answer of answers.filter(({ ok }) => !ok)) {
      expect(answer).toMatchObject({ refusal: 'merge_not_in_state' });
    }
  });

  it('one of six undos takes it back', async () => {
    const answers = await raceToUndo();
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

it('a merge waits for an import that has compared and not yet written', async () => {
  const { merge } = await at.twoSources();
  const ended: string[] = [];
  const asked = { cityId: city, actor: system };
  const confirming = await inWork(town.server.work, asked, async (work) => {
    await takeImportTurn(work);
    const sent = town.as('xu')(confirmPlaceMerge, { city, merge });
    await pause(200);
    ended.push('import');
    return { done: sent.then(() => ended.push('merge')) };
  });
  await confirming.done;
  expect(ended).toEqual(['import', 'merge']);
});

describe('without it', () => {
  it('several decide, and two answers contradict each other', async () => {
    control.isOn = true;
    const { answers } = await raceToDecide();
    expect(new Set(won(answers).map(({ state }) => state)).size).toBe(2);
  });

  it('several take back what was taken back', async () => {
    control.isOn = true;
    const answers = await raceToUndo();
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(1);
  });
});
