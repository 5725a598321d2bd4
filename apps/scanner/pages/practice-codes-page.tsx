import { groupCode } from '#contract/kit/code.ts';
import { LanguageSwitch, useWords } from '#ui/language.tsx';
import { Qr } from '#ui/qr.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { codeOfSample, sampleNames } from '../practice/samples.ts';
import { en } from '../practice/words.en.ts';
import { zh } from '../practice/words.zh.ts';

/** The fake vouchers to be scanned: on a second phone, without signing in, or on paper. */
export const PracticeCodesPage = () => {
  const words = useWords(zh, en);
  return (
    <main className="sc-page sc-practice-codes">
      <PageHead title={words.codesTitle} back={() => history.back()} />
      <p className="sc-lead">{words.codesLead}</p>
      <ul className="sc-code-sheet">
        {sampleNames.map((name) => (
          <li key={name}>
            <h2>{words.samples[name]}</h2>
            <Qr text={codeOfSample(name)} label={words.qrOf(words.samples[name])} />
            <p className="ar-digits">{groupCode(codeOfSample(name))}</p>
            <p className="sc-soft">{words.sampleMeans[name]}</p>
          </li>
        ))}
      </ul>
      <footer className="sc-leave">
        <LanguageSwitch />
        <button type="button" className="ar-button" onClick={() => print()}>
          {words.print}
        </button>
      </footer>
    </main>
  );
};
