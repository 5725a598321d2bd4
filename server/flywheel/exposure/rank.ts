import { dayMs } from '#contract/kit/time.ts';
import type { Ranking } from '#contract/ranking.ts';

/** What a place's rank is made of; `open` is null where the hours are not known. */
export type Signals = {
  relevance: number;
  quality: number;
  /** The share of the usual bill that is saved now, 0 to 1. */
  valueNow: number;
  open: boolean | null;
  distanceMetres: number;
};

/** Higher comes first. Neither advertising nor fees are inputs. */
export const scoreOf = (ranking: Ranking, signals: Signals): number =>
  staticScore(ranking, signals) *
  opennessWeight(ranking, signals.open) *
  signals.relevance *
  decay(ranking, signals.distanceMetres);

/** The part that neither the hour nor the way changes. */
export const staticScore = (
  ranking: Ranking,
  { quality, valueNow }: Pick<Signals, 'quality' | 'valueNow'>,
): number => quality * (ranking.valueFloor + valueNow);

export const opennessWeight = ({ openness }: Ranking, open: boolean | null): number =>
  open === null ? openness.unknown : open ? openness.open : openness.closed;

export const decay = ({ halvingMetres }: Ranking, metres: number): number =>
  2 ** (-metres / halvingMetres);

export type Evidence = { arrivals: number; undone: number; notes: number };

/**
 * How likely the next arrival is a good one: arrivals that stood and notes against
 * redemptions that were taken back, beginning from a prior that a few can't outweigh.
 */
export const qualityOf = (
  { prior, note }: Ranking,
  { arrivals, undone, notes }: Evidence,
): number => {
  const good = arrivals + note * notes;
  return (prior.arrivals * prior.quality + good) / (prior.arrivals + good + undone);
};

/** Whether a shop that began to sell then is still new, and already sells. */
export const isNew = (ranking: Ranking, sinceMs: number, atMs: number): boolean =>
  sinceMs <= atMs && atMs < newUntilMs(ranking, sinceMs);

/** When it stops being new. */
export const newUntilMs = ({ exploration }: Ranking, sinceMs: number): number =>
  sinceMs + exploration.newDays * dayMs;
