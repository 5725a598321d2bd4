import { yuan } from '#contract/kit/money.ts';

/** "¥94.50" or "−¥3"; a balance may be below zero, and a hyphen is no minus. */
export const signedMoney = (fen: number): string =>
  `${fen < 0 ? '−' : ''}¥${yuan(Math.abs(fen), true)}`;

/** 7125 → "71.3 %"; the number and its sign stay on one line. */
export const percentOf = (shareBp: number): string =>
  `${Math.round(shareBp / 10) / 10}\u00a0%`;
