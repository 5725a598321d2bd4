/** 60 → "0.6 %"; the number and its sign stay on one line. */
export const percentOf = (shareBp: number): string => `${shareBp / 100}\u00a0%`;
