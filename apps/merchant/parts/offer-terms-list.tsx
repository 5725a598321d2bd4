import type { WeeklyWindow } from '#contract/discount.ts';
import type { OfferView } from '#contract/offer.ts';
import type { UsableTimes } from '#contract/usable.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { termsLine, windowLine } from '../offer-words.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { signedMoney } from './signed-money.ts';
import { WeekStrip } from './week-strip.tsx';

/** What an offer promises, in a line and then in full. */
export const OfferTermsList = ({ offer: { terms } }: { offer: OfferView }) => {
  const words = useWords(zh, en).offerPage;
  const { language } = useLanguage();
  return (
    <div className="me-terms">
      <p className="me-terms-line ar-digits">{termsLine(language, terms)}</p>
      {terms.kind === 'package' ? (
        <ul className="me-lines">
          {terms.items.map(({ name, count, priceFen }) => (
            <li key={name}>
              <span className="me-lines-main">{name}</span>
              <span className="me-soft ar-digits">× {count}</span>
              <span className="ar-digits">{signedMoney(count * priceFen)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {terms.kind === 'cash' ? (
        <p className="me-soft">{words.perBill(terms.perBill)}</p>
      ) : null}
      {'discount' in terms ? (
        <p className="me-soft">
          {words.base[terms.discount.base]}{' '}
          {
            words.appliesTo[
              terms.appliesTo.length === 2 ? 'both' : (terms.appliesTo[0] ?? 'bill')
            ]
          }
          {terms.kind === 'bill' ? ` ${words.audience[terms.audience]}` : ''}
        </p>
      ) : null}
      {terms.kind === 'timed' ? <Windows windows={terms.windows} /> : null}
      {terms.kind === 'package' && terms.usable ? <Usable of={terms.usable} /> : null}
    </div>
  );
};

const Windows = ({ windows }: { windows: readonly WeeklyWindow[] }) => {
  const { language } = useLanguage();
  return (
    <>
      <WeekStrip windows={windows} />
      <ul className="me-soft">
        {windows.map((window) => {
          const line = windowLine(language, window);
          return <li key={line}>{line}</li>;
        })}
      </ul>
    </>
  );
};

/** When a voucher may be used, where that is not always. */
const Usable = ({ of: { windows, blackoutDays } }: { of: UsableTimes }) => {
  const words = useWords(zh, en).offerPage;
  return (
    <>
      {windows.length > 0 ? (
        <>
          <p>{words.usableOnly}</p>
          <Windows windows={windows} />
        </>
      ) : null}
      {blackoutDays.length > 0 ? (
        <p className="me-soft ar-digits">{words.notOn(blackoutDays.join(', '))}</p>
      ) : null}
    </>
  );
};
