import type { PricedOffer } from '#contract/quote.ts';
import { useLanguage } from '#ui/language.tsx';
import { money, Price } from '#ui/price.tsx';
import { whyNotSentence } from '#ui/why-not-words.ts';
import { useCity } from '../city.tsx';
import { describeDiscount, describeWindows } from '../offer-words.ts';
import { paths } from '../paths.ts';
import { useText } from '../text.ts';
import { Go } from './go.tsx';
import { UsableLine } from './usable-line.tsx';

/** One thing on sale at a place: what it is, its price for me now, or why not now. */
export const OfferCard = ({ offer, placeId }: { offer: PricedOffer; placeId: string }) => {
  const words = useText();
  const onBill = offer.terms.kind === 'bill' || offer.terms.kind === 'timed';
  return (
    <article className={offer.price && !offer.whyNot ? 'offer' : 'offer offer-not'}>
      <div className="offer-what">
        <p className="offer-kind">{words.kind[offer.terms.kind]}</p>
        <h3>{offer.title}</h3>
        <Terms offer={offer} />
        <UsableLine terms={offer.terms} className="offer-terms" />
        <Limits offer={offer} />
      </div>
      <div className="offer-price">
        {offer.price && !onBill ? (
          <>
            <Price fen={offer.price.totalFen} originalFen={offer.price.originalFen} />
            <MemberHint offer={offer} />
          </>
        ) : null}
        <Why offer={offer} />
        <Action offer={offer} placeId={placeId} />
      </div>
    </article>
  );
};

const Terms = ({ offer: { terms, excludes } }: { offer: PricedOffer }) => {
  const words = useText();
  if (terms.kind === 'package') {
    return (
      <ul className="offer-items">
        {terms.items.map((item) => (
          <li key={item.name}>
            <span>
              {item.name}
              {item.count > 1 ? ` × ${item.count}` : ''}
            </span>
            <span className="ar-digits">{money(item.priceFen * item.count)}</span>
          </li>
        ))}
        {terms.usesTotal > 1 ? <li>{words.offer.uses(terms.usesTotal)}</li> : null}
        {terms.usesPerDay ? <li>{words.offer.usesPerDay(terms.usesPerDay)}</li> : null}
      </ul>
    );
  }
  if (terms.kind === 'cash') {
    return (
      <p className="offer-terms">
        {words.offer.cash(money(terms.faceFen), money(terms.minimumFen), terms.perBill)}
      </p>
    );
  }
  return (
    <p className="offer-terms">
      {describeDiscount(words.discount, terms.discount)}
      {terms.kind === 'timed'
        ? ` · ${describeWindows(words.windows, terms.windows)}`
        : null}
      {excludes.length > 0 ? ` · ${words.offer.excludes(excludes.join('、'))}` : null}
    </p>
  );
};

const Limits = ({ offer }: { offer: PricedOffer }) => {
  const words = useText();
  const sold = offer.terms.kind === 'package' || offer.terms.kind === 'cash';
  const said = [
    sold ? words.offer.valid(offer.validDays) : '',
    offer.stockLeft !== null && offer.stockLeft <= 20
      ? words.offer.left(offer.stockLeft)
      : '',
    offer.perPersonLimit !== null ? words.offer.limit(offer.perPersonLimit) : '',
  ].filter((part) => part !== '');
  return said.length === 0 ? null : <p className="offer-limits">{said.join(' · ')}</p>;
};

const MemberHint = ({ offer }: { offer: PricedOffer }) => {
  const words = useText();
  const { memberTotalFen, price } = offer;
  if (memberTotalFen === null || !price || memberTotalFen >= price.totalFen) return null;
  return <span className="member-hint">{words.memberPrice(money(memberTotalFen))}</span>;
};

const Why = ({ offer }: { offer: PricedOffer }) => {
  const { language } = useLanguage();
  const city = useCity();
  if (offer.whyNot) {
    return (
      <p className="offer-why-not">
        {whyNotSentence(language, offer.whyNot, city.timeZone)}
      </p>
    );
  }
  const reasons = offer.price?.lines.filter((line) => line.offFen > 0) ?? [];
  const others = reasons.filter((line) => line.offerId !== offer.offerId);
  if (others.length === 0) return null;
  return <p className="stub-why">{others.map((line) => line.title).join(' · ')}</p>;
};

const Action = ({ offer, placeId }: { offer: PricedOffer; placeId: string }) => {
  const words = useText();
  const city = useCity();
  const { kind } = offer.terms;
  if (kind === 'bill' || kind === 'timed') {
    return offer.price && !offer.whyNot ? (
      <span className="offer-applies">✓ {words.offer.onBill}</span>
    ) : null;
  }
  if (!offer.price) return null;
  return (
    <Go
      className="ar-button offer-buy"
      to={paths.buy(city.id, placeId, offer.offerId)}
      aria-label={words.offer.buyNamed(offer.title)}
    >
      {words.offer.buy}
    </Go>
  );
};
