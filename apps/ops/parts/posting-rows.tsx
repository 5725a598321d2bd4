import { Link } from '@tanstack/react-router';
import type { TableColumnsType } from 'antd';
import type { PostingView } from '#contract/ledger.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { moment } from '#ui/time.ts';
import { question } from '../address.ts';
import { useHere } from '../here.tsx';
import { shortId, signedMoney } from '../ledger-sentences.ts';
import { paths } from '../paths.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { Movement } from './movement.tsx';
import { Rows } from './rows.tsx';

/** One line for each movement of money, newest first. */
export const PostingRows = ({ postings }: { postings: readonly PostingView[] }) => {
  const words = useWords(zh, en).ledger;
  const { language } = useLanguage();
  const { timeZone } = useHere();
  const at = (one: PostingView) => (
    <span className="ar-digits">{moment(language, one.postedAt, timeZone)}</span>
  );
  const amount = (one: PostingView) => (
    <b className="ar-digits">{signedMoney(one.amountFen)}</b>
  );
  const columns: TableColumnsType<PostingView> = [
    { title: words.time, render: (_, one) => at(one) },
    { title: words.kind, render: (_, one) => words.kinds[one.kind] },
    {
      title: words.movement,
      render: (_, one) => <Movement from={one.fromAccount} to={one.toAccount} />,
    },
    {
      title: words.amount,
      align: 'right',
      render: (_, one) => amount(one),
      sorter: (a, b) => a.amountFen - b.amountFen,
    },
    { title: words.links, render: (_, one) => <Related posting={one} /> },
  ];
  return (
    <Rows
      name={words.postings}
      items={postings}
      keyOf={({ entryId, lineNo }) => `${entryId}.${lineNo}`}
      columns={columns}
      card={(one) => (
        <div className="op-stack-small">
          <div className="op-card-row">
            <span>
              {words.kinds[one.kind]} <span className="op-soft op-small">{at(one)}</span>
            </span>
            {amount(one)}
          </div>
          <Movement from={one.fromAccount} to={one.toAccount} />
          <Related posting={one} />
        </div>
      )}
    />
  );
};

const Related = ({ posting }: { posting: PostingView }) => {
  const words = useWords(zh, en).ledger;
  const { city } = useHere();
  const { orderId, voucherId, entryId } = posting;
  return (
    <span className="op-related op-small">
      <Link
        to={paths.entry(city, entryId)}
        aria-label={`${words.entryOne(shortId(entryId))}, ${posting.lineNo}`}
      >
        {words.entry}
      </Link>
      {orderId ? (
        <Link
          to={paths.postings(city)}
          search={question({ order: orderId })}
          aria-label={words.orderOne(shortId(orderId))}
        >
          {words.order}
        </Link>
      ) : null}
      {voucherId ? (
        <Link
          to={paths.postings(city)}
          search={question({ voucher: voucherId })}
          aria-label={words.voucherOne(shortId(voucherId))}
        >
          {words.voucher}
        </Link>
      ) : null}
    </span>
  );
};
