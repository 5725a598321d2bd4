import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TableColumnsType } from 'antd';
import { OfferState } from '#contract/offer.ts';
import type { OfferView } from '#contract/offer.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Empty } from '#ui/states.tsx';
import { moment } from '#ui/time.ts';
import { question, useAsked } from '../address.ts';
import { useHere } from '../here.tsx';
import { promises } from '../offer-sentences.ts';
import { Chips } from '../parts/chips.tsx';
import { ExportButton } from '../parts/export-button.tsx';
import { FilterTag } from '../parts/filter-tag.tsx';
import { ListStates } from '../parts/list-states.tsx';
import { OfferDeeds } from '../parts/offer-deeds.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { paths } from '../paths.ts';
import { merchantQuery, offersQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** The offers of the city, of one state or merchant where the address says so. */
export const OffersPage = () => {
  const words = useWords(zh, en);
  const { city } = useHere();
  const { merchant, ...asked } = useAsked();
  const state = OfferState.safeParse(asked.state).data;
  const read = useInfiniteQuery(offersQuery(city, { state, merchant }));
  const offers = read.data?.pages.flatMap((page) => page.items) ?? [];
  const to = paths.offers(city);
  const of = merchant ? { merchant } : {};
  const seeAll = <Link to={to}>{words.seeAll}</Link>;
  return (
    <>
      <PageHead
        title={words.offers.title}
        lead={words.offers.lead}
        action={offers.length > 0 ? <Export offers={offers} /> : null}
      />
      <Chips
        name={words.byState}
        chips={[
          { says: words.all, to, asked: of, on: state === undefined },
          ...OfferState.options.map((one) => ({
            says: words.offerStates[one],
            to,
            asked: { ...of, state: one },
            on: state === one,
          })),
        ]}
      />
      {merchant ? <OfMerchant merchant={merchant} state={state} /> : null}
      <ListStates
        read={read}
        empty={
          state ? (
            <Empty sentence={words.noneIn(words.offerStates[state])} action={seeAll} />
          ) : (
            <Empty sentence={words.offers.empty} more={words.offers.emptyMore} />
          )
        }
      >
        {(items) => <OfferRows offers={items} />}
      </ListStates>
    </>
  );
};

const Export = ({ offers }: { offers: OfferView[] }) => {
  const words = useWords(zh, en);
  const { offer, merchant, state, sold, left, until, title, unlimited } = words.offers;
  return (
    <ExportButton
      name={title}
      rows={() => [
        [offer, merchant, state, sold, left, until],
        ...offers.map((one) => [
          one.title,
          one.merchantName,
          words.offerStates[one.state],
          one.sold,
          one.stockLeft ?? unlimited,
          one.sellUntil,
        ]),
      ]}
    />
  );
};

const OfMerchant = ({
  merchant,
  state,
}: {
  merchant: string;
  state: OfferState | undefined;
}) => {
  const words = useWords(zh, en);
  const { city } = useHere();
  const { data } = useQuery(merchantQuery(city, merchant));
  return (
    <FilterTag to={paths.offers(city)} asked={state ? { state } : {}}>
      {words.offers.ofMerchant(data?.name ?? '…')}
    </FilterTag>
  );
};

const OfferRows = ({ offers }: { offers: OfferView[] }) => {
  const words = useWords(zh, en);
  const said = words.offers;
  const { language } = useLanguage();
  const { timeZone } = useHere();
  const until = (one: OfferView) => moment(language, one.sellUntil, timeZone);
  const left = (one: OfferView) => one.stockLeft ?? said.unlimited;
  const columns: TableColumnsType<OfferView> = [
    {
      title: said.offer,
      render: (_, one) => <OfferName offer={one} />,
      sorter: (a, b) => a.title.localeCompare(b.title, 'zh'),
    },
    {
      title: said.merchant,
      render: (_, one) => <MerchantLink offer={one} />,
      sorter: (a, b) => a.merchantName.localeCompare(b.merchantName, 'zh'),
    },
    { title: said.state, render: (_, one) => <StateTag state={one.state} /> },
    {
      title: said.sold,
      align: 'right',
      render: (_, one) => one.sold,
      sorter: (a, b) => a.sold - b.sold,
    },
    { title: said.left, align: 'right', render: (_, one) => left(one) },
    {
      title: said.until,
      render: (_, one) => <span className="ar-digits">{until(one)}</span>,
      sorter: (a, b) => a.sellUntil.localeCompare(b.sellUntil),
    },
    { title: said.deeds, render: (_, one) => <OfferDeeds offer={one} /> },
  ];
  return (
    <Rows
      name={said.title}
      items={offers}
      keyOf={({ id }) => id}
      columns={columns}
      card={(one) => (
        <div className="op-stack-small">
          <div className="op-card-row">
            <OfferName offer={one} />
            <StateTag state={one.state} />
          </div>
          <p className="op-soft op-small">
            <MerchantLink offer={one} /> · {said.soldLine(one.sold, until(one))}
          </p>
          <OfferDeeds offer={one} />
        </div>
      )}
    />
  );
};

const OfferName = ({ offer }: { offer: OfferView }) => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const [first] = promises(language, offer.terms);
  return (
    <span className="op-two-lines">
      <b>{offer.title}</b>
      <span className="op-soft op-small">
        {words.kinds[offer.terms.kind]} · {first}
      </span>
    </span>
  );
};

const MerchantLink = ({ offer }: { offer: OfferView }) => {
  const { city } = useHere();
  return (
    <Link to={paths.merchants(city)} search={question({ merchant: offer.merchantId })}>
      {offer.merchantName}
    </Link>
  );
};
