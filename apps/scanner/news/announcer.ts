import type { ChangeView } from '#contract/change.ts';
import { minuteMs } from '#contract/kit/time.ts';
import type { RedemptionView } from '#contract/redemption.ts';

/** What was redeemed in one go, as one piece of news. */
export type News = { id: string; items: readonly RedemptionView[] };

/** Where the feed was left, and what of it was told; outlives a reload. */
export type KeptPlace = { cursor: string; atMs: number; told: readonly string[] };

export type AnnouncerTerms = {
  /** The feed since a cursor; without one, the cursor of now. */
  ask: (after?: string) => Promise<{ items: ChangeView[]; nextCursor: string }>;
  kept: { read: () => KeptPlace | null; keep: (place: KeptPlace) => void };
  nowMs: () => number;
  isMine: (redemptionId: string) => boolean;
  /** An answer of this device's own is awaited: what a person redeemed may be it. */
  awaitsOwn: () => boolean;
};

/** A page that was away no longer than this goes on where it was; else it starts anew. */
const resumeWithinMs = minuteMs;
/** What happened longer ago is in the day's list, and no news. */
const newsForMs = 2 * minuteMs;
const toldAtMost = 200;

/**
 * Hears what happened at the store and says what is news: nothing from before the start,
 * nothing twice, nothing that this device did itself.
 */
export const makeAnnouncer = (terms: AnnouncerTerms) => {
  const before = terms.kept.read();
  const resumes = before !== null && terms.nowMs() - before.atMs < resumeWithinMs;
  let cursor = resumes ? before.cursor : null;
  let told: readonly string[] = resumes ? before.told : [];
  let waiting: RedemptionView[] = [];
  const keep = () => {
    if (cursor !== null) terms.kept.keep({ cursor, atMs: terms.nowMs(), told });
  };
  const isNews = ({ id, redeemedAt, scannedAt, undoneAt }: RedemptionView): boolean =>
    !told.includes(id) &&
    !terms.isMine(id) &&
    undoneAt === null &&
    // Accepted without network some time ago: whoever did it has seen it.
    scannedAt === null &&
    terms.nowMs() - Date.parse(redeemedAt) < newsForMs;
  /** One look at the feed: what is to be told now, and what no longer holds. */
  const look = async (): Promise<{ news: News[]; undone: string[] }> => {
    const isStart = cursor === null;
    const { items, nextCursor } = await terms.ask(cursor ?? undefined);
    cursor = nextCursor;
    const undone = idsOf(items, 'undone');
    const heard = isStart ? [] : items.filter(({ kind }) => kind === 'redeemed');
    waiting = [...waiting, ...heard.map(({ redemption }) => redemption)].filter(
      (one) => isNews(one) && !undone.includes(one.id),
    );
    const ready = waiting.filter((one) => !(terms.awaitsOwn() && mayBeOwn(one)));
    waiting = waiting.filter((one) => !ready.includes(one));
    told = [...told, ...ready.map(({ id }) => id)].slice(-toldAtMost);
    keep();
    return { news: together(ready), undone };
  };
  return {
    look,
    /** The cursor was forgotten: from now on again. */
    startAnew: () => {
      cursor = null;
    },
  };
};

const idsOf = (items: readonly ChangeView[], kind: ChangeView['kind']): string[] =>
  items.flatMap((item) => (item.kind === kind ? [item.redemption.id] : []));

/** What a customer did at a stand, or a machine, is never this device's own. */
const mayBeOwn = ({ channel }: RedemptionView): boolean =>
  channel !== 'stand' && channel !== 'till';

/** One request redeems at one instant: what belongs together is told as one. */
const together = (redemptions: readonly RedemptionView[]): News[] => {
  const groups = new Map<string, RedemptionView[]>();
  for (const one of redemptions) {
    const { redeemedAt, channel, staffName, id } = one;
    const key = channel === 'scan' ? id : `${redeemedAt} ${channel} ${staffName}`;
    const group = groups.get(key);
    if (group?.every((other) => other.id !== id)) group.push(one);
    else if (!group) groups.set(key, [one]);
  }
  return [...groups.values()].map((items) => {
    const ordered = items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return { id: ordered[0]?.id ?? '', items: ordered };
  });
};
