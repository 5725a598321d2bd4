import { useEffect, useState } from 'react';
import { useWords } from '#ui/language.tsx';
import type { Flow } from '../flow.ts';
import { hintWords } from '../hint-words.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { useSlow } from './slow.ts';

export type Impatience = 'calm' | 'brighter' | 'type';

/** After 3 s without a code a tip about light, after 7 s the digits. */
export const useImpatience = (looking: boolean, turn: unknown): Impatience => {
  const [impatience, setImpatience] = useState<Impatience>('calm');
  useEffect(() => {
    if (!looking) return;
    const timers = [
      setTimeout(() => setImpatience('brighter'), 3_000),
      setTimeout(() => setImpatience('type'), 7_000),
    ];
    return () => {
      timers.forEach(clearTimeout);
      setImpatience('calm');
    };
  }, [looking, turn]);
  return impatience;
};

/** What is said over the camera: what to do, what was read, or that we are asking. */
export const Hints = ({
  flow,
  impatience,
  stop,
}: {
  flow: Flow;
  impatience: Impatience;
  stop: () => void;
}) => {
  const words = useWords(zh, en);
  const slow = useSlow(flow.at === 'looking');
  if (flow.at === 'looking') {
    return (
      <output className="sc-hint">
        <b>{words.looking}</b>
        {slow ? <span>{words.slow}</span> : null}
        {slow ? (
          <button type="button" className="ar-button" onClick={stop}>
            {words.stop}
          </button>
        ) : null}
      </output>
    );
  }
  if (flow.at === 'ready' && flow.hint) {
    const { what, now } = hintWords(flow.hint, words);
    return (
      <div className="sc-hint sc-hint-loud" role="alert">
        <b>{what}</b>
        {now ? <span>{now}</span> : null}
      </div>
    );
  }
  return (
    <output className="sc-hint sc-hint-aim">
      <span>
        {{ calm: words.aim, brighter: words.tipBrighter, type: words.tipType }[impatience]}
      </span>
    </output>
  );
};
