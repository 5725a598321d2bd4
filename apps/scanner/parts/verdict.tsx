import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'antd-mobile';
import { useWords } from '#ui/language.tsx';
import type { Flow, Happening } from '../flow.ts';
import { en as offlineEn } from '../offline/words.en.ts';
import { zh as offlineZh } from '../offline/words.zh.ts';
import { usePractice } from '../practice/practice-context.ts';
import { en as practiceEn } from '../practice/words.en.ts';
import { zh as practiceZh } from '../practice/words.zh.ts';
import { verdictOf } from '../verdict-of.ts';
import { verdictWord } from '../verdict-word.ts';
import { en } from '../words.en.ts';
import type { Words } from '../words.zh.ts';
import { zh } from '../words.zh.ts';
import { VerdictShape } from './shapes.tsx';
import { VerdictSlip } from './verdict-slip.tsx';

export type VerdictDeeds = {
  send: (happening: Happening) => void;
  /** The same code once more, from the beginning. */
  rescan: (code: string) => void;
  toStores: () => void;
};

/** The verdict fills the phone: shape, word, what it means, what to do. */
export const Verdict = ({ flow, deeds }: { flow: Flow; deeds: VerdictDeeds }) => {
  const words = useWords(zh, en);
  const offline = useWords(offlineZh, offlineEn);
  const practice = useWords(practiceZh, practiceEn);
  const { kind } = usePractice();
  const verdict = verdictOf(flow);
  const screen = useRef<HTMLElement>(null);
  useEffect(() => {
    screen.current?.querySelector<HTMLElement>('.sc-deeds button')?.focus();
  }, [verdict?.name]);
  if (!verdict) return null;
  const word = verdictWord(words, offline, verdict.name);
  return (
    <section
      ref={screen}
      className={`sc-screen sc-verdict sc-verdict-${verdict.tone}`}
      role="alertdialog"
      aria-label={kind === null ? word : practice.of(word)}
    >
      <div className="sc-verdict-said">
        <VerdictShape {...verdict} />
        {kind === null ? null : <p className="sc-practised">{practice.name}</p>}
        <h1>{word}</h1>
        <VerdictSlip
          flow={flow}
          undone={(redemption) => deeds.send({ what: 'undone', redemption })}
          takenBack={(entry) => deeds.send({ what: 'taken_back', entry })}
        />
      </div>
      <div className="sc-deeds">
        <Deeds flow={flow} deeds={deeds} words={words} />
      </div>
    </section>
  );
};

const Deeds = ({
  flow,
  deeds,
  words,
}: {
  flow: Flow;
  deeds: VerdictDeeds;
  words: Words;
}): ReactNode => {
  const { send } = deeds;
  const next = () => send({ what: 'next' });
  switch (flow.at) {
    case 'unknown':
    case 'checking':
    case 'redeeming':
      return (
        <>
          <Main
            word={words.check}
            press={() => send({ what: 'check' })}
            busy={flow.at === 'unknown' ? null : words.checking}
          />
          <Quiet word={words.aside} press={next} disabled={flow.at !== 'unknown'} />
        </>
      );
    case 'not_done':
      return (
        <>
          <Main word={words.redeemNow} press={() => send({ what: 'again' })} />
          <Quiet word={words.dropIt} press={next} />
        </>
      );
    case 'no_answer':
      return (
        <>
          <Main word={words.tryAgain} press={() => send({ what: 'again' })} />
          <Quiet word={words.next} press={next} />
        </>
      );
    case 'refused':
      return <Refused flow={flow} deeds={deeds} words={words} />;
    case 'redeemed':
    case 'undone':
    case 'recorded':
    case 'taken_back':
      return <Main word={words.next} press={next} />;
    case 'offline_no':
      return (
        <>
          <Main word={words.next} press={next} />
          <Quiet word={words.tryAgain} press={() => send({ what: 'again' })} />
        </>
      );
    case 'ready':
    case 'looking':
    case 'confirm':
    case 'offline_confirm':
    case 'recording':
      return null;
  }
};

const Refused = ({
  flow,
  deeds,
  words,
}: {
  flow: Flow & { at: 'refused' };
  deeds: VerdictDeeds;
  words: Words;
}) => {
  const next = () => deeds.send({ what: 'next' });
  const { no, code } = flow;
  if (no.refusal === 'not_staff_here') {
    return (
      <>
        <Main word={words.toStores} press={deeds.toStores} />
        <Quiet word={words.next} press={next} />
      </>
    );
  }
  if (code !== null && (no.refusal === 'busy' || no.refusal === 'too_many_requests')) {
    return (
      <>
        <Main word={words.tryAgain} press={() => deeds.rescan(code)} />
        <Quiet word={words.next} press={next} />
      </>
    );
  }
  return <Main word={words.next} press={next} />;
};

const Main = ({
  word,
  press,
  busy = null,
}: {
  word: string;
  press: () => void;
  busy?: string | null;
}) => (
  <Button
    block
    size="large"
    className="sc-big sc-on-verdict"
    loading={busy !== null}
    loadingText={busy ?? ''}
    onClick={press}
  >
    {word}
  </Button>
);

const Quiet = ({
  word,
  press,
  disabled = false,
}: {
  word: string;
  press: () => void;
  disabled?: boolean;
}) => (
  <Button
    block
    size="large"
    fill="none"
    className="sc-quiet-on-verdict"
    disabled={disabled}
    onClick={press}
  >
    {word}
  </Button>
);
