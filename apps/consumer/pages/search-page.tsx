import './nearby-page.css';
import './search-page.css';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import type { NearbyItem } from '#contract/exposure.ts';
import { useOnline } from '#ui/online.ts';
import { Empty, Failed, Offline, SkeletonCards } from '#ui/states.tsx';
import { useNow } from '#ui/tick.ts';
import { useCity } from '../city.tsx';
import { useHere } from '../here.ts';
import { Filters } from '../parts/filters.tsx';
import { Go } from '../parts/go.tsx';
import { More } from '../parts/more.tsx';
import { NearbyCard } from '../parts/nearby-card.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { Back, useTitle } from '../parts/shell.tsx';
import { paths } from '../paths.ts';
import { searchQuery } from '../queries.ts';
import { keepSearch } from '../recent-searches.ts';
import { narrowedOf } from '../search.ts';
import type { WordSearch } from '../search.ts';
import { useViewer } from '../signed-in.tsx';
import { useText } from '../text.ts';

const route = getRouteApi('/in/$city/search');

/** One box over one list: places by name, dish, kind, district, or what people say. */
export const SearchPage = () => {
  const words = useText();
  const city = useCity();
  const search = route.useSearch();
  const set = useSet();
  const router = useRouter();
  const { q = '' } = search;
  useTitle(q === '' ? words.search.title : words.search.found(q));
  return (
    <>
      <header className="inner-head search-head">
        <Back to={paths.nearby(city.id)} />
        <SearchBox
          value={q}
          submit={(asked) => {
            keepSearch(asked);
            set({ q: asked });
          }}
          open={(placeId) => router.history.push(paths.place(city.id, placeId))}
        />
      </header>
      <main className="page">
        <h1 className="ar-unseen">
          {q === '' ? words.search.title : words.search.found(q)}
        </h1>
        {q === '' ? (
          <Empty sentence={words.search.start} more={words.search.startMore} />
        ) : (
          <>
            <Filters search={search} set={set} hasOrder={false} />
            <Results search={search} q={q} />
          </>
        )}
      </main>
    </>
  );
};

const useSet = () => {
  const navigate = route.useNavigate();
  return (change: WordSearch) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
};

const Results = ({ search, q }: { search: WordSearch; q: string }) => {
  const words = useText();
  const city = useCity();
  const viewer = useViewer();
  const { here } = useHere(city);
  const set = useSet();
  const nowMs = useNow(60_000);
  const found = useInfiniteQuery({
    ...searchQuery(city.id, viewer, {
      words: q,
      lat: here.lat,
      lon: here.lon,
      ...narrowedOf(search, city.timeZone, nowMs),
    }),
    placeholderData: keepPreviousData,
  });
  const { data, error, fetchNextPage } = found;
  const [first] = data?.pages ?? [];
  if (!data || !first) {
    return error ? (
      <NoAnswer error={error} retry={() => void found.refetch()} />
    ) : (
      <SkeletonCards count={5} />
    );
  }
  const items = data.pages.flatMap((page) => page.items);
  const { didYouMean, instead } = first;
  return (
    <div className={found.isPlaceholderData ? 'near-old' : undefined}>
      {didYouMean ? (
        <p className="search-did">
          {words.search.didYouMean}
          <button
            type="button"
            className="link-button"
            onClick={() => set({ q: didYouMean })}
          >
            {didYouMean}
          </button>
        </p>
      ) : null}
      {items.length === 0 ? (
        <Nothing q={q} search={search} instead={instead} />
      ) : (
        <>
          <h2 className="ar-unseen">{words.search.list}</h2>
          <ul className="near-list">
            {items.map((item) => (
              <li key={item.placeId}>
                <NearbyCard item={item} matched={item.matched} />
              </li>
            ))}
          </ul>
        </>
      )}
      <More
        has={found.hasNextPage}
        busy={found.isFetchingNextPage}
        failed={found.isFetchNextPageError}
        more={() => void fetchNextPage()}
      />
    </div>
  );
};

/** Not a dead end: without the filters, or the nearest that is of use. */
const Nothing = ({
  q,
  search,
  instead,
}: {
  q: string;
  search: WordSearch;
  instead: readonly NearbyItem[];
}) => {
  const words = useText();
  const navigate = route.useNavigate();
  const isNarrowed = Object.keys(search).some((name) => name !== 'q');
  return (
    <>
      <Empty
        sentence={words.search.nothing(q)}
        more={words.search.nothingMore}
        action={
          isNarrowed ? (
            <button
              type="button"
              className="ar-button"
              onClick={() => void navigate({ search: { q }, replace: true })}
            >
              {words.search.loosen}
            </button>
          ) : null
        }
      />
      {instead.length > 0 ? (
        <section className="section">
          <h2>{words.search.instead}</h2>
          <ul className="near-list">
            {instead.map((item) => (
              <li key={item.placeId}>
                <NearbyCard item={item} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
};

const NoAnswer = ({ error, retry }: { error: unknown; retry: () => void }) => {
  const words = useText();
  const city = useCity();
  if (useOnline()) return <Failed error={error} retry={retry} />;
  return (
    <Offline
      more={
        <>
          {words.search.offline} <Go to={paths.codes(city.id)}>{words.nearby.toCodes}</Go>
        </>
      }
      retry={retry}
    />
  );
};
