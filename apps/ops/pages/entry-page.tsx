import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PostingView } from '#contract/ledger.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Failed, SkeletonPage } from '#ui/states.tsx';
import { moment } from '#ui/time.ts';
import { question, useNamed } from '../address.ts';
import { useHere } from '../here.tsx';
import { entrySentence, shortId } from '../ledger-sentences.ts';
import { PageHead } from '../parts/page-head.tsx';
import { PostingRows } from '../parts/posting-rows.tsx';
import { paths } from '../paths.ts';
import { entryQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** One entry whole: what happened in a sentence, and the postings that say so. */
export const EntryPage = () => {
  const words = useWords(zh, en).ledger;
  const { language } = useLanguage();
  const { city, timeZone } = useHere();
  const { entry = '' } = useNamed();
  const { data, error, refetch } = useQuery(entryQuery(city, entry));
  const first = data?.postings[0];
  return (
    <>
      <PageHead
        title={words.entryTitle(shortId(entry))}
        lead={
          first
            ? `${words.kinds[first.kind]} · ${moment(language, first.postedAt, timeZone)}`
            : null
        }
        back={{ to: paths.postings(city), says: words.postings }}
      />
      {data && first ? (
        <>
          <section className="op-card op-stack-small">
            <p className="op-terms-line">{entrySentence(language, data.postings)}</p>
            <Ways posting={first} />
            <p className="op-source op-code">{entry}</p>
          </section>
          <PostingRows postings={data.postings} />
        </>
      ) : error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <SkeletonPage />
      )}
    </>
  );
};

const Ways = ({ posting }: { posting: PostingView }) => {
  const words = useWords(zh, en).ledger;
  const { city } = useHere();
  const { orderId, voucherId, reversesEntryId } = posting;
  const to = paths.postings(city);
  return (
    <p className="op-related">
      {reversesEntryId ? (
        <Link to={paths.entry(city, reversesEntryId)}>{words.reverses}</Link>
      ) : null}
      {orderId ? (
        <Link to={to} search={question({ order: orderId })}>
          {words.orderAll}
        </Link>
      ) : null}
      {voucherId ? (
        <Link to={to} search={question({ voucher: voucherId })}>
          {words.voucherAll}
        </Link>
      ) : null}
    </p>
  );
};
