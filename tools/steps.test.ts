import { expect, test } from 'vitest';
import { columnsOf, layTable, openSteps } from './steps.ts';

const paper = () => {
  const written: string[] = [];
  return { written, out: { write: (text: string) => written.push(text) > 0 } };
};

test('a step leaves one line with its time and what it noted last', async () => {
  const { written, out } = paper();
  const answer = await openSteps(out).run('Tables', async (note) => {
    note('0001-kit.sql');
    return 7;
  });
  expect(answer).toBe(7);
  expect(written.join('')).toMatch(/^ {2}✓ Tables {2}\d+\.\d s {2}0001-kit\.sql\n$/);
});

test('a step that fails is marked and its error goes on', async () => {
  const { written, out } = paper();
  const failing = openSteps(out).run('Database', () =>
    Promise.reject(new Error('no disk')),
  );
  await expect(failing).rejects.toThrow('no disk');
  expect(written.join('')).toContain('✗ Database');
});

test('columns line up where Chinese and Latin are mixed', () => {
  const [first, second] = layTable([
    ['店员 staff', 'http://a'],
    ['operator', 'http://b'],
  ]);
  const before = (line: string | undefined) => columnsOf(line?.split('http')[0] ?? '');
  expect(before(first)).toBe(before(second));
});
