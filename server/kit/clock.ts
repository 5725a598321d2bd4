/**
 * Time comes in from outside, so that a seed can replay a day and a test can let a voucher
 * expire. Only this file reads the machine's clock.
 */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved; for tests and for the city. */
export const handClock = (
  start: Date,
): Clock & { set(at: Date): void; add(ms: number): void } => {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    set: (to) => {
      at = to.getTime();
    },
    add: (ms) => {
      at += ms;
    },
  };
};
