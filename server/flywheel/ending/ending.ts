import { againAfterHours, noticeDays, tellRounds } from '#contract/programme.ts';
import type { NoticeKind } from '#contract/notice.ts';
import { dayMs, hourMs } from '#contract/kit/time.ts';
import type { ToldMerchant } from '#parties/notice/about.ts';

/** The first, the second and the third time that a merchant is told of an end. */
export const rounds = [
  'programme_ends',
  'programme_ends_again',
  'programme_ends_last',
] as const satisfies readonly NoticeKind[];

export type MerchantStanding = {
  merchantId: string;
  rounds: number;
  /** Notices of which at least one channel was tried. */
  attempts: number;
  firstGivenAt: Date | null;
  lastGivenAt: Date | null;
  deliveredAt: Date | null;
  proof: string | null;
  acknowledgedAt: Date | null;
};

/** What came of telling one merchant, over all rounds. */
export const standingOf = (
  merchantId: string,
  told: readonly ToldMerchant[],
): MerchantStanding => {
  const theirs = told.filter((notice) => notice.merchantId === merchantId);
  const delivered = theirs.find((notice) => notice.deliveredAt);
  return {
    merchantId,
    rounds: theirs.length,
    attempts: theirs.filter(({ attempts }) => attempts > 0).length,
    firstGivenAt: theirs[0]?.givenAt ?? null,
    lastGivenAt: theirs.at(-1)?.givenAt ?? null,
    deliveredAt: delivered?.deliveredAt ?? null,
    proof: delivered?.proof ?? null,
    acknowledgedAt: theirs.find((notice) => notice.acknowledgedAt)?.acknowledgedAt ?? null,
  };
};

/** A merchant counts as told when they said so, or when three attempts were made. */
export const isTold = ({ acknowledgedAt, attempts }: MerchantStanding): boolean =>
  acknowledgedAt !== null || attempts >= tellRounds;

/** The next notice of a merchant who did not answer; undefined where none is due yet. */
export const nextRound = (
  standing: MerchantStanding,
  now: Date,
): (typeof rounds)[number] | undefined => {
  if (isTold(standing)) return undefined;
  const last = standing.lastGivenAt?.getTime() ?? 0;
  const isDue = now.getTime() >= last + againAfterHours * hourMs;
  return isDue ? rounds[standing.rounds] : undefined;
};

/** The end moves back where telling took longer than was allowed for, never forward. */
export const endNoSoonerThan = (endsAt: Date, tellingDone: Date): Date => {
  const earliest = new Date(tellingDone.getTime() + noticeDays * dayMs);
  return endsAt > earliest ? endsAt : earliest;
};
