import { useInfiniteQuery } from '@tanstack/react-query';
import type { PostingView } from '#contract/ledger.ts';
import { yuan } from '#contract/kit/money.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Empty } from '#ui/states.tsx';
import { useAsked } from '../address.ts';
import type { Asked } from '../address.ts';
import { useHere } from '../here.tsx';
import { accountName, shortId } from '../ledger-sentences.ts';
import { useMerchantNames } from '../merchant-names.ts';
import { ExportButton } from '../parts/export-button.tsx';
import { FilterTag } from '../parts/filter-tag.tsx';
import { ListStates } from '../parts/list-states.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { PostingRows } from '../parts/posting-rows.tsx';
import { paths } from '../paths.ts';
import { postingsQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** Postings, of one account, order or voucher where the address names it. */
export const PostingsPage = () => {
  const words = useWords(zh, en).ledger;
  const { city } = useHere();
  const { account, order, voucher } = useAsked();
  const asked = {
    ...(account ? { account } : {}),
    ...(order ? { order } : {}),
    ...(voucher ? { voucher } : {}),
  };
  const read = useInfiniteQuery(postingsQuery(city, asked));
  const postings = read.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        action={postings.length > 0 ? <Export postings={postings} /> : null}
      />
      <Filters asked={asked} />
      <ListStates
        read={read}
        empty={<Empty sentence={words.noPostings} more={words.noPostingsMore} />}
      >
        {(items) => <PostingRows postings={items} />}
      </ListStates>
    </>
  );
};

const Filters = ({ asked }: { asked: Asked }) => {
  const words = useWords(zh, en).ledger;
  const { language } = useLanguage();
  const { city } = useHere();
  const names = useMerchantNames();
  const { account, order, voucher } = asked;
  if (!account && !order && !voucher) return null;
  const to = paths.postings(city);
  const without = (name: keyof Asked): Asked => {
    const { [name]: _dropped, ...rest } = asked;
    return rest;
  };
  return (
    <div className="op-filters">
      {account ? (
        <FilterTag to={to} asked={without('account')}>
          {words.filtered.account(accountName(language, account, names))}
        </FilterTag>
      ) : null}
      {order ? (
        <FilterTag to={to} asked={without('order')}>
          {words.filtered.order(shortId(order))}
        </FilterTag>
      ) : null}
      {voucher ? (
        <FilterTag to={to} asked={without('voucher')}>
          {words.filtered.voucher(shortId(voucher))}
        </FilterTag>
      ) : null}
    </div>
  );
};

const Export = ({ postings }: { postings: PostingView[] }) => {
  const words = useWords(zh, en).ledger;
  return (
    <ExportButton
      name={words.filePostings}
      rows={() => [
        [
          words.time,
          words.kind,
          words.from,
          words.to,
          words.amount,
          words.order,
          words.voucher,
          words.entry,
        ],
        ...postings.map((one) => [
          one.postedAt,
          words.kinds[one.kind],
          one.fromAccount,
          one.toAccount,
          Number(yuan(one.amountFen)),
          one.orderId ?? '',
          one.voucherId ?? '',
          one.entryId,
        ]),
      ]}
    />
  );
};
