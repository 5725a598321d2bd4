import { expect, test } from 'vitest';
import { makeCaller } from '#contract/kit/call.ts';
import { writeNote } from '#contract/note.ts';
import { makeRandom } from './random.ts';
import { makeTrouble } from './trouble.ts';
import { askOn, openWitness } from './witness.ts';

type Served = { key: string | null };

/** A server that remembers who asked; by default it answers a key always the same. */
function openServer(answer = (served: Served[]) => `{"n":${served.length > 0 ? 1 : 0}}`) {
  const served: Served[] = [];
  const over: typeof fetch = async (_, init) => {
    served.push({ key: new Headers(init?.headers).get('idempotency-key') });
    return new Response(answer(served), { status: 201 });
  };
  return { served, over };
}

const now = () => new Date('2026-11-24T04:00:00Z');
const note = { city: 'harbour', placeId: 'x', text: '好吃' };

function bringTrouble(share: number, answer?: (served: Served[]) => string) {
  const { served, over } = openServer(answer);
  const trouble = makeTrouble(makeRandom(5), { share, crowded: false, over });
  const witness = openWitness(now);
  const call = makeCaller({ base: 'http://town/api', fetch: trouble.send });
  let keys = 0;
  const line = { call, witness, makeKey: () => `key-${(keys += 1)}` };
  return { served, trouble, witness, line };
}

test('a good line carries everything once', async () => {
  const { served, trouble, line } = bringTrouble(0);
  for (let time = 0; time < 20; time += 1) await askOn(line, writeNote, note);
  expect(served.length).toBe(20);
  expect(Object.values(trouble.counts)).toEqual([0, 0, 0]);
});

test('what gets lost is asked again under the same key', async () => {
  const { served, trouble, witness, line } = bringTrouble(0.5);
  for (let time = 0; time < 40; time += 1) {
    expect(await askOn(line, writeNote, note)).toMatchObject({ ok: true });
  }
  expect(Math.min(...Object.values(trouble.counts))).toBeGreaterThan(3);
  expect(new Set(served.map(({ key }) => key)).size).toBe(40);
  expect(served.length).toBeGreaterThan(40);
  expect(witness.surprises).toEqual([]);
});

test('one key with two answers does not go unnoticed', async () => {
  const { trouble, line } = bringTrouble(0.5, (served) => `{"n":${served.length}}`);
  for (let time = 0; time < 20; time += 1) await askOn(line, writeNote, note);
  expect(trouble.unequal.length).toBe(trouble.counts['sent twice']);
  expect(trouble.unequal[0]).toContain('one key, two answers');
});

test('a server that breaks without trouble on the line is a surprise', async () => {
  const witness = openWitness(now);
  const broken: typeof fetch = async () => new Response('oops', { status: 500 });
  const call = makeCaller({ base: 'http://town/api', fetch: broken });
  const line = { call, witness, makeKey: () => 'key' };
  expect(await askOn(line, writeNote, note)).toBe(null);
  expect(witness.surprises[0]).toContain('writeNote');
});
