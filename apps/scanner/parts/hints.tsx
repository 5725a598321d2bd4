import { useEffect, useState } from 'react';
import { useWords } from '#ui/language.tsx';
import type { Flow } from '../flow.ts';
import { usePractice } from '../practice/practice-context.ts';
import { en as practiceEn } from '../practice/words.en.ts';
import { zh as practiceZh } from '../practice/words.zh.ts';
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
  const practice = useWords(practiceZh, practiceEn);
  const { enter, leave } = usePractice();
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
    const goWith = (code: string) => () => enter(code);
    const { what, now } = hintWords(flow.hint, words);
    return (
      <div className="sc-hint sc-hint-loud" role="alert">
        <b>{what}</b>
        {now ? <span>{now}</span> : null}
        {flow.hint.kind === 'practice_code' ? (
          <Way word={practice.enter} go={goWith(flow.hint.code)} />
        ) : null}
        {flow.hint.kind === 'real_code' ? <Way word={practice.leave} go={leave} /> : null}
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

/** The one tap between the real counter and practice. */
const Way = ({ word, go }: { word: string; go: () => void }) => (
  <button type="button" className="ar-button" onClick={go}>
    {word}
  </button>
);
