import '../phone/phone.css';
import { useEffect, useRef } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd-mobile';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Trouble } from '#ui/states.tsx';
import { useCounterHere } from '../counter-here.tsx';
import { useEngine } from '../offline/engine-here.ts';
import { PageHead } from '../parts/page-head.tsx';
import { paths } from '../paths.ts';
import { FourDigits } from '../phone/four-digits.tsx';
import { Confirmed, Done, Stopped, Waiting } from '../phone/steps.tsx';
import { useLookup } from '../phone/use-lookup.ts';
import type { Phase } from '../phone/use-lookup.ts';
import { en } from '../phone/words.en.ts';
import { zh } from '../phone/words.zh.ts';
import { say, sound } from '../sound.ts';
import { handedOver } from '../voice.ts';
import { useAwake } from '../wake.ts';
import { en as counterEn } from '../words.en.ts';
import { zh as counterZh } from '../words.zh.ts';

/** Find a customer by four digits; they confirm on their own phone, one press redeems. */
export const PhonePage = () => {
  const words = useWords(zh, en);
  const navigate = useNavigate();
  const { engine } = useCounterHere();
  const online = useEngine(engine).isUp;
  const lookup = useLookup();
  const { phase } = lookup;
  useAwake();
  useSaid(phase);
  const home = () => void navigate({ to: paths.counter });
  return (
    <main className="sc-page sc-phone">
      <PageHead title={words.title} back={home} />
      {!online && phase.at === 'typing' ? (
        <Stopped
          tone="unsure"
          title={words.offline}
          deeds={
            <Button block size="large" color="primary" onClick={home}>
              {words.scan}
            </Button>
          }
        >
          {words.offlineMore}
        </Stopped>
      ) : (
        <Step phase={phase} lookup={lookup} home={home} />
      )}
    </main>
  );
};

type Lookup = ReturnType<typeof useLookup>;

const Step = ({
  phase,
  lookup,
  home,
}: {
  phase: Phase;
  lookup: Lookup;
  home: () => void;
}) => {
  const words = useWords(zh, en);
  const counterWords = useWords(counterZh, counterEn);
  const { again, redeem } = lookup;
  switch (phase.at) {
    case 'typing':
      return (
        <>
          <Trouble error={lookup.trouble} />
          <FourDigits busy={lookup.asking} whole={lookup.start} />
        </>
      );
    case 'waiting':
      return <Waiting expiresAt={phase.expiresAt} cancel={again} />;
    case 'confirmed':
      return <Confirmed view={phase.view} busy={phase.busy} redeem={() => void redeem()} />;
    case 'done':
      return (
        <>
          <Done redemptions={phase.redemptions} again={again} />
          <Button block size="large" color="primary" onClick={home}>
            {counterWords.next}
          </Button>
        </>
      );
    case 'unknown':
      return (
        <Stopped
          tone="unsure"
          title={words.unknown}
          deeds={
            <Button
              block
              size="large"
              color="primary"
              loading={phase.busy}
              loadingText={counterWords.checking}
              onClick={() => void redeem()}
            >
              {words.check}
            </Button>
          }
        >
          {words.unknownMore}
        </Stopped>
      );
    default:
      return <Ended phase={phase} again={again} home={home} />;
  }
};

type End = Extract<Phase, { at: 'denied' | 'lapsed' | 'used' | 'refused' }>;

/** It went no further: why, and the two ways on. */
const Ended = ({
  phase,
  again,
  home,
}: {
  phase: End;
  again: () => void;
  home: () => void;
}) => {
  const words = useWords(zh, en);
  const deeds = <Ways again={again} home={home} />;
  if (phase.at === 'refused') {
    return (
      <Stopped tone="no" title={words.refused} deeds={deeds}>
        <Trouble error={phase.error} />
      </Stopped>
    );
  }
  return (
    <Stopped
      tone={phase.at === 'denied' ? 'no' : 'unsure'}
      title={words[phase.at]}
      deeds={deeds}
    >
      {words[`${phase.at}More`]}
    </Stopped>
  );
};

const Ways = ({ again, home }: { again: () => void; home: () => void }) => {
  const words = useWords(zh, en);
  return (
    <>
      <Button block size="large" color="primary" onClick={again}>
        {words.again}
      </Button>
      <Button block size="large" onClick={home}>
        {words.scan}
      </Button>
    </>
  );
};

/** Each turn is heard once: a cashier looks at the customer, not at the screen. */
const useSaid = (phase: Phase): void => {
  const words = useWords(zh, en).say;
  const counterWords = useWords(counterZh, counterEn);
  const { language } = useLanguage();
  const before = useRef(phase.at);
  useEffect(() => {
    if (before.current === phase.at) return;
    before.current = phase.at;
    const sentence = sentenceOn(phase, words, counterWords);
    if (phase.at === 'confirmed') sound('seen');
    if (phase.at === 'done') sound('yes');
    if (phase.at === 'denied' || phase.at === 'refused') sound('no');
    if (phase.at === 'unknown') sound('unsure');
    if (sentence) say(language, sentence);
  }, [phase, language, words, counterWords]);
};

const sentenceOn = (
  phase: Phase,
  words: (typeof zh)['say'],
  counterWords: typeof counterZh,
): string | null => {
  if (phase.at === 'confirmed') return words.confirmed;
  if (phase.at === 'denied') return words.denied;
  if (phase.at === 'lapsed') return words.lapsed;
  const [first] = phase.at === 'done' ? phase.redemptions : [];
  return first ? words.done(handedOver(first, counterWords)) : null;
};
