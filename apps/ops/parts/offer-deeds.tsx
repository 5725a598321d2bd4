import { useState } from 'react';
import { Button } from 'antd';
import { endOffer, offerCan, pauseOffer, resumeOffer } from '#contract/offer.ts';
import type { OfferView } from '#contract/offer.ts';
import { useDeed } from '#ui/deed.ts';
import { useWords } from '#ui/language.tsx';
import { Trouble } from '#ui/states.tsx';
import { api, askAnew } from '../api.ts';
import { useHere } from '../here.tsx';
import { useUndo } from '#ui/undo.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** What an operator may do with an offer in its state; nothing asks "are you sure". */
export const OfferDeeds = ({ offer }: { offer: OfferView }) => {
  const words = useWords(zh, en).offers;
  const deeds = useOfferDeeds(offer);
  const { state, title } = offer;
  const rest = deeds.busy || deeds.ending;
  const button = (says: string, act: () => void) => (
    <Button
      size="small"
      className="op-deed"
      disabled={rest}
      aria-label={words.one(says, title)}
      onClick={act}
    >
      {says}
    </Button>
  );
  // Drafts are the merchant's own affair; what is in review gets a verdict instead.
  const mayEnd = offerCan.pause(state) || offerCan.resume(state);
  return (
    <span className="op-deeds">
      {offerCan.resume(state) ? button(words.resume, deeds.resume) : null}
      {offerCan.pause(state) ? button(words.pause, deeds.pause) : null}
      {mayEnd ? button(deeds.ending ? words.ending : words.end, deeds.end) : null}
      <Trouble error={deeds.trouble} />
    </span>
  );
};

/** Pausing and resuming undo each other; ending can't be undone, so it waits a little. */
const useOfferDeeds = ({ id, title }: OfferView) => {
  const words = useWords(zh, en).offers;
  const { city } = useHere();
  const { say, afterwards } = useUndo();
  const [ending, setEnding] = useState(false);
  const pausing = useDeed(api, pauseOffer);
  const resuming = useDeed(api, resumeOffer);
  const closing = useDeed(api, endOffer);
  const which = { city, offer: id };
  const then = async (done: Promise<unknown>, says: string, undo?: () => void) => {
    const changed = await done;
    if (changed) say(says, undo);
    await askAnew();
  };
  const resume = () => void then(resuming.run(which), words.resumed(title));
  const pause = () => void then(pausing.run(which), words.paused(title), resume);
  const endNow = async () => {
    await then(closing.run(which), words.ended(title));
    setEnding(false);
  };
  const end = () => {
    setEnding(true);
    afterwards(
      words.endsSoon(title),
      () => void endNow(),
      () => setEnding(false),
    );
  };
  const all = [pausing, resuming, closing];
  const busy = all.some((one) => one.busy);
  const trouble = all.find((one) => one.trouble)?.trouble ?? null;
  return { pause, resume, end, ending, busy, trouble };
};
