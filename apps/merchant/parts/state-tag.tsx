import type { OfferState } from '#contract/offer.ts';
import { useWords } from '#ui/language.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

const signs: Record<OfferState, string> = {
  draft: '✎',
  in_review: '◔',
  refused: '✕',
  live: '●',
  paused: '‖',
  ended: '■',
};

/** An offer's state by shape, word and colour. */
export const StateTag = ({ state }: { state: OfferState }) => {
  const words = useWords(zh, en);
  return (
    <span className={`me-state me-state-${state}`}>
      <span aria-hidden="true">{signs[state]}</span>
      {words.offerStates[state]}
    </span>
  );
};
