import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { NearbyItem } from '#contract/exposure.ts';
import { distanceMetres } from '#contract/kit/geo.ts';
import { Unreachable } from '#contract/kit/call.ts';
import { useOnline } from '#ui/online.ts';
import { Empty, Failed, Note, Offline, SkeletonCards } from '#ui/states.tsx';
import { useNow } from '#ui/tick.ts';
import { clock } from '#ui/time.ts';
import { arrivalOf, atTheDoorMetres } from '../arrival.ts';
import { useCity } from '../city.tsx';
import { useHere } from '../here.ts';
import { keptNearby } from '../kept-nearby.ts';
import type { KeptNearby } from '../kept-nearby.ts';
import { paths } from '../paths.ts';
import { coarseReachMetres } from '../position.ts';
import { doorQuery, myVouchersQuery, nearbyQuery } from '../queries.ts';
import type { NearbyAsked } from '../queries.ts';
import { useViewer } from '../signed-in.tsx';
import { useText } from '../text.ts';
import { ArriveCard } from './arrive-card.tsx';
import { Go } from './go.tsx';
import { More } from './more.tsx';
import { NearbyCard } from './nearby-card.tsx';
import { Pull } from './pull.tsx';

const route = getRouteApi('/in/$city/');

/** The places near here, best first; what stands at the door comes before them. */
export const NearbyList = ({ asked }: { asked: NearbyAsked }) => {
  const city = useCity();
  const viewer = useViewer();
  const { settling } = useHere(city);
  const nearby = useInfiniteQuery({
    ...nearbyQuery(city.id, viewer, asked),
    enabled: !settling,
    // A chip or a step must not blank the page: the old list stays, dimmed, until then.
    placeholderData: keepPreviousData,
  });
  // Who asked for bars is not told of the bakery at the door.
  const { arrival, isAwaited } = useArrival(asked.category === undefined);
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = nearby;
  const retry = () => void refetch();
  // The door's card comes on top: with it or not at all, so that nothing moves.
  if (!data || isAwaited) {
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
  // The server is asked around a rounded point; who stands where is worked out here.
  const reachMetres = atTheDoorMetres + (here.coarse ? coarseReachMetres : 0);
  const door = useQuery({
    ...doorQuery(city.id, viewer, here, reachMetres),
    enabled: isKnown,
    placeholderData: keepPreviousData,
  });
  const vouchers = useQuery({
    ...myVouchersQuery(city.id, viewer),
    enabled: isKnown && viewer !== 'anyone',
  });
  if (!isKnown) return { arrival: null, isAwaited: false };
  const around = (door.data?.items ?? []).map((item) => ({
    ...item,
    distanceMetres: distanceMetres(here.said ?? here, item),
  }));
  const isAwaited = door.isPending || (viewer !== 'anyone' && vouchers.isPending);
  return { arrival: arrivalOf(around, vouchers.data ?? []), isAwaited };
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

/** No answer: the list that was seen last, else what still works. */
const NoList = ({ error, retry }: { error: unknown; retry: () => void }) => {
  const words = useText();
  const city = useCity();
  const viewer = useViewer();
  const isOnline = useOnline();
  const kept = keptNearby(city.id, viewer, useNow(60_000));
  if (kept && error instanceof Unreachable) return <Kept kept={kept} retry={retry} />;
  if (isOnline) return <Failed error={error} retry={retry} />;
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

const Kept = ({ kept, retry }: { kept: KeptNearby; retry: () => void }) => {
  const words = useText();
  const city = useCity();
  const at = clock(new Date(kept.atMs).toISOString(), city.timeZone);
  return (
    <>
      <Note tone="unsure" live>
        {words.nearby.kept(at)}{' '}
        <button type="button" className="link-button" onClick={retry}>
          {words.again}
        </button>
      </Note>
      <h2 className="ar-unseen">{words.nearby.listLabel}</h2>
      <ul className="near-list near-kept">
        {kept.items.map((item) => (
          <li key={item.placeId}>
            <NearbyCard item={item} isKept />
          </li>
        ))}
      </ul>
    </>
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
