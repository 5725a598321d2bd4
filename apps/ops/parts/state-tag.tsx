import type { MerchantState } from '#contract/merchant.ts';
import type { OfferState } from '#contract/offer.ts';
import { useWords } from '#ui/language.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

const signs: Record<OfferState | MerchantState, string> = {
  draft: '✎',
  in_review: '◔',
  refused: '✕',
  live: '●',
  active: '●',
  paused: '‖',
  suspended: '‖',
  ended: '■',
};

/** A state by shape, word and colour. */
export const StateTag = ({ state }: { state: OfferState | MerchantState }) => {
  const words = useWords(zh, en);
  const said: Record<OfferState | MerchantState, string> = {
    ...words.offerStates,
    ...words.merchantStates,
  };
  return (
    <span className={`op-state op-state-${state}`}>
      <span aria-hidden="true">{signs[state]}</span>
      {said[state]}
    </span>
  );
};
