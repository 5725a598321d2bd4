import { useRef } from 'react';
import { Button } from 'antd';
import {
  confirmPlaceMerge,
  dismissPlaceMerge,
  mergeCan,
  undoPlaceMerge,
} from '#contract/place-merge.ts';
import type { PlaceMergeView } from '#contract/place-merge.ts';
import { useDeed } from '#ui/deed.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Trouble } from '#ui/states.tsx';
import { fromNow } from '#ui/time.ts';
import { useUndo } from '#ui/undo.tsx';
import { api, askAnew } from '../api.ts';
import { useHere } from '../here.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { PairSides } from './pair-sides.tsx';

/** Two listings that may be one place, why, and what a person says to it. */
export const PairCard = ({ pair, first }: { pair: PlaceMergeView; first: boolean }) => {
  const words = useWords(zh, en).duplicates;
  const { language } = useLanguage();
  const { decidedAt, decidedBy } = pair;
  return (
    <li className="op-card op-stack-small op-pair-card" tabIndex={-1} data-pair={pair.id}>
      <div className="op-card-row">
        <h2 className="op-pair-title">{pair.kept.name}</h2>
        <span className="op-pair-score">
          <b>{words.likely(pair.score)}</b>
          <span className="op-soft ar-digits">{words.apart(pair.distanceMetres)}</span>
        </span>
      </div>
      <Reasons pair={pair} />
      <PairSides pair={pair} />
      {decidedAt ? (
        <p className="op-soft op-small">
          {words.decided(decidedBy ?? '', fromNow(language, decidedAt))}
        </p>
      ) : null}
      <Deeds pair={pair} first={first} />
    </li>
  );
};

/** What speaks for it before what speaks against it, each by sign and in words. */
const Reasons = ({ pair }: { pair: PlaceMergeView }) => {
  const words = useWords(zh, en).duplicates;
  const sorted = pair.reasons.toSorted((a, b) => b.points - a.points);
  return (
    <ul className="op-pair-reasons" aria-label={words.why}>
      {sorted.map(({ reason, points }) => (
        <li key={reason} className={points < 0 ? 'op-pair-against' : 'op-pair-for'}>
          <span aria-hidden="true">{points < 0 ? '−' : '✓'}</span>
          <span className="ar-unseen">{points < 0 ? words.against : words.for}</span>
          {words.reasons[reason]}
        </li>
      ))}
    </ul>
  );
};

const Deeds = ({ pair, first }: { pair: PlaceMergeView; first: boolean }) => {
  const words = useWords(zh, en).duplicates;
  const deeds = usePairDeeds(pair);
  const name = pair.kept.name;
  const hindered = whatHinders(pair);
  const button = (deed: 'confirm' | 'dismiss' | 'undo', says: string, main = false) => (
    <Button
      {...(main && { type: 'primary' as const })}
      disabled={deeds.busy || (deed === 'confirm' && hindered !== null)}
      aria-label={words.one(says, name)}
      data-deed={deed}
      onClick={deeds[deed]}
    >
      {says}
    </Button>
  );
  const undoes = pair.state === 'dismissed' ? words.undoDismiss : words.undoMerge;
  return (
    <>
      {hindered && mergeCan.confirm(pair.state) ? (
        <p className="op-small op-soft">{words.hinders[hindered]}</p>
      ) : null}
      <div className="op-deeds">
        {mergeCan.confirm(pair.state) ? button('confirm', words.merge, first) : null}
        {mergeCan.dismiss(pair.state) ? button('dismiss', words.dismiss) : null}
        {mergeCan.undo(pair.state) ? button('undo', undoes) : null}
      </div>
      <Trouble error={deeds.trouble} />
    </>
  );
};

const whatHinders = ({ kept, dropped }: PlaceMergeView) => {
  if (kept.state === 'closed' || dropped.state === 'closed') return 'closed' as const;
  const [mine, theirs] = [kept.merchantId, dropped.merchantId];
  return mine && theirs && mine !== theirs ? ('twoMerchants' as const) : null;
};

/** Each deed goes at once and offers its opposite; the next pair gets the focus. */
const usePairDeeds = ({ id, kept }: PlaceMergeView) => {
  const words = useWords(zh, en).duplicates;
  const { city } = useHere();
  const { say } = useUndo();
  const confirming = useDeed(api, confirmPlaceMerge);
  const dismissing = useDeed(api, dismissPlaceMerge);
  const undoing = useDeed(api, undoPlaceMerge);
  const waiting = useRef<HTMLElement | null>(null);
  const which = { city, merge: id };
  const then = async (done: Promise<unknown>, says: string, undo?: () => void) => {
    waiting.current = neighbourOf(id);
    const changed = await done;
    if (changed) say(says, undo);
    await askAnew();
    if (changed) waiting.current?.focus();
  };
  const undo = () => void then(undoing.run(which), words.undone(kept.name));
  const confirm = () => void then(confirming.run(which), words.merged(kept.name), undo);
  const dismiss = () => void then(dismissing.run(which), words.dismissed(kept.name), undo);
  const all = [confirming, dismissing, undoing];
  const busy = all.some((one) => one.busy);
  const trouble = all.find((one) => one.trouble)?.trouble ?? null;
  return { confirm, dismiss, undo, busy, trouble };
};

const neighbourOf = (id: string): HTMLElement | null => {
  const card = document.querySelector(`[data-pair="${id}"]`);
  const next = card?.nextElementSibling ?? card?.previousElementSibling;
  return next instanceof HTMLElement ? next : null;
};
