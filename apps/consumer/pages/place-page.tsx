import './place-page.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { distanceMetres, walkingMinutes } from '#contract/kit/geo.ts';
import type { PlaceView } from '#contract/place.ts';
import { useLanguage } from '#ui/language.tsx';
import { Empty, Failed, Note, SkeletonCards, SkeletonPage } from '#ui/states.tsx';
import { useCity } from '../city.tsx';
import { useHere } from '../here.ts';
import { readableHours } from '../hours-words.ts';
import { Go } from '../parts/go.tsx';
import { Icon } from '../parts/icon.tsx';
import { kindOf } from '../parts/nearby-card.tsx';
import { Notes } from '../parts/notes.tsx';
import { OfferCard } from '../parts/offer-card.tsx';
import { OpennessLine } from '../parts/openness.tsx';
import { InnerPage } from '../parts/shell.tsx';
import { Sign } from '../parts/sign.tsx';
import { WayButton } from '../parts/way-button.tsx';
import { paths } from '../paths.ts';
import { placeOffersQuery, placeQuery } from '../queries.ts';
import { useViewer } from '../signed-in.tsx';
import { useText } from '../text.ts';

const route = getRouteApi('/in/$city/places/$place');

/** A place: open or not, how to get there, everything on sale, what people say. */
export const PlacePage = () => {
  const words = useText();
  const city = useCity();
  const { place: placeId } = route.useParams();
  const { data: place, error, refetch } = useQuery(placeQuery(city.id, placeId));
  return (
    <InnerPage title={place?.name ?? words.place.title} back={paths.nearby(city.id)}>
      {place ? (
        <>
          <PlaceHead place={place} />
          {place.state === 'closed' ? <Note tone="unsure">{words.place.gone}</Note> : null}
          <Offers place={place} />
          <Notes placeId={place.id} open={place.state === 'open'} />
        </>
      ) : error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <SkeletonPage />
      )}
    </InnerPage>
  );
};

const PlaceHead = ({ place }: { place: PlaceView }) => {
  const words = useText();
  const city = useCity();
  return (
    <section className="place-head">
      <div className="place-name">
        <Sign name={place.name} category={place.category} big />
        <div>
          <h1>{place.name}</h1>
          <p className="near-card-meta">
            <span>{kindOf(words, place)}</span>
            {place.merchantId ? <span>{words.place.partner}</span> : null}
          </p>
          <OpennessLine openness={place.openness} timeZone={city.timeZone} />
        </div>
      </div>
      <dl className="place-facts">
        <Way place={place} />
        <Hours place={place} />
        {place.phone ? (
          <div>
            <dt>
              <Icon name="phone" size={20} />
              <span className="ar-unseen">{words.place.phone}</span>
            </dt>
            <dd>
              <a href={`tel:${place.phone}`}>{place.phone}</a>
            </dd>
          </div>
        ) : null}
      </dl>
    </section>
  );
};

const Way = ({ place }: { place: PlaceView }) => {
  const words = useText();
  const { here } = useHere(useCity());
  const minutes = walkingMinutes(distanceMetres(here.said ?? here, place));
  return (
    <div>
      <dt>
        <Icon name="walk" size={20} />
        <span className="ar-unseen">{words.place.way}</span>
      </dt>
      <dd className="place-way">
        <span>
          {place.address ?? words.place.noAddress}
          <small>
            {minutes <= 90 ? words.walk(minutes) : words.place.farAway}
            {here.source === 'centre' ? words.place.fromCentre : null}
          </small>
        </span>
        <WayButton className="place-guide" to={place} />
      </dd>
    </div>
  );
};

const Hours = ({ place }: { place: PlaceView }) => {
  const words = useText();
  const { language } = useLanguage();
  return (
    <div>
      <dt>
        <Icon name="sun" size={20} />
        <span className="ar-unseen">{words.place.hours}</span>
      </dt>
      <dd className="ar-digits">
        {place.hoursText
          ? readableHours(language, place.hoursText).map((rule) => (
              <span key={rule}>{rule}</span>
            ))
          : words.place.noHours}
      </dd>
    </div>
  );
};

const Offers = ({ place }: { place: PlaceView }) => {
  const words = useText();
  const city = useCity();
  const viewer = useViewer();
  const { data, error, refetch } = useQuery(placeOffersQuery(city.id, viewer, place.id));
  if (place.state === 'closed') return null;
  if (!data) {
    return error ? (
      <Failed error={error} retry={() => void refetch()} />
    ) : (
      <SkeletonCards count={3} />
    );
  }
  const billable = place.merchantId !== null;
  const sorted = data.items.toSorted(
    (a, b) => Number(b.price !== null) - Number(a.price !== null),
  );
  return (
    <section className="section">
      <h2>{words.place.onSale}</h2>
      {billable ? (
        <Go className="bill-entry" to={paths.payBill(city.id, place.id)}>
          <span>
            <strong>{words.place.payBill}</strong>
            <small>{words.place.payBillMore}</small>
          </span>
          <Icon name="next" size={20} />
        </Go>
      ) : null}
      {data.items.length === 0 ? (
        <Empty sentence={words.place.noOffers} more={words.place.noOffersMore} />
      ) : null}
      <ul className="offer-list">
        {sorted.map((offer) => (
          <li key={offer.offerId}>
            <OfferCard offer={offer} placeId={place.id} />
          </li>
        ))}
      </ul>
    </section>
  );
};
