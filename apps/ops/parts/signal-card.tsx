import { useState } from 'react';
import { Button } from 'antd';
import { closeSignal, liftCounterLock, reopenSignal } from '#contract/fraud.ts';
import type { SignalView } from '#contract/fraud.ts';
import { useDeed } from '#ui/deed.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Trouble } from '#ui/states.tsx';
import { clock, moment } from '#ui/time.ts';
import { useUndo } from '#ui/undo.tsx';
import { api, askAnew } from '../api.ts';
import { NoteWrite } from '../forms/note-write.tsx';
import { guardEn, guardZh } from '../guard-words.ts';
import { useHere } from '../here.tsx';
import { signalSentence } from '../signal-sentences.ts';

/** One thing worth a look: what was seen, where and when, and what came of it. */
export const SignalCard = ({ signal }: { signal: SignalView }) => {
  const words = useWords(guardZh, guardEn).signals;
  const { language } = useLanguage();
  const { timeZone } = useHere();
  const at = (iso: string) => moment(language, iso, timeZone);
  const { closed, lockedUntil } = signal;
  return (
    <li className="op-card op-stack-small">
      <div className="op-card-row">
        <h2>{words.kinds[signal.kind]}</h2>
        <span className="op-soft">{at(signal.seenAt)}</span>
      </div>
      <p>{signalSentence(language, signal)}</p>
      {lockedUntil ? (
        <p>
          <span className="op-state op-state-paused">
            <span aria-hidden="true">■</span>
            {words.lockedUntil(clock(lockedUntil, timeZone))}
          </span>
        </p>
      ) : null}
      {closed ? (
        <p className="op-soft">
          {words.closedBy(closed.by, at(closed.at), closed.because)}
        </p>
      ) : null}
      <Deeds signal={signal} />
    </li>
  );
};

/** Its deeds; each that has an opposite offers it instead of asking beforehand. */
const useSignalDeeds = (signal: SignalView) => {
  const words = useWords(guardZh, guardEn).signals;
  const { city } = useHere();
  const { say } = useUndo();
  const closing = useDeed(api, closeSignal);
  const reopening = useDeed(api, reopenSignal);
  const lifting = useDeed(api, liftCounterLock);
  const asked = { city, signal: signal.id };
  const reopen = async () => {
    if (await reopening.run(asked)) say(words.reopened);
    await askAnew();
  };
  const close = async (because: string) => {
    if (await closing.run({ ...asked, because })) say(words.done, () => void reopen());
    await askAnew();
  };
  const lift = async () => {
    const { merchantId: merchant, placeId: place, askerId: asker } = signal;
    if (!asker) return;
    const lifted = await lifting.run({ city, merchant, place, asker });
    if (lifted) say(words.lifted(signal.askerName));
    await askAnew();
  };
  return { close, reopen, lift, closing, reopening, lifting };
};

const Deeds = ({ signal }: { signal: SignalView }) => {
  const words = useWords(guardZh, guardEn).signals;
  const [open, setOpen] = useState(false);
  const { close, reopen, lift, ...deeds } = useSignalDeeds(signal);
  const what = words.kinds[signal.kind];
  if (open && !signal.closed) {
    return (
      <NoteWrite
        said={{
          label: words.because,
          hint: words.becauseHint,
          missing: words.missing,
          submit: words.closeNow,
          keep: words.keep,
        }}
        longest={200}
        busy={deeds.closing.busy}
        trouble={deeds.closing.trouble}
        write={(because) => void close(because)}
        leave={() => setOpen(false)}
      />
    );
  }
  return (
    <div className="op-deeds">
      {signal.lockedUntil ? (
        <Button
          type="primary"
          loading={deeds.lifting.busy}
          aria-label={words.liftOne(signal.askerName)}
          onClick={() => void lift()}
        >
          {words.lift}
        </Button>
      ) : null}
      {signal.closed ? (
        <Button
          loading={deeds.reopening.busy}
          aria-label={words.reopenOne(what)}
          onClick={() => void reopen()}
        >
          {words.reopen}
        </Button>
      ) : (
        <Button aria-label={words.closeOne(what)} onClick={() => setOpen(true)}>
          {words.close}
        </Button>
      )}
      <Trouble error={deeds.lifting.trouble ?? deeds.reopening.trouble} />
    </div>
  );
};
