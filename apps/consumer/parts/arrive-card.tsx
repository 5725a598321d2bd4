import type { NearbyItem } from '#contract/exposure.ts';
import type { VoucherView } from '#contract/voucher.ts';
import { money, Price } from '#ui/price.tsx';
import { useCity } from '../city.tsx';
import { paths } from '../paths.ts';
import { useText } from '../text.ts';
import { Go } from './go.tsx';
import { reasonOf } from './nearby-card.tsx';
import { OpennessLine } from './openness.tsx';
import { Sign } from './sign.tsx';

/** Near enough to be standing at the door. */
export const atTheDoorMetres = 100;

/**
 * What comes up by itself when one stands at a door: a code that is good here, else the
 * best price here; null where neither is within a hundred metres.
 */
export const arrivalOf = (
  items: readonly NearbyItem[],
  vouchers: readonly VoucherView[],
): { item: NearbyItem; voucher: VoucherView | null } | null => {
  const close = items
    .filter((item) => item.distanceMetres <= atTheDoorMetres)
    .toSorted((a, b) => a.distanceMetres - b.distanceMetres);
  for (const item of close) {
    const voucher = vouchers.find(
      (mine) =>
        mine.state === 'issued' &&
        mine.stores.some((store) => store.placeId === item.placeId),
    );
    if (voucher) return { item, voucher };
  }
  const item = close.find((candidate) => candidate.best !== null);
  return item ? { item, voucher: null } : null;
};

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
            {isOnBill(item) ? words.arrive.payBill : words.arrive.buy(money(best.totalFen))}
          </Go>
        </>
      ) : null}
    </section>
  );
};

const isOnBill = (item: NearbyItem): boolean =>
  item.best?.kind === 'bill' || item.best?.kind === 'timed';

const payableAt = (cityId: string, item: NearbyItem): string => {
  const offer = item.best?.offerId;
  if (isOnBill(item) || !offer) return paths.payBill(cityId, item.placeId);
  return paths.buy(cityId, item.placeId, offer);
};
