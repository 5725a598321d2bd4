import './nearby-page.css';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { Mark } from '#ui/mark.tsx';
import { Note } from '#ui/states.tsx';
import { useNow } from '#ui/tick.ts';
import { useCity } from '../city.tsx';
import { useHere } from '../here.ts';
import { Filters } from '../parts/filters.tsx';
import { Go } from '../parts/go.tsx';
import { HereLine } from '../parts/here-line.tsx';
import { Icon } from '../parts/icon.tsx';
import { NearbyList } from '../parts/nearby-list.tsx';
import { TabPage } from '../parts/shell.tsx';
import { paths } from '../paths.ts';
import { askedOf } from '../search.ts';
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
  const navigate = route.useNavigate();
  // A minute's grain, so that a question for a moment stays the same question.
  const nowMs = useNow(60_000);
  const asked = askedOf(here, search, { timeZone: city.timeZone, nowMs });
  return (
    <TabPage title={words.nearby.title} head={<Head map={search.view === 'map'} />}>
      <Go className="search-way" to={paths.search(city.id)}>
        <Icon name="search" size={20} />
        {words.search.hint}
      </Go>
      <HereLine />
      <Filters
        search={search}
        set={(change) =>
          void navigate({ search: (now) => ({ ...now, ...change }), replace: true })
        }
      />
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
