import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TableColumnsType } from 'antd';
import { OfferState } from '#contract/offer.ts';
import type { OfferView } from '#contract/offer.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Empty, Failed, SkeletonRows } from '#ui/states.tsx';
import { moment } from '#ui/time.ts';
import { question, useAsked } from '../address.ts';
import { useDesk } from '../desk.tsx';
import { termsLine } from '../offer-words.ts';
import { PageHead } from '../parts/page-head.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { paths } from '../paths.ts';
import { offersQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** The offers of this merchant; the state that is looked at stands in the address. */
export const OffersPage = () => {
  const words = useWords(zh, en);
  const { desk } = useDesk();
  const { state } = useAsked();
  const { data, error, refetch } = useQuery(offersQuery(desk));
  const chosen = OfferState.safeParse(state).data;
  const shown = data?.filter((one) => chosen === undefined || one.state === chosen);
  const add = (
    <Link className="ar-button ar-button-main" to={paths.newOffer(desk)}>
      {words.offers.add}
    </Link>
  );
  return (
    <>
      <PageHead
        title={words.offers.title}
        lead={words.offers.lead}
        action={data?.length ? add : null}
      />
      {data?.length ? <StateLinks offers={data} chosen={chosen} /> : null}
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <SkeletonRows /> : null}
      {data?.length === 0 ? (
        <Empty sentence={words.offers.empty} more={words.offers.emptyMore} action={add} />
      ) : null}
      {data?.length && shown?.length === 0 && chosen ? (
        <Empty
          sentence={words.offers.noneIn(words.offerStates[chosen])}
          action={<Link to={paths.offers(desk)}>{words.offers.all}</Link>}
        />
      ) : null}
      {shown?.length ? <OfferRows offers={shown} /> : null}
    </>
  );
};

const StateLinks = ({
  offers,
  chosen,
}: {
  offers: OfferView[];
  chosen: OfferState | undefined;
}) => {
  const words = useWords(zh, en);
  const { desk } = useDesk();
  const states = OfferState.options.filter(
    (state) => state === chosen || offers.some((one) => one.state === state),
  );
  const link = (state: OfferState | undefined, says: string, count: number) => (
    <li key={says}>
      <Link
        to={paths.offers(desk)}
        search={question(state ? { state } : {})}
        replace
        className={state === chosen ? 'me-chip me-chip-on' : 'me-chip'}
        aria-current={state === chosen ? 'true' : undefined}
      >
        {says} <span className="ar-digits">{count}</span>
      </Link>
    </li>
  );
  return (
    <nav aria-label={words.offers.byState}>
      <ul className="me-chips">
        {link(undefined, words.offers.all, offers.length)}
        {states.map((state) =>
          link(
            state,
            words.offerStates[state],
            offers.filter((one) => one.state === state).length,
          ),
        )}
      </ul>
    </nav>
  );
};

const OfferRows = ({ offers }: { offers: OfferView[] }) => {
  const words = useWords(zh, en);
  const said = words.offers;
  const { language } = useLanguage();
  const { timeZone } = useDesk();
  const until = (one: OfferView) => moment(language, one.sellUntil, timeZone);
  const left = (one: OfferView) =>
    one.stockLeft === null ? said.unlimited : String(one.stockLeft);
  const columns: TableColumnsType<OfferView> = [
    {
      title: said.offer,
      render: (_, one) => <OfferName offer={one} />,
      sorter: (a, b) => a.title.localeCompare(b.title, 'zh'),
    },
    { title: said.kind, render: (_, one) => words.kinds[one.terms.kind].name },
    { title: said.state, render: (_, one) => <StateTag state={one.state} /> },
    { title: said.stores, align: 'right', render: (_, one) => one.placeIds.length },
    {
      title: said.sold,
      align: 'right',
      render: (_, one) => one.sold,
      sorter: (a, b) => a.sold - b.sold,
    },
    { title: said.left, align: 'right', render: (_, one) => left(one) },
    {
      title: said.until,
      render: (_, one) => until(one),
      sorter: (a, b) => a.sellUntil.localeCompare(b.sellUntil),
    },
  ];
  return (
    <Rows
      name={said.title}
      items={offers}
      keyOf={({ id }) => id}
      columns={columns}
      card={(one) => (
        <>
          <div className="me-card-row">
            <OfferName offer={one} />
            <StateTag state={one.state} />
          </div>
          <p className="me-soft me-small">
            {said.soldLine(one.sold, one.stockLeft)} · {said.untilLine(until(one))}
          </p>
        </>
      )}
    />
  );
};

const OfferName = ({ offer }: { offer: OfferView }) => {
  const { language } = useLanguage();
  const { desk } = useDesk();
  return (
    <span className="me-two-lines">
      <Link to={paths.offer(desk, offer.id)}>{offer.title}</Link>
      <span className="me-soft me-small">{termsLine(language, offer.terms)}</span>
    </span>
  );
};
