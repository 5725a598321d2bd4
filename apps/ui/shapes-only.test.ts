import { afterAll, expect, test, vi } from 'vitest';
import { z } from './shapes-only.ts';

// The whole contract, once with the parser and once with what stands in for it. What an
// app may ask of either has to be the same.

type Known = { shape?: Record<string, unknown>; options?: readonly unknown[] };
type Noun = Record<string, unknown>;

const files = import.meta.glob<Noun>(['../../contract/**/*.ts', '!**/*.test.ts']);

const load = async (): Promise<Record<string, Noun>> =>
  Object.fromEntries(
    await Promise.all(Object.entries(files).map(async ([at, get]) => [at, await get()])),
  );

const whole = await load();
vi.resetModules();
vi.doMock('zod', () => import('./shapes-only.ts'));
const bare = await load();
afterAll(() => void vi.doUnmock('zod'));

/** Keys and enumerated words, as far down as an object or a union goes. */
const told = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(told);
  // A schema, an endpoint or a plain table: all are asked for by name.
  const { shape, options } = value as Known;
  if (shape && Object.keys(shape).length > 0) return Object.keys(shape);
  if (options && options.length > 0) return options.map(told);
  return 'path' in value ? asked(value) : null;
};
const asked = (terms: object) =>
  Object.fromEntries(
    Object.entries(terms).map(([part, of]) => [part, part === 'reply' ? null : told(of)]),
  );

test.each(Object.keys(whole))('%s says the same without the parser', (at) => {
  const tell = (nouns: Record<string, Noun>) =>
    Object.entries(nouns[at] ?? {})
      .filter(([, value]) => typeof value !== 'function')
      .map(([name, value]) => [name, told(value)]);
  expect(tell(bare)).toEqual(tell(whole));
});

test('who parses all the same is told why that fails', () => {
  expect(() => z.object({}).safeParse()).toThrow('without a parser');
});
