import './nearby-page.css';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import type { NearbyItem } from '#contract/exposure.ts';
import { Mark } from '#ui/mark.tsx';
import { useOnline } from '#ui/online.ts';
import { Empty, Failed, Note, Offline, SkeletonCards } from '#ui/states.tsx';
import { arrivalOf } from '../arrival.ts';
import { useCity } from '../city.tsx';
import { useHere } from '../here.ts';
import { ArriveCard } from '../parts/arrive-card.tsx';
import { Filters } from '../parts/filters.tsx';
import { Go } from '../parts/go.tsx';
import { HereLine } from '../parts/here-line.tsx';
import { Icon } from '../parts/icon.tsx';
import { More } from '../parts/more.tsx';
import { NearbyCard } from '../parts/nearby-card.tsx';
import { Pull } from '../parts/pull.tsx';
import { TabPage } from '../parts/shell.tsx';
import { paths } from '../paths.ts';
import { doorQuery, myVouchersQuery, nearbyQuery } from '../queries.ts';
import type { NearbyAsked } from '../queries.ts';
import { askedOf } from '../search.ts';
import { useViewer } from '../signed-in.tsx';
import { useText } from '../text.ts';

// Most of the app's weight, fetched when wanted; where it can't be, the list serves.
const NearbyMap = lazy(async () => {
  const loaded = await import('../parts/nearby-map.tsx').catch(() => null);
  return { default: loaded?.NearbyMap ?? NoMap };
});

const route = getRouteApi('/in/$city/');

/** 此刻、此地: the best things to do near here now, as a list or on a map. */
export const NearbyPage = () => {
  const words = useText();
  const city = useCity();
  const { here } = useHere(city);
  const search = route.useSearch();
  const asked = askedOf(here, search);
  return (
    <TabPage title={words.nearby.title} head={<Head map={search.view === 'map'} />}>
      <HereLine />
      <Filters />
      {search.view === 'map' ? (
        <Suspense fallback={<div className="map-wait" />}>
          <NearbyMap asked={asked} list={<NearbyList asked={asked} />} />
        </Suspense>
      ) : (
        <NearbyList asked={asked} />
      )}
    </TabPage>
  );
};

const Head = ({ map }: { map: boolean }) => {
  const words = useText();
  const navigate = route.useNavigate();
  const show = (view: 'map' | undefined) =>
    void navigate({ search: (now) => ({ ...now, view }), replace: true });
  return (
    <header className="nearby-head">
      <Mark size={30} />
      <h1>{words.nearby.title}</h1>
      <div className="view-switch" role="group" aria-label={words.nearby.view}>
        <button type="button" aria-pressed={!map} onClick={() => show(undefined)}>
          <Icon name="list" size={18} />
          {words.nearby.list}
        </button>
        <button type="button" aria-pressed={map} onClick={() => show('map')}>
          <Icon name="map" size={18} />
          {words.nearby.map}
        </button>
      </div>
    </header>
  );
};

const NoMap = ({ list }: { list: ReactNode }) => {
  const words = useText();
  return (
    <>
      <Note tone="unsure">{words.map.failed}</Note>
      {list}
    </>
  );
};

const NearbyList = ({ asked }: { asked: NearbyAsked }) => {
  const city = useCity();
  const viewer = useViewer();
  const nearby = useInfiniteQuery({
    ...nearbyQuery(city.id, viewer, asked),
    // A chip or a step must not blank the page: the old list stays, dimmed, until then.
    placeholderData: keepPreviousData,
  });
  // Who asked for bars is not told of the bakery at the door.
  const arrival = useArrival(asked.category === undefined);
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = nearby;
  const retry = () => void refetch();
  if (!data) {
    return error ? <NoList error={error} retry={retry} /> : <SkeletonCards count={5} />;
  }
  const items = data.pages.flatMap((page) => page.items);
  const others = items.filter((item) => item.placeId !== arrival?.item.placeId);
  return (
    <Pull refresh={refetch}>
      {nearby.isRefetchError ? <Stale retry={retry} /> : null}
      {arrival ? <ArriveCard {...arrival} /> : null}
      <div className={nearby.isPlaceholderData ? 'near-old' : undefined}>
        <Cards items={others} alone={!arrival} />
      </div>
      <More
        has={hasNextPage}
        busy={isFetchingNextPage}
        failed={nearby.isFetchNextPageError}
        more={() => void fetchNextPage()}
      />
    </Pull>
  );
};

/** What is at the door one stands at; nothing where it is not known where one stands. */
const useArrival = (isWanted: boolean) => {
  const city = useCity();
  const viewer = useViewer();
  const { here } = useHere(city);
  const isKnown = isWanted && here.source === 'device';
  const door = useQuery({ ...doorQuery(city.id, viewer, here), enabled: isKnown });
  const vouchers = useQuery({
    ...myVouchersQuery(city.id, viewer),
    enabled: isKnown && viewer !== 'anyone',
  });
  return isKnown ? arrivalOf(door.data?.items ?? [], vouchers.data ?? []) : null;
};

const Cards = ({ items, alone }: { items: readonly NearbyItem[]; alone: boolean }) => {
  const words = useText();
  const navigate = route.useNavigate();
  if (items.length === 0 && alone) {
    return (
      <Empty
        sentence={words.nearby.empty}
        more={words.nearby.emptyMore}
        action={
          <button
            type="button"
            className="ar-button"
            onClick={() =>
              void navigate({ search: (now) => ({ view: now.view, far: true }) })
            }
          >
            {words.nearby.widen}
          </button>
        }
      />
    );
  }
  return (
    <>
      <h2 className="ar-unseen">{words.nearby.listLabel}</h2>
      <ul className="near-list">
        {items.map((item) => (
          <li key={item.placeId}>
            <NearbyCard item={item} />
          </li>
        ))}
      </ul>
    </>
  );
};

const NoList = ({ error, retry }: { error: unknown; retry: () => void }) => {
  const words = useText();
  const city = useCity();
  if (useOnline()) return <Failed error={error} retry={retry} />;
  return (
    <Offline
      more={
        <>
          {words.nearby.offline} <Go to={paths.codes(city.id)}>{words.nearby.toCodes}</Go>
        </>
      }
      retry={retry}
    />
  );
};

const Stale = ({ retry }: { retry: () => void }) => {
  const words = useText();
  return (
    <Note tone="unsure" live>
      {words.nearby.stale}{' '}
      <button type="button" className="link-button" onClick={retry}>
        {words.again}
      </button>
    </Note>
  );
};
