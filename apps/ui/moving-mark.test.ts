import { describe, expect, test } from 'vitest';
import { markAt, markStep, markStepMs } from './moving-mark.ts';

const id = '01a20bb5-e600-7d7f-885e-84afd8feedf5';
const steps = Array.from({ length: 500 }, (_, step) => 890_000_000 + step);

describe('the moving mark', () => {
  test('is the same on two devices at the same moment', () => {
    const nowMs = Date.UTC(2026, 10, 24, 4, 0, 1);
    expect(markStep(nowMs)).toBe(markStep(nowMs - 900));
    expect(markAt(id, markStep(nowMs))).toEqual(markAt(id, markStep(nowMs)));
    expect(markStep(nowMs + markStepMs)).toBe(markStep(nowMs) + 1);
  });

  test('never shows the same shape or colour twice in a row', () => {
    for (const last of ['f5', 'f6', 'a0', '00', '7c']) {
      const marks = steps.map((step) => markAt(id.slice(0, -2) + last, step));
      for (const [at, mark] of marks.entries()) {
        const before = marks[at - 1];
        expect(mark.shape).not.toBe(before?.shape);
        expect(mark.hue).not.toBe(before?.hue);
      }
    }
  });

  test('of another redemption is seldom the same', () => {
    const other = id.slice(0, -1) + '6';
    const same = steps.filter((step) => {
      const [one, two] = [markAt(id, step), markAt(other, step)];
      return one.shape === two.shape && one.word.en === two.word.en;
    });
    expect(same.length / steps.length).toBeLessThan(0.05);
  });

  test('says it in both languages, and never two words alike', () => {
    const said = new Set(steps.map((step) => markAt(id, step).word.zh));
    expect(said.size).toBeGreaterThan(12);
    for (const step of steps) expect(markAt(id, step).word.en).toMatch(/^[a-z]+$/);
  });
});
