import type { BestNow, NearbyItem } from '#contract/exposure.ts';
import type { SearchItem } from '#contract/search.ts';
import { money, Price } from '#ui/price.tsx';
import { useCity } from '../city.tsx';
import { paths } from '../paths.ts';
import { useText } from '../text.ts';
import { Go } from './go.tsx';
import { Marked } from './marked.tsx';
import { OpennessLine } from './openness.tsx';
import { isOnBill } from './price-tag.ts';
import { Sign } from './sign.tsx';

type MatchedWords = SearchItem['matched'];

/** One place near here: who, how far, whether it is open, and its best price with why. */
export const NearbyCard = ({
  item,
  isKept = false,
  matched = null,
}: {
  item: NearbyItem;
  /** Which of its words were searched for. */
  matched?: MatchedWords | null;
  /** A copy of earlier: whether the place is open by now can't be said. */
  isKept?: boolean;
}) => {
  const words = useText();
  const city = useCity();
  return (
    <article className="near-card">
      <Go className="near-card-link" to={paths.place(city.id, item.placeId)}>
        <div className="near-card-top">
          <Sign name={item.name} category={item.category} />
          <div className="near-card-who">
            <h3>
              {matched?.field === 'name' && matched.text === item.name ? (
                <Marked {...matched} />
              ) : (
                item.name
              )}
            </h3>
            <p className="near-card-meta">
              <span>{words.walk(item.walkMinutes)}</span>
              <span>{kindOf(words, item)}</span>
              {item.why.includes('new_here') ? <span>{words.nearby.newHere}</span> : null}
              {isKept ? null : (
                <OpennessLine openness={item.openness} timeZone={city.timeZone} />
              )}
            </p>
          </div>
        </div>
        {matched && saysMore(matched, item) ? (
          <Found matched={matched} />
        ) : (
          <LastNote text={item.lastNote} />
        )}
        {item.best ? <Stub best={item.best} offers={item.offers} /> : null}
      </Go>
    </article>
  );
};

const Stub = ({ best, offers }: { best: BestNow; offers: number }) => {
  const words = useText();
  return (
    <div className="stub">
      <div className="stub-price">
        <Price fen={best.totalFen} originalFen={best.originalFen} />
        {best.memberTotalFen !== null && best.memberTotalFen < best.totalFen ? (
          <span className="member-hint">
            {words.memberPrice(money(best.memberTotalFen))}
          </span>
        ) : null}
      </div>
      <p className="stub-why">
        {reasonOf(words, best)}
        {offers > 1 ? (
          <span className="stub-more">{words.nearby.moreOffers(offers - 1)}</span>
        ) : null}
      </p>
    </div>
  );
};

// The name and the kind are on the card as it is.
const saysMore = ({ field, text }: MatchedWords, { name }: NearbyItem): boolean =>
  text !== name && field !== 'category';

/** Why a search leads here, where the name does not say it. */
const Found = ({ matched }: { matched: MatchedWords }) => {
  const words = useText();
  return (
    <p className="search-matched">
      <b>{words.search.field[matched.field]}</b>
      <Marked {...matched} />
    </p>
  );
};

/** What the latest visitor says: the reason to go, before the price gives one. */
const LastNote = ({ text }: { text: string | null }) => {
  const words = useText();
  if (text === null) return null;
  return (
    <p className="near-card-note">
      <span className="ar-unseen">{words.nearby.noteSays}</span>“{text}”
    </p>
  );
};

/** The words under a price: what made it, else what it is. */
export const reasonOf = (words: ReturnType<typeof useText>, best: BestNow): string => {
  const parts = best.because.length > 0 ? best.because : [best.title];
  const reasons = parts.join(' · ');
  return isOnBill(best) ? words.nearby.onBill(money(best.originalFen), reasons) : reasons;
};

/** "海鲜" where the map knows the cuisine, else the category. */
export const kindOf = (
  words: ReturnType<typeof useText>,
  item: Pick<NearbyItem, 'cuisines' | 'category'>,
): string => {
  const [cuisine] = item.cuisines;
  return (cuisine ? words.cuisine(cuisine) : '') || words.category[item.category];
};
