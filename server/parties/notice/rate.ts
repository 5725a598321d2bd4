import { dayMs } from '#contract/kit/time.ts';
import type { AttemptView, DeliveryRateView } from '#contract/notice.ts';
import { NoticeChannel } from '#contract/notice.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { selectAttempts, selectNotice } from './sql.ts';
import { countDeliveries, countProven } from './sql-rate.ts';

/** At least 99 of 100 notices arrive, with proof. */
const targetBp = 9_900;
const days = 30;

/**
 * How many of the notices of the last thirty days have proof that they arrived: a message
 * that a network took, a call that was answered, a screen that showed it. Those of the
 * last day are left out, since the night may hold them up.
 */
export const readDeliveryRate = async (work: AnyWork): Promise<DeliveryRateView> => {
  const until = new Date(work.now.getTime() - dayMs);
  const since = new Date(until.getTime() - days * dayMs);
  const [byKind, counted] = await Promise.all([
    countProven(work, { since, until }),
    countDeliveries(work, { since, until }),
  ]);
  const given = byKind.reduce((sum, kind) => sum + kind.given, 0);
  const proven = byKind.reduce((sum, kind) => sum + kind.proven, 0);
  const count = (channel: NoticeChannel, state: string): number =>
    counted.find((row) => row.channel === channel && row.state === state)?.count ?? 0;
  return {
    since: since.toISOString(),
    until: until.toISOString(),
    given,
    proven,
    rateBp: given === 0 ? null : Math.floor((proven * 10_000) / given),
    targetBp,
    byKind,
    byChannel: NoticeChannel.options.map((channel) => ({
      channel,
      due: count(channel, 'due'),
      delivered: count(channel, 'delivered'),
      givenUp: count(channel, 'given_up'),
    })),
  };
};

/** Every attempt to deliver one notice, oldest first. */
export const listAttempts = async (
  work: Work<'notice_not_found'>,
  noticeId: string,
): Promise<{ items: AttemptView[] }> => {
  const notice = await selectNotice(work, noticeId);
  if (!notice) return work.refuse('notice_not_found', {});
  const attempts = await selectAttempts(work, noticeId);
  return {
    items: attempts.map(({ channel, at, outcome, proof }) => ({
      channel,
      at: at.toISOString(),
      outcome,
      proof,
    })),
  };
};
