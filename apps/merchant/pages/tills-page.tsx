import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { TableColumnsType } from 'antd';
import { revokeTill } from '#contract/till.ts';
import type { TillView } from '#contract/till.ts';
import { useDeed } from '#ui/deed.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Empty, Failed, Note, SkeletonRows, Trouble } from '#ui/states.tsx';
import { moment } from '#ui/time.ts';
import { useUndo } from '#ui/undo.tsx';
import { api, askAnew } from '../api.ts';
import { useDesk } from '../desk.tsx';
import { TillAdd } from '../forms/till-add.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Rows } from '../parts/rows.tsx';
import { otherApps, paths } from '../paths.ts';
import { storesQuery, tillsQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** The machines that redeem by themselves, each with a key of its own. */
export const TillsPage = () => {
  const words = useWords(zh, en);
  const said = words.tills;
  const { desk } = useDesk();
  const tills = useQuery(tillsQuery(desk));
  const stores = useQuery(storesQuery(desk));
  const error = tills.error ?? stores.error;
  const retry = () => void Promise.all([tills.refetch(), stores.refetch()]);
  const back = { to: paths.staff(desk), says: words.nav.staff };
  const add = (
    <Link className="ar-button" to={paths.newStore(desk)}>
      {words.stores.add}
    </Link>
  );
  const body = () => {
    if (stores.data?.length === 0)
      return <Empty sentence={said.noStores} more={said.noStoresMore} action={add} />;
    if (tills.data && stores.data)
      return (
        <>
          <Note>
            {said.how} <a href={otherApps.reference}>{said.reference}</a>
          </Note>
          <div className="me-columns me-columns-form">
            <TillRows tills={tills.data} />
            <section className="me-card" aria-label={said.add}>
              <h2>{said.add}</h2>
              <TillAdd stores={stores.data} />
            </section>
          </div>
        </>
      );
    return error ? <Failed error={error} retry={retry} /> : <SkeletonRows />;
  };
  return (
    <>
      <PageHead title={said.title} lead={said.lead} back={back} />
      {body()}
    </>
  );
};

/** A key can't be made good again, so there is a moment for second thoughts. */
const useRevoking = () => {
  const said = useWords(zh, en).tills;
  const { desk } = useDesk();
  const { afterwards } = useUndo();
  const deed = useDeed(api, revokeTill);
  const [going, setGoing] = useState<string[]>([]);
  const keep = (id: string) => setGoing((ids) => ids.filter((one) => one !== id));
  const revoke = ({ id, name }: TillView) => {
    setGoing((ids) => [...ids, id]);
    const done = async () => {
      await deed.run({ ...desk, till: id });
      await askAnew();
      keep(id);
    };
    afterwards(
      said.goingSoon(name),
      () => void done(),
      () => keep(id),
    );
  };
  return { isGoing: ({ id }: TillView) => going.includes(id), revoke, deed };
};

const TillRows = ({ tills }: { tills: TillView[] }) => {
  const said = useWords(zh, en).tills;
  const { language } = useLanguage();
  const { isGoing, revoke, deed } = useRevoking();
  if (tills.length === 0) return <Empty sentence={said.none} more={said.noneMore} />;
  const action = (till: TillView) => {
    if (till.revokedAt) {
      return (
        <span className="me-soft">{said.revoked(moment(language, till.revokedAt))}</span>
      );
    }
    if (isGoing(till)) return <span className="me-soft">{said.going}</span>;
    const named = said.revokeOne(till.name);
    return (
      <Button aria-label={named} onClick={() => revoke(till)}>
        {said.revoke}
      </Button>
    );
  };
  const end = (till: TillView) => <code translate="no">…{till.keyEnd}</code>;
  const columns: TableColumnsType<TillView> = [
    { title: said.name, render: (_, till) => till.name },
    { title: said.store, render: (_, till) => till.placeName },
    { title: said.keyEnd, render: (_, till) => end(till) },
    { title: said.madeAt, render: (_, till) => moment(language, till.madeAt) },
    { title: said.state, align: 'right', render: (_, till) => action(till) },
  ];
  const card = (till: TillView) => (
    <div className="me-card-row">
      <span className="me-lines-main">
        {till.name}
        <span className="me-soft me-small">{till.placeName}</span>
        <span className="me-soft me-small">
          {end(till)} · {moment(language, till.madeAt)}
        </span>
      </span>
      {action(till)}
    </div>
  );
  return (
    <div>
      <Trouble error={deed.trouble} />
      <Rows
        name={said.title}
        items={tills}
        keyOf={({ id }) => id}
        columns={columns}
        card={card}
      />
    </div>
  );
};
