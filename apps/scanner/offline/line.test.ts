import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeLine } from './line.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('one lost answer takes it down, and a probe brings it back', async () => {
  let isThere = false;
  const line = makeLine({ online: true, probe: async () => isThere });
  line.failed();
  expect(line.isUp()).toBe(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(line.isUp()).toBe(false);
  isThere = true;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(line.isUp()).toBe(true);
});

test('the device saying that there is a network proves nothing', async () => {
  const line = makeLine({ online: false, probe: async () => false });
  line.deviceSays(true);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(line.isUp()).toBe(false);
  line.stop();
});

test('is asked patiently: at most every ten seconds after the first', async () => {
  const probe = vi.fn<() => Promise<boolean>>(async () => false);
  makeLine({ online: false, probe });
  await vi.advanceTimersByTimeAsync(120_000);
  expect(probe.mock.calls.length).toBeLessThan(16);
  expect(probe.mock.calls.length).toBeGreaterThan(8);
});

test('tells whoever listens, each time once', async () => {
  const changed = vi.fn<() => void>();
  const line = makeLine({ online: true, probe: async () => false });
  line.subscribe(changed);
  line.failed();
  line.failed();
  line.answered();
  line.answered();
  expect(changed).toHaveBeenCalledTimes(2);
});
