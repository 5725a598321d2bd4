import { describe, expect, test } from 'vitest';
import { makeTrueTime } from './true-time.ts';
import type { KeptTime } from './true-time.ts';

const noonMs = Date.UTC(2026, 10, 24, 4);
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A device whose two clocks are moved by hand, and what it has kept. */
const device = (wallMs = noonMs) => {
  const at = { wallMs, steadyMs: 1_000, kept: null as KeptTime | null };
  const start = () =>
    makeTrueTime({
      wallMs: () => at.wallMs,
      steadyMs: () => at.steadyMs,
      read: () => at.kept,
      keep: (time) => void (at.kept = time),
    });
  const pass = (ms: number) => {
    at.wallMs += ms;
    at.steadyMs += ms;
  };
  const hear = (time: ReturnType<typeof start>, serverMs: number, roundMs = 100) => {
    const askedMs = at.steadyMs;
    pass(roundMs);
    time.hear({ serverMs, askedMs, answeredMs: at.steadyMs });
  };
  return { at, start, pass, hear };
};

describe('a clock that is wrong', () => {
  test('is believed, and not sure, before the server was heard', () => {
    const time = device().start();
    expect([time.nowMs(), time.isSure()]).toEqual([noonMs, false]);
  });

  test('by three days is put right with half the round trip', () => {
    const { start, hear, pass } = device(noonMs + 3 * dayMs);
    const time = start();
    hear(time, noonMs, 400);
    expect([time.nowMs(), time.isSure()]).toEqual([noonMs + 200, true]);
    pass(hourMs);
    expect([time.nowMs(), time.offMs()]).toEqual([noonMs + 200 + hourMs, 3 * dayMs + 200]);
  });

  test('is not learned from an answer that took too long', () => {
    const { start, hear } = device();
    const time = start();
    hear(time, noonMs - dayMs, 7_000);
    expect(time.isSure()).toBe(false);
  });
});

describe('a clock that is moved while the page is open', () => {
  test('back: the time goes on, and is sure', () => {
    const { at, start, hear } = device();
    const time = start();
    hear(time, noonMs);
    at.wallMs -= 2 * dayMs;
    expect([time.nowMs(), time.isSure()]).toEqual([noonMs + 50, true]);
    expect(time.offMs()).toBe(50 - 2 * dayMs);
  });

  test('forward may be sleep: it is followed, and not sure until confirmed', () => {
    const { at, start, hear } = device();
    const time = start();
    hear(time, noonMs);
    at.wallMs += 8 * hourMs;
    expect([time.nowMs(), time.isSure()]).toEqual([noonMs + 50 + 8 * hourMs, false]);
    time.confirm();
    expect(time.isSure()).toBe(true);
  });
});

describe('over a reload', () => {
  const heard = () => {
    const one = device(noonMs + dayMs);
    one.hear(one.start(), noonMs);
    return one;
  };

  test('seconds later the error is still known', () => {
    const { start, pass } = heard();
    pass(5_000);
    const time = start();
    expect([time.nowMs(), time.isSure()]).toEqual([noonMs + 5_050, true]);
  });

  test('the next morning it is known, but not sure', () => {
    const { start, pass } = heard();
    pass(18 * hourMs);
    const time = start();
    expect([time.nowMs(), time.isSure()]).toEqual([noonMs + 50 + 18 * hourMs, false]);
  });

  test('a clock that was set back never takes the time below its floor', () => {
    const { at, start } = heard();
    at.wallMs -= 400 * dayMs;
    const time = start();
    expect([time.nowMs(), time.isSure()]).toEqual([noonMs + 50, false]);
  });

  test('a guess raises no floor', () => {
    const { at, start } = heard();
    at.wallMs += 400 * dayMs;
    const ahead = start();
    expect([ahead.isSure(), ahead.floorMs()]).toEqual([false, noonMs + 50]);
    ahead.guess(noonMs + dayMs);
    expect([ahead.nowMs(), ahead.floorMs()]).toEqual([noonMs + dayMs, noonMs + 50]);
  });
});
