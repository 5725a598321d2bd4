import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TableColumnsType } from 'antd';
import { merchantCan } from '#contract/merchant.ts';
import type { PlaceView } from '#contract/place.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Empty, Failed, SkeletonRows } from '#ui/states.tsx';
import { categoryName } from '../categories.ts';
import { useDesk } from '../desk.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Readiness } from '../parts/readiness.tsx';
import { Rows } from '../parts/rows.tsx';
import { otherApps, paths } from '../paths.ts';
import { staffQuery, storesQuery } from '../queries.ts';
import { en as standEn } from '../stand-words.en.ts';
import { zh as standZh } from '../stand-words.zh.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** The stores of this merchant; each is a place of the map. */
export const StoresPage = () => {
  const words = useWords(zh, en).stores;
  const { desk, merchant } = useDesk();
  const { data, error, refetch } = useQuery(storesQuery(desk));
  const mayAdd = merchantCan.addStore(merchant.state);
  const add = mayAdd ? (
    <Link className="ar-button ar-button-main" to={paths.newStore(desk)}>
      {words.add}
    </Link>
  ) : (
    <span className="me-soft">{words.addNotNow}</span>
  );
  return (
    <>
      <PageHead title={words.title} lead={words.lead} action={data?.length ? add : null} />
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <SkeletonRows /> : null}
      {data?.length === 0 ? (
        <Empty sentence={words.empty} more={words.emptyMore} action={add} />
      ) : null}
      {data?.length ? <StoreRows stores={data} /> : null}
    </>
  );
};

const StoreRows = ({ stores }: { stores: PlaceView[] }) => {
  const words = useWords(zh, en).stores;
  const stands = useWords(standZh, standEn);
  const { language } = useLanguage();
  const { desk } = useDesk();
  const staff = useQuery(staffQuery(desk)).data;
  const staffAt = (place: PlaceView) =>
    staff?.filter(({ placeId }) => placeId === place.id).length;
  const columns: TableColumnsType<PlaceView> = [
    {
      title: words.name,
      render: (_, place) => <StoreName place={place} />,
      sorter: (a, b) => a.name.localeCompare(b.name, 'zh'),
    },
    { title: words.category, render: (_, place) => categoryName(language, place.category) },
    { title: words.hours, render: (_, place) => place.hoursText ?? words.unknown },
    { title: words.openness, render: (_, place) => words.open[place.openness.state] },
    {
      title: words.readiness,
      render: (_, place) => <Readiness placeId={place.id} />,
    },
    { title: words.phone, render: (_, place) => place.phone ?? words.unknown },
    {
      title: words.staff,
      align: 'right',
      render: (_, place) => <Link to={paths.staff(desk)}>{staffAt(place) ?? '…'}</Link>,
    },
    {
      title: stands.link,
      align: 'right',
      render: (_, place) => <StandLink place={place} />,
    },
  ];
  return (
    <Rows
      name={words.title}
      items={stores}
      keyOf={({ id }) => id}
      columns={columns}
      card={(place) => (
        <>
          <StoreName place={place} />
          <p className="me-soft me-small">
            {categoryName(language, place.category)} · {words.open[place.openness.state]}
            {place.hoursText ? ` · ${place.hoursText}` : ''}
          </p>
          <Readiness placeId={place.id} />
          <p className="me-card-row">
            <Link to={paths.staff(desk)}>{words.staffCount(staffAt(place) ?? 0)}</Link>
            <StandLink place={place} />
          </p>
        </>
      )}
    />
  );
};

const StandLink = ({ place }: { place: PlaceView }) => {
  const words = useWords(standZh, standEn);
  const { desk } = useDesk();
  return (
    <Link to={paths.stands(desk, place.id)}>
      {words.link}
      <span className="ar-unseen"> {place.name}</span>
    </Link>
  );
};

const StoreName = ({ place }: { place: PlaceView }) => {
  const words = useWords(zh, en).stores;
  const { desk } = useDesk();
  return (
    <span className="me-two-lines">
      <a href={`${otherApps.consumer}in/${desk.city}/places/${place.id}`}>{place.name}</a>
      <span className="me-soft me-small">{place.address ?? words.noAddress}</span>
    </span>
  );
};
