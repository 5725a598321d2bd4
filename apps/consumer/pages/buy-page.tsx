import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { dayMs } from '#contract/kit/time.ts';
import type { Basket, PricedOffer } from '#contract/quote.ts';
import { useLanguage } from '#ui/language.tsx';
import { Empty, Failed, Note, SkeletonPage } from '#ui/states.tsx';
import { useNow } from '#ui/tick.ts';
import { day } from '#ui/time.ts';
import { useCity } from '../city.tsx';
import { OrderPlace } from '../forms/order-place.tsx';
import { Go } from '../parts/go.tsx';
import { NotInPrice, PriceLines } from '../parts/price-lines.tsx';
import { InnerPage } from '../parts/shell.tsx';
import { Stepper } from '../parts/stepper.tsx';
import { UsableLine } from '../parts/usable-line.tsx';
import { paths } from '../paths.ts';
import { placeOffersQuery, placeQuery } from '../queries.ts';
import { useQuote } from '../quote.ts';
import { useViewer } from '../signed-in.tsx';
import { useText } from '../text.ts';

const route = getRouteApi('/in/$city/places/$place/buy/$offer');

/** The price of so many of one offer, explained line by line, and one button to buy. */
export const BuyPage = () => {
  const words = useText();
  const city = useCity();
  const viewer = useViewer();
  const { place, offer: offerId } = route.useParams();
  const { data, error, refetch } = useQuery({
    ...placeOffersQuery(city.id, viewer, place),
    // Signing in makes the prices one's own; the purchase must not start over for that.
    placeholderData: keepPreviousData,
  });
  const offer = data?.items.find((item) => item.offerId === offerId);
  const back = paths.place(city.id, place);
  if (offer && (offer.terms.kind === 'package' || offer.terms.kind === 'cash')) {
    return <Buying offer={offer} kind={offer.terms.kind} placeId={place} />;
  }
  return (
    <InnerPage title={words.buy.title} back={back}>
      {data ? (
        <Empty
          sentence={words.buy.gone}
          action={
            <Go className="ar-button" to={back}>
              {words.buy.others}
            </Go>
          }
        />
      ) : error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <SkeletonPage />
      )}
    </InnerPage>
  );
};

const Buying = ({
  offer,
  kind,
  placeId,
}: {
  offer: PricedOffer;
  kind: 'package' | 'cash';
  placeId: string;
}) => {
  const words = useText();
  const city = useCity();
  const viewer = useViewer();
  const { count } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: place } = useQuery(placeQuery(city.id, placeId));
  const basket: Basket = { kind, offerId: offer.offerId, count };
  const held = useQuote(city.id, viewer, placeId, basket);
  const most = Math.min(10, offer.stockLeft ?? 10, offer.perPersonLimit ?? 10);
  return (
    <InnerPage
      title={words.buy.title}
      back={paths.place(city.id, placeId)}
      foot={<OrderPlace held={held} />}
    >
      <section className="buy-what">
        <p className="quiet">{place?.name ?? ' '}</p>
        <h1>{offer.title}</h1>
        <Included offer={offer} />
        <UsableLine terms={offer.terms} />
      </section>
      <div className="buy-count">
        <span id="how-many">{words.buy.count}</span>
        <Stepper
          labelledBy="how-many"
          value={count}
          most={Math.max(1, most)}
          change={(next) => void navigate({ search: { count: next }, replace: true })}
        />
      </div>
      {held.quote ? (
        <>
          <PriceLines price={held.quote} start={words.price.menu} />
          <NotInPrice price={held.quote} />
        </>
      ) : held.error ? (
        <Failed error={held.error} retry={held.renew} />
      ) : (
        <SkeletonPage />
      )}
      <UnusedComesBack days={offer.validDays} />
    </InnerPage>
  );
};

const Included = ({ offer: { terms, excludes } }: { offer: PricedOffer }) => {
  const words = useText();
  return (
    <p className="quiet">
      {terms.kind === 'package'
        ? terms.items
            .map((item) => `${item.name}${item.count > 1 ? ` × ${item.count}` : ''}`)
            .join(words.windows.comma)
        : null}
      {excludes.length > 0 ? ` ${words.offer.excludes(excludes.join('、'))}` : null}
    </p>
  );
};

/** What silence means, before a fen is paid. */
const UnusedComesBack = ({ days }: { days: number }) => {
  const words = useText();
  const { language } = useLanguage();
  const city = useCity();
  const until = new Date(useNow(60_000) + days * dayMs).toISOString();
  return (
    <Note tone="good">{words.buy.promise(days, day(language, until, city.timeZone))}</Note>
  );
};
