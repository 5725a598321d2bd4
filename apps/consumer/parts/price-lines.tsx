import './price-lines.css';
import type { Price as PriceShape, PriceLine } from '#contract/quote.ts';
import { useLanguage } from '#ui/language.tsx';
import { money, Price } from '#ui/price.tsx';
import { whyNoSubsidySentence, whyNotSentence } from '#ui/why-not-words.ts';
import { useCity } from '../city.tsx';
import { useText } from '../text.ts';

/** A price as a receipt: where it starts, each step with who pays for it, what is left. */
export const PriceLines = ({
  price,
  start,
}: {
  price: Pick<PriceShape, 'originalFen' | 'totalFen' | 'lines'>;
  /** What the first line is called: the menu price, or the bill. */
  start: string;
}) => {
  const words = useText();
  const savedFen = price.originalFen - price.totalFen;
  return (
    <dl className="receipt">
      <div className="receipt-line">
        <dt>{start}</dt>
        <dd className="ar-digits">{money(price.originalFen)}</dd>
      </div>
      {price.lines
        .filter((line) => line.offFen > 0)
        .map((line, at) => (
          <Step key={`${line.lane}-${line.offerId ?? at}`} line={line} />
        ))}
      <div className="receipt-total">
        <dt>
          {words.price.total}
          {savedFen > 0 ? (
            <small className="saved">{words.price.saved(money(savedFen))}</small>
          ) : null}
        </dt>
        <dd>
          <Price fen={price.totalFen} size="l" />
        </dd>
      </div>
    </dl>
  );
};

const Step = ({ line }: { line: PriceLine }) => {
  const words = useText();
  const paid = line.funding
    .filter((share) => share.fen > 0)
    .map((share) => words.price.funds[share.funder](money(share.fen)));
  return (
    <div className="receipt-line">
      <dt>
        {line.title}
        {line.count > 1 ? ` × ${line.count}` : ''}
        <small>
          {[words.price.base(words.lane[line.lane], money(line.baseFen)), ...paid].join(
            ' · ',
          )}
        </small>
      </dt>
      <dd className="receipt-off ar-digits">−{money(line.offFen)}</dd>
    </div>
  );
};

/** What is not in the price and why, the cheapest to change first. */
export const NotInPrice = ({
  price: { notApplied, subsidiesNotApplied = [] },
}: {
  price: Pick<PriceShape, 'notApplied' | 'subsidiesNotApplied'>;
}) => {
  const words = useText();
  const { language } = useLanguage();
  const city = useCity();
  const missed = notApplied.length + subsidiesNotApplied.length;
  if (missed === 0) return null;
  return (
    <details className="not-in-price">
      <summary>{words.price.notApplied(missed)}</summary>
      <ul>
        {notApplied.map((not) => (
          <li key={not.offerId}>
            <span>{not.title}</span>
            <span className="offer-why-not">
              {whyNotSentence(language, not, city.timeZone)}
            </span>
          </li>
        ))}
        {subsidiesNotApplied.map((not) => (
          <li key={not.campaignId}>
            <span>{not.title}</span>
            <span className="offer-why-not">{whyNoSubsidySentence(language, not)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
};
