import type { MarginView } from '#contract/margin.ts';
import { useWords } from '#ui/language.tsx';
import { marginParts } from '../margin.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { percentOf, signedMoney } from './signed-money.ts';

/** One sale as a bar as long as the menu price, with the same numbers as a list below. */
export const MarginBar = ({ margin }: { margin: MarginView }) => {
  const words = useWords(zh, en).margin;
  const parts = marginParts(margin);
  return (
    <div className="me-margin">
      <p className="me-margin-said">
        {words.keeps(signedMoney(margin.merchantGetsFen), percentOf(margin.keepsBp))}
      </p>
      <div className="me-bar" aria-hidden="true">
        {parts.map(({ name, percent }) => (
          <span key={name} className={`me-bar-${name}`} style={{ width: `${percent}%` }} />
        ))}
        {margin.costFen !== null && margin.menuFen > 0 ? (
          <i
            className="me-bar-cost"
            style={{ left: `${Math.min(100, (margin.costFen / margin.menuFen) * 100)}%` }}
          />
        ) : null}
      </div>
      <dl className="me-sum">
        {parts.map(({ name, fen }) => (
          <div key={name}>
            <dt>
              <i className={`me-dot me-bar-${name}`} aria-hidden="true" />
              {words[name]}
            </dt>
            <dd className="ar-digits">{signedMoney(fen)}</dd>
          </div>
        ))}
        <div className="me-sum-total">
          <dt>{words.full}</dt>
          <dd className="ar-digits">{signedMoney(margin.menuFen)}</dd>
        </div>
      </dl>
      <p className="me-soft me-small">{words.pays(signedMoney(margin.customerPaysFen))}</p>
      {margin.marginFen === null ? null : (
        <p className={margin.marginFen < 0 ? 'me-loss' : 'me-gain'}>
          {margin.marginFen < 0
            ? words.loss(signedMoney(-margin.marginFen))
            : words.gain(signedMoney(margin.marginFen))}
        </p>
      )}
    </div>
  );
};
