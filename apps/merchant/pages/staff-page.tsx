import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { TableColumnsType } from 'antd';
import { removeStaff } from '#contract/merchant.ts';
import type { StaffView } from '#contract/merchant.ts';
import { useDeed } from '#ui/deed.ts';
import { useWords } from '#ui/language.tsx';
import { Empty, Failed, Note, SkeletonRows, Trouble } from '#ui/states.tsx';
import { api, askAnew } from '../api.ts';
import { useDesk } from '../desk.tsx';
import { StaffAdd } from '../forms/staff-add.tsx';
import { CounterLocks } from '../parts/counter-locks.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Rows } from '../parts/rows.tsx';
import { otherApps, paths } from '../paths.ts';
import { staffQuery, storesQuery } from '../queries.ts';
import { useUndo } from '#ui/undo.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** Who may redeem, and at which store. */
export const StaffPage = () => {
  const words = useWords(zh, en);
  const said = words.staff;
  const { desk } = useDesk();
  const staff = useQuery(staffQuery(desk));
  const stores = useQuery(storesQuery(desk));
  const error = staff.error ?? stores.error;
  const retry = () => void Promise.all([staff.refetch(), stores.refetch()]);
  const machines = (
    <Link className="ar-button" to={paths.tills(desk)}>
      {words.tills.title}
    </Link>
  );
  const head = <PageHead title={said.title} lead={said.lead} action={machines} />;
  if (stores.data?.length === 0) {
    const add = (
      <Link className="ar-button" to={paths.newStore(desk)}>
        {words.stores.add}
      </Link>
    );
    return (
      <>
        {head}
        <Empty sentence={said.noStores} more={said.noStoresMore} action={add} />
      </>
    );
  }
  if (error && (!staff.data || !stores.data)) {
    return (
      <>
        {head}
        <Failed error={error} retry={retry} />
      </>
    );
  }
  if (!staff.data || !stores.data)
    return (
      <>
        {head}
        <SkeletonRows />
      </>
    );
  return (
    <>
      {head}
      <Note>
        {said.how} <a href={otherApps.scanner}>{words.scanner}</a>
      </Note>
      <CounterLocks />
      <div className="me-columns me-columns-form">
        <StaffRows staff={staff.data} />
        <section className="me-card" aria-label={said.add}>
          <h2>{said.add}</h2>
          <StaffAdd stores={stores.data} />
        </section>
      </div>
    </>
  );
};

const keyOf = (one: StaffView): string =>
  `${one.personId} ${one.placeId ?? ''} ${one.role}`;

/** Who leaves in a moment, and how to make somebody leave; nobody can be put back. */
const useLeaving = () => {
  const words = useWords(zh, en).staff;
  const { desk } = useDesk();
  const { afterwards } = useUndo();
  const deed = useDeed(api, removeStaff);
  const [leaving, setLeaving] = useState<string[]>([]);
  const stay = (key: string) => setLeaving((keys) => keys.filter((one) => one !== key));
  const remove = (one: StaffView, place: string) => {
    const key = keyOf(one);
    setLeaving((keys) => [...keys, key]);
    const done = async () => {
      await deed.run({ ...desk, person: one.personId, place });
      await askAnew();
      stay(key);
    };
    afterwards(
      words.leaving(one.name),
      () => void done(),
      () => stay(key),
    );
  };
  return { isLeaving: (one: StaffView) => leaving.includes(keyOf(one)), remove, deed };
};

const StaffRows = ({ staff }: { staff: StaffView[] }) => {
  const words = useWords(zh, en).staff;
  const { isLeaving, remove, deed } = useLeaving();
  const action = (one: StaffView) => {
    const { placeId } = one;
    if (one.role === 'owner' || !placeId) {
      return <span className="me-soft">{words.owner}</span>;
    }
    if (isLeaving(one)) return <span className="me-soft">{words.leavingSoon}</span>;
    const press = () => remove(one, placeId);
    return (
      <Button aria-label={words.removeOne(one.name)} onClick={press}>
        {words.remove}
      </Button>
    );
  };
  const phone = (one: StaffView) => <span className="ar-digits">{one.phoneMasked}</span>;
  const columns: TableColumnsType<StaffView> = [
    { title: words.name, render: (_, one) => one.name },
    { title: words.phone, render: (_, one) => phone(one) },
    {
      title: words.store,
      render: (_, one) => one.placeName ?? words.allStores,
      sorter: (a, b) => (a.placeName ?? '').localeCompare(b.placeName ?? '', 'zh'),
    },
    { title: words.role, align: 'right', render: (_, one) => action(one) },
  ];
  const card = (one: StaffView) => (
    <div className="me-card-row">
      <span className="me-lines-main">
        {one.name}
        <span className="me-soft me-small">{phone(one)}</span>
        <span className="me-soft me-small">{one.placeName ?? words.allStores}</span>
      </span>
      {action(one)}
    </div>
  );
  return (
    <div>
      <Trouble error={deed.trouble} />
      <Rows name={words.title} items={staff} keyOf={keyOf} columns={columns} card={card} />
    </div>
  );
};
