import type { OfferView } from '#contract/offer.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { moment } from '#ui/time.ts';
import { useHere } from '../here.tsx';
import { signedMoney } from '../ledger-sentences.ts';
import { fundingSentence, promises } from '../offer-sentences.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { Facts } from './facts.tsx';

/** An offer as a person reads it before saying yes: the promise first, then the rest. */
export const OfferTermsRead = ({ offer }: { offer: OfferView }) => {
  const words = useWords(zh, en);
  const said = words.offerFacts;
  const { language } = useLanguage();
  const { timeZone } = useHere();
  const [first, ...rest] = promises(language, offer.terms);
  const at = (iso: string) => moment(language, iso, timeZone);
  return (
    <div className="op-terms">
      <div>
        <p className="op-terms-line ar-digits">{first}</p>
        {rest.map((line) => (
          <p key={line} className="ar-digits">
            {line}
          </p>
        ))}
        {offer.terms.kind === 'package' ? <Items items={offer.terms.items} /> : null}
      </div>
      <Facts
        facts={[
          [said.funding, fundingSentence(language, offer.funding)],
          [said.stock, offer.stock === null ? said.unlimited : said.stockSaid(offer.stock)],
          [
            said.limit,
            offer.perPersonLimit === null
              ? said.noLimit
              : said.limitSaid(offer.perPersonLimit),
          ],
          [said.sale, `${at(offer.sellFrom)} – ${at(offer.sellUntil)}`],
          [said.valid, said.validSaid(offer.validDays)],
          [said.excludes, offer.excludes.join(words.comma) || said.nothing],
          [said.stores, said.storesSaid(offer.placeIds.length)],
        ]}
      />
    </div>
  );
};

type Item = { name: string; count: number; priceFen: number };

const Items = ({ items }: { items: readonly Item[] }) => {
  const words = useWords(zh, en);
  return (
    <ul className="op-lines" aria-label={words.offerFacts.items}>
      {items.map(({ name, count, priceFen }) => (
        <li key={name}>
          <span className="op-lines-main">{name}</span>
          <span className="op-soft ar-digits">
            {signedMoney(priceFen)} × {count}
          </span>
          <span className="ar-digits op-amount">{signedMoney(count * priceFen)}</span>
        </li>
      ))}
    </ul>
  );
};
