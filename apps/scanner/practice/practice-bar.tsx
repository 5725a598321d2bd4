import { useEffect, useRef } from 'react';
import { useWords } from '#ui/language.tsx';
import { useNow } from '#ui/tick.ts';
import { useCounterHere, useFlow } from '../counter-here.tsx';
import { guideStep } from './guide.ts';
import { secondsSince, usePractice } from './practice-context.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** Stripes over every screen of practice, the word, the guide's line, and the way out. */
export const PracticeBar = () => {
  const words = useWords(zh, en);
  const { kind, leave } = usePractice();
  return (
    <>
      <div className="sc-stripes" aria-hidden="true" />
      <aside className="sc-practice-bar" aria-label={words.name}>
        {kind === 'guide' ? (
          <GuideLine />
        ) : (
          <>
            <b>{kind === 'rehearsal' ? words.rehearsalBar : words.name}</b>
            <span>{words.barMore}</span>
          </>
        )}
        <button type="button" aria-label={words.leave} onClick={leave}>
          {kind === 'guide' ? words.out : words.leave}
        </button>
      </aside>
    </>
  );
};

const GuideLine = () => {
  const words = useWords(zh, en);
  const { sinceMs, guided } = usePractice();
  const { counter } = useCounterHere();
  const flow = useFlow(counter);
  const wasRedeemed = useRef(false);
  useNow(500);
  useEffect(() => {
    if (wasRedeemed.current && flow.at === 'ready') guided();
    if (flow.at === 'redeemed') wasRedeemed.current = true;
  }, [flow, guided]);
  const at = guideStep(flow);
  return (
    <output className="sc-guide-line">
      <span className="sc-guide-step">
        <b>{words.name}</b>
        {at === null ? words.guideAgain : words.stepOf(String(at))}
        <time className="ar-digits">{words.seconds(String(secondsSince(sinceMs)))}</time>
      </span>
      {/* The first step covers the counter's own head. */}
      {at === 1 ? <h1>{words.steps[0]}</h1> : null}
      {at !== null && at > 1 ? <strong>{words.steps[at - 1]}</strong> : null}
    </output>
  );
};
