import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { merchantCan } from '#contract/merchant.ts';
import {
  endOffer,
  offerCan,
  pauseOffer,
  resumeOffer,
  submitOffer,
} from '#contract/offer.ts';
import type { OfferView } from '#contract/offer.ts';
import { useDeed } from '#ui/deed.ts';
import { useWords } from '#ui/language.tsx';
import { Note, Trouble } from '#ui/states.tsx';
import { api, askAnew } from '../api.ts';
import { useDesk } from '../desk.tsx';
import { paths } from '../paths.ts';
import { useUndo } from '#ui/undo.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** What can be done with an offer in its state; nothing asks "are you sure". */
export const OfferDeeds = ({ offer: { id, state } }: { offer: OfferView }) => {
  const words = useWords(zh, en).offerPage;
  const { desk, merchant } = useDesk();
  const deeds = useOfferDeeds(id);
  const { busy, ending } = deeds;
  const maySubmit = merchantCan.sell(merchant.state);
  return (
    <div className="me-stack">
      <div className="me-deeds">
        {offerCan.submit(state) ? (
          <Button type="primary" disabled={!maySubmit || busy} onClick={deeds.submit}>
            {words.submit}
          </Button>
        ) : null}
        {offerCan.edit(state) ? (
          <Link className="ar-button me-button" to={paths.editOffer(desk, id)}>
            {words.edit}
          </Link>
        ) : null}
        {offerCan.resume(state) ? (
          <Button type="primary" disabled={busy || ending} onClick={deeds.resume}>
            {words.resume}
          </Button>
        ) : null}
        {offerCan.pause(state) ? (
          <Button disabled={busy || ending} onClick={deeds.pause}>
            {words.pause}
          </Button>
        ) : null}
        {offerCan.end(state) ? (
          <Button disabled={busy || ending} onClick={deeds.end}>
            {ending ? words.ending : words.end}
          </Button>
        ) : null}
      </div>
      {offerCan.submit(state) && !maySubmit ? (
        <Note tone="soon">{words.submitNotYet}</Note>
      ) : null}
      <Trouble error={deeds.trouble} />
    </div>
  );
};

/** Pausing is undone by resuming; ending can't be undone, so it waits a little. */
const useOfferDeeds = (offer: string) => {
  const words = useWords(zh, en);
  const { desk } = useDesk();
  const { say, afterwards } = useUndo();
  const [ending, setEnding] = useState(false);
  const submitting = useDeed(api, submitOffer);
  const pausing = useDeed(api, pauseOffer);
  const resuming = useDeed(api, resumeOffer);
  const closing = useDeed(api, endOffer);
  const all = [submitting, pausing, resuming, closing];
  const which = { city: desk.city, offer };
  const then = async (
    done: Promise<OfferView | undefined>,
    says: string,
    undo?: () => void,
  ) => {
    const changed = await done;
    await askAnew();
    if (changed) say(says, undo);
  };
  const submit = () => void then(submitting.run(which), words.offerNew.submitted);
  const resume = () => void then(resuming.run(which), words.offerPage.resumed);
  const pause = () => void then(pausing.run(which), words.offerPage.paused, resume);
  const endNow = async () => {
    await then(closing.run(which), words.offerPage.ended);
    setEnding(false);
  };
  const end = () => {
    setEnding(true);
    const keep = () => setEnding(false);
    afterwards(words.offerPage.endsSoon, () => void endNow(), keep);
  };
  const busy = all.some((one) => one.busy);
  const trouble = all.find((one) => one.trouble)?.trouble ?? null;
  return { submit, pause, resume, end, ending, busy, trouble };
};
