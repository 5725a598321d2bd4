import { useEffect, useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import type { TableColumnsType } from 'antd';
import type { AccountView } from '#contract/ledger.ts';
import { yuan } from '#contract/kit/money.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Empty, SkeletonCards } from '#ui/states.tsx';
import { question, useAsked } from '../address.ts';
import { useHere } from '../here.tsx';
import { accountName, moneySentence, signedMoney } from '../ledger-sentences.ts';
import { useMerchantNames } from '../merchant-names.ts';
import { ExportButton } from '../parts/export-button.tsx';
import { Figure } from '../parts/figure.tsx';
import { ListStates } from '../parts/list-states.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Rows } from '../parts/rows.tsx';
import { useSettled } from '#ui/settled.ts';
import { paths } from '../paths.ts';
import { accountsQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** Every account with what came in, what went out and what stands there. */
export const AccountsPage = () => {
  const words = useWords(zh, en).ledger;
  const { city } = useHere();
  const { prefix = '' } = useAsked();
  const read = useInfiniteQuery(accountsQuery(city, prefix));
  const accounts = read.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        action={accounts.length > 0 ? <Export accounts={accounts} /> : null}
      />
      {read.data?.pages[0] ? (
        <InAndOut sums={read.data.pages[0]} />
      ) : read.error ? null : (
        <SkeletonCards count={1} />
      )}
      <PrefixFilter key={city} prefix={prefix} />
      <ListStates
        read={read}
        empty={
          prefix ? (
            <Empty sentence={words.noMatch} />
          ) : (
            <Empty sentence={words.noAccounts} more={words.noAccountsMore} />
          )
        }
      >
        {(items) => <AccountRows accounts={items} />}
      </ListStates>
    </>
  );
};

type Sums = { moneyInFen: number; moneyOutFen: number };

const InAndOut = ({ sums }: { sums: Sums }) => {
  const words = useWords(zh, en).ledger;
  const { language } = useLanguage();
  const { moneyInFen, moneyOutFen } = sums;
  return (
    <section aria-label={words.moneyIn}>
      <div className="op-figures">
        <Figure name={words.moneyIn} fen={moneyInFen} means={words.moneyInMeans} />
        <Figure name={words.moneyOut} fen={moneyOutFen} means={words.moneyOutMeans} />
        <Figure
          name={words.moneyLeft}
          fen={moneyInFen - moneyOutFen}
          means={words.moneyLeftMeans}
          tone="good"
        />
      </div>
      <p className="op-meaning">
        {moneySentence(language, sums)}
        <span className="op-source">{words.source}</span>
      </p>
    </section>
  );
};

/** Types into the address once it stands still; the quick ones are one tap. */
const PrefixFilter = ({ prefix }: { prefix: string }) => {
  const words = useWords(zh, en).ledger;
  const { city } = useHere();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(prefix);
  const settled = useSettled(typed);
  useEffect(() => {
    void navigate({
      to: paths.accounts(city),
      search: question(settled ? { prefix: settled } : {}),
      replace: true,
    });
  }, [settled, city, navigate]);
  return (
    <div className="op-filters">
      <Input
        className="op-prefix ar-digits"
        aria-label={words.prefix}
        prefix={<span className="op-soft op-prefix-name">{words.prefix}</span>}
        placeholder={words.prefixHint}
        value={typed}
        maxLength={80}
        allowClear
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      <span className="op-chips">
        {Object.entries(words.quick).map(([starts, says]) => (
          <button
            key={starts}
            type="button"
            className={typed === starts ? 'op-chip op-chip-on' : 'op-chip'}
            aria-pressed={typed === starts}
            onClick={() => setTyped(starts)}
          >
            {says}
          </button>
        ))}
      </span>
    </div>
  );
};

const useAccountName = () => {
  const { language } = useLanguage();
  const names = useMerchantNames();
  return (account: string) => accountName(language, account, names);
};

const AccountRows = ({ accounts }: { accounts: AccountView[] }) => {
  const words = useWords(zh, en).ledger;
  const { city } = useHere();
  const nameOf = useAccountName();
  const name = ({ account }: AccountView) => (
    <span className="op-two-lines">
      <Link to={paths.postings(city)} search={question({ account })}>
        {nameOf(account)}
      </Link>
      <span className="op-soft op-small op-code">{account}</span>
    </span>
  );
  const fen = (amountFen: number) => (
    <span className="ar-digits">{signedMoney(amountFen)}</span>
  );
  const columns: TableColumnsType<AccountView> = [
    {
      title: words.account,
      render: (_, one) => name(one),
      sorter: (a, b) => a.account.localeCompare(b.account),
    },
    {
      title: words.in,
      align: 'right',
      render: (_, one) => fen(one.inFen),
      sorter: (a, b) => a.inFen - b.inFen,
    },
    {
      title: words.out,
      align: 'right',
      render: (_, one) => fen(one.outFen),
      sorter: (a, b) => a.outFen - b.outFen,
    },
    {
      title: words.balance,
      align: 'right',
      render: (_, one) => <b>{fen(one.balanceFen)}</b>,
      sorter: (a, b) => a.balanceFen - b.balanceFen,
    },
  ];
  return (
    <Rows
      name={words.accounts}
      items={accounts}
      keyOf={({ account }) => account}
      columns={columns}
      card={(one) => (
        <div className="op-card-row">
          {name(one)}
          <span className="op-two-lines op-right">
            <b>{fen(one.balanceFen)}</b>
            <span className="op-soft op-small">
              {words.in} {fen(one.inFen)} · {words.out} {fen(one.outFen)}
            </span>
          </span>
        </div>
      )}
    />
  );
};

const Export = ({ accounts }: { accounts: AccountView[] }) => {
  const words = useWords(zh, en).ledger;
  const nameOf = useAccountName();
  return (
    <ExportButton
      name={words.fileAccounts}
      rows={() => [
        [words.account, words.accountSaid, words.in, words.out, words.balance],
        ...accounts.map(({ account, inFen, outFen, balanceFen }) => [
          account,
          nameOf(account),
          ...[inFen, outFen, balanceFen].map((fen) => Number(yuan(fen))),
        ]),
      ]}
    />
  );
};
