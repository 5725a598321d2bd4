import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { TableColumnsType } from 'antd';
import { MerchantState } from '#contract/merchant.ts';
import type { MerchantView } from '#contract/merchant.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Empty } from '#ui/states.tsx';
import { day } from '#ui/time.ts';
import { question, useAsked } from '../address.ts';
import { useHere } from '../here.tsx';
import { Chips } from '../parts/chips.tsx';
import { ExportButton } from '../parts/export-button.tsx';
import { ListStates } from '../parts/list-states.tsx';
import { MerchantDrawer } from '../parts/merchant-drawer.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Rows } from '../parts/rows.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { paths } from '../paths.ts';
import { percentOf } from '../percent.ts';
import { merchantsQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** The merchants of the city by state; the one that is looked at stands in the address. */
export const MerchantsPage = () => {
  const words = useWords(zh, en);
  const { city } = useHere();
  const navigate = useNavigate();
  const { merchant, ...asked } = useAsked();
  const state = MerchantState.safeParse(asked.state).data;
  const read = useInfiniteQuery(merchantsQuery(city, state));
  const merchants = read.data?.pages.flatMap((page) => page.items) ?? [];
  const to = paths.merchants(city);
  const of = state ? { state } : {};
  return (
    <>
      <PageHead
        title={words.merchants.title}
        lead={words.merchants.lead}
        action={merchants.length > 0 ? <Export merchants={merchants} /> : null}
      />
      <Chips
        name={words.byState}
        chips={[
          { says: words.all, to, asked: {}, on: state === undefined },
          ...MerchantState.options.map((one) => ({
            says: words.merchantStates[one],
            to,
            asked: { state: one },
            on: state === one,
          })),
        ]}
      />
      <ListStates
        read={read}
        empty={
          state ? (
            <Empty
              sentence={words.noneIn(words.merchantStates[state])}
              action={<Link to={to}>{words.seeAll}</Link>}
            />
          ) : (
            <Empty sentence={words.merchants.empty} more={words.merchants.emptyMore} />
          )
        }
      >
        {(items) => <MerchantRows merchants={items} state={state} />}
      </ListStates>
      <MerchantDrawer
        merchant={merchant}
        close={() => void navigate({ to, search: question(of) })}
      />
    </>
  );
};

const Export = ({ merchants }: { merchants: MerchantView[] }) => {
  const words = useWords(zh, en);
  const { name, state, licence, stores, fee, applied, title } = words.merchants;
  return (
    <ExportButton
      name={title}
      rows={() => [
        [name, state, licence, stores, fee, applied],
        ...merchants.map((one) => [
          one.name,
          words.merchantStates[one.state],
          one.licenceNo,
          one.stores,
          percentOf(one.feeBp),
          one.createdAt,
        ]),
      ]}
    />
  );
};

const MerchantRows = ({
  merchants,
  state,
}: {
  merchants: MerchantView[];
  state: MerchantState | undefined;
}) => {
  const words = useWords(zh, en);
  const said = words.merchants;
  const { language } = useLanguage();
  const { city, timeZone } = useHere();
  const name = (one: MerchantView) => (
    <Link
      to={paths.merchants(city)}
      search={question({ ...(state ? { state } : {}), merchant: one.id })}
      title={said.open(one.name)}
    >
      {one.name}
    </Link>
  );
  const columns: TableColumnsType<MerchantView> = [
    {
      title: said.name,
      render: (_, one) => name(one),
      sorter: (a, b) => a.name.localeCompare(b.name, 'zh'),
    },
    { title: said.state, render: (_, one) => <StateTag state={one.state} /> },
    {
      title: said.licence,
      render: (_, one) => <span className="ar-digits op-soft">{one.licenceNo}</span>,
    },
    {
      title: said.stores,
      align: 'right',
      render: (_, one) => one.stores,
      sorter: (a, b) => a.stores - b.stores,
    },
    { title: said.fee, align: 'right', render: (_, one) => percentOf(one.feeBp) },
    {
      title: said.applied,
      render: (_, one) => day(language, one.createdAt, timeZone),
      sorter: (a, b) => a.createdAt.localeCompare(b.createdAt),
    },
  ];
  return (
    <Rows
      name={said.title}
      items={merchants}
      keyOf={({ id }) => id}
      columns={columns}
      card={(one) => (
        <>
          <div className="op-card-row">
            <b>{name(one)}</b>
            <StateTag state={one.state} />
          </div>
          <p className="op-soft op-small ar-digits">
            {one.licenceNo} · {words.merchantFacts.stores}{' '}
            {words.merchantFacts.storesSaid(one.stores)}
          </p>
        </>
      )}
    />
  );
};
