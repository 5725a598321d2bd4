import type { BestNow, NearbyItem } from '#contract/exposure.ts';
import { money, Price } from '#ui/price.tsx';
import { useCity } from '../city.tsx';
import { paths } from '../paths.ts';
import { useText } from '../text.ts';
import { Go } from './go.tsx';
import { OpennessLine } from './openness.tsx';
import { isOnBill } from './price-tag.ts';
import { Sign } from './sign.tsx';

/** One place near here: who, how far, whether it is open, and its best price with why. */
export const NearbyCard = ({ item }: { item: NearbyItem }) => {
  const words = useText();
  const city = useCity();
  return (
    <article className="near-card">
      <Go className="near-card-link" to={paths.place(city.id, item.placeId)}>
        <div className="near-card-top">
          <Sign name={item.name} category={item.category} />
          <div className="near-card-who">
            <h3>{item.name}</h3>
            <p className="near-card-meta">
              <span>{words.walk(item.walkMinutes)}</span>
              <span>{kindOf(words, item)}</span>
              {item.why.includes('new_here') ? <span>{words.nearby.newHere}</span> : null}
              <OpennessLine openness={item.openness} timeZone={city.timeZone} />
            </p>
          </div>
        </div>
        <LastNote text={item.lastNote} />
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
