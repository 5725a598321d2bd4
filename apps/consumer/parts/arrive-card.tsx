import type { NearbyItem } from '#contract/exposure.ts';
import type { VoucherView } from '#contract/voucher.ts';
import { money, Price } from '#ui/price.tsx';
import { useCity } from '../city.tsx';
import { paths } from '../paths.ts';
import { useText } from '../text.ts';
import { Go } from './go.tsx';
import { reasonOf } from './nearby-card.tsx';
import { isOnBill } from './price-tag.ts';
import { OpennessLine } from './openness.tsx';
import { Sign } from './sign.tsx';

/** What to do at the door one stands at: show a code, pay a price, see what is on sale. */
export const ArriveCard = ({
  item,
  voucher,
}: {
  item: NearbyItem;
  voucher: VoucherView | null;
}) => {
  const words = useText();
  const city = useCity();
  const { best } = item;
  return (
    <section className="arrive" aria-label={words.arrive.label}>
      <p className="arrive-eyebrow">{words.arrive.here}</p>
      <Go className="arrive-place" to={paths.place(city.id, item.placeId)}>
        <Sign name={item.name} category={item.category} />
        <span>
          <strong>{item.name}</strong>
          <OpennessLine openness={item.openness} timeZone={city.timeZone} />
        </span>
      </Go>
      {voucher ? (
        <>
          <p className="arrive-why">{words.arrive.have(voucher.title)}</p>
          <Go
            className="ar-button ar-button-main ar-button-wide"
            to={paths.code(city.id, voucher.id)}
          >
            {words.arrive.show}
          </Go>
        </>
      ) : best ? (
        <>
          <p className="arrive-price">
            <Price fen={best.totalFen} originalFen={best.originalFen} size="l" />
            {best.memberTotalFen !== null && best.memberTotalFen < best.totalFen ? (
              <span className="member-hint">
                {words.memberPrice(money(best.memberTotalFen))}
              </span>
            ) : null}
          </p>
          <p className="arrive-why">{reasonOf(words, best)}</p>
          <Go
            className="ar-button ar-button-main ar-button-wide"
            to={payableAt(city.id, item)}
          >
            {isOnBill(best) ? words.arrive.payBill : words.arrive.buy(money(best.totalFen))}
          </Go>
        </>
      ) : (
        <Go
          className="ar-button ar-button-main ar-button-wide"
          to={paths.place(city.id, item.placeId)}
        >
          {words.arrive.look(item.offers)}
        </Go>
      )}
    </section>
  );
};

const payableAt = (cityId: string, { placeId, best }: NearbyItem): string => {
  if (!best?.offerId || isOnBill(best)) return paths.payBill(cityId, placeId);
  return paths.buy(cityId, placeId, best.offerId);
};
