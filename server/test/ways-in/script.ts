import type { Random } from '#city/random.ts';

/** The ways a use can be taken at a counter where people stand. */
export const waysIn = ['scan', 'typed', 'stand', 'phone'] as const;
export type WayIn = (typeof waysIn)[number];

/**
 * One visit as it is drawn beforehand: what is broken while it lasts. The shares are
 * assumptions, but for the unread photograph: that is what the shipped decoder leaves.
 * Every customer has a phone that is switched on.
 */
export type Script = {
  storeOffline: boolean;
  customerOffline: boolean;
  cameraBroken: boolean;
  /** Which of three looks through the camera reads nothing. */
  unread: readonly [boolean, boolean, boolean];
  /** The first time, a digit is typed wrong. */
  typo: boolean;
  /** The store's stand is covered, gone or wet. */
  standGone: boolean;
};

export const drawScript = (random: Random): Script => ({
  storeOffline: random.chance(0.01),
  customerOffline: random.chance(0.03),
  cameraBroken: random.chance(0.01),
  unread: [random.chance(0.108), random.chance(0.108), random.chance(0.108)],
  typo: random.chance(0.05),
  standGone: random.chance(0.01),
});

/** What hands and eyes do, counted as it happens. */
export type Effort = { taps: number; seconds: number };

/** Seconds that people take for it; a model, the same for every way. */
export const pace = {
  /** A button that says what it does. */
  tap: 1,
  /** A digit on the big keypad, read from another's phone. */
  digit: 0.6,
  /** Camera and code find each other, or give up. */
  look: 2,
  /** A customer takes out the phone and opens the page. */
  open: 4,
  /** Somebody reads a verdict. */
  read: 1,
} as const;
