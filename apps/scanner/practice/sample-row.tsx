import { useWords } from '#ui/language.tsx';
import { groupCode } from '#contract/kit/code.ts';
import { Qr } from '#ui/qr.tsx';
import { clock } from '#ui/time.ts';
import { useCounterHere } from '../counter-here.tsx';
import { usePractice } from './practice-context.ts';
import { codeOfSample, sampleNames } from './samples.ts';
import type { SampleName } from './samples.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** What practice offers instead of a customer. */
export const PracticeOffers = () => {
  const { kind } = usePractice();
  if (kind === 'guide') return <GuideCard />;
  if (kind === 'rehearsal') return <RehearsalCard />;
  return kind === 'free' ? <SampleRow /> : null;
};

const useAsIfScanned = () => {
  const { counter } = useCounterHere();
  return (name: SampleName) =>
    counter.send({ what: 'read', text: codeOfSample(name), channel: 'scan' });
};

const SampleRow = () => {
  const words = useWords(zh, en);
  const scan = useAsIfScanned();
  return (
    <section className="sc-samples" aria-label={words.try}>
      <p>{words.try}</p>
      <ul>
        {sampleNames.map((name) => (
          <li key={name}>
            <button type="button" onClick={() => scan(name)}>
              {words.samples[name]}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

const GuideCard = () => {
  const words = useWords(zh, en);
  const scan = useAsIfScanned();
  const code = codeOfSample('good');
  return (
    <section className="sc-guide-card" aria-label={words.guide}>
      <div className="sc-guide-shown">
        <Qr text={code} label={words.qrOf(words.samples.good)} />
        <p className="ar-digits sc-guide-code">{groupCode(code)}</p>
      </div>
      <div>
        <p>{words.guideLook}</p>
        <button
          type="button"
          className="ar-button ar-button-main"
          onClick={() => scan('good')}
        >
          {words.guideTap}
        </button>
      </div>
    </section>
  );
};

const RehearsalCard = () => {
  const words = useWords(zh, en);
  const { rehearsal } = usePractice();
  const { timeZone } = useCounterHere();
  if (!rehearsal) return null;
  return (
    <section className="sc-rehearsal" aria-label={words.rehearsalBar}>
      <p>{words.typeThis}</p>
      <p className="ar-digits sc-rehearsal-code">{groupCode(rehearsal.code)}</p>
      <p className="sc-soft">{words.goodUntil(clock(rehearsal.goodUntil, timeZone))}</p>
    </section>
  );
};
