import './stand-page.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { minuteMs } from '#contract/kit/time.ts';
import type { ReceiptView } from '#contract/stand.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { MovingMark } from '#ui/moving-mark.tsx';
import { money } from '#ui/price.tsx';
import { Failed, SkeletonPage } from '#ui/states.tsx';
import { fromNow, moment } from '#ui/time.ts';
import { useTrueNow } from '#ui/true-tick.ts';
import { askHealth, hearTime } from '#ui/true-time.ts';
import { useCity } from '../city.tsx';
import { Go } from '../parts/go.tsx';
import { InnerPage } from '../parts/shell.tsx';
import { SignInFirst } from '../parts/sign-in-first.tsx';
import { paths } from '../paths.ts';
import { receiptQuery } from '../counter-queries.ts';
import { useViewer } from '../signed-in.tsx';
import { en } from '../stand-words.en.ts';
import { zh } from '../stand-words.zh.ts';
import { useText } from '../text.ts';
import { useWakeLock } from '../wake-lock.ts';

const route = getRouteApi('/in/$city/receipts/$redemption');

/** After this long nobody is still standing at the counter with it. */
const freshMs = 10 * minuteMs;

/** What was redeemed, by a mark that moves as the store's own does; and honestly when. */
export const ReceiptPage = () => {
  const words = useWords(zh, en).receipt;
  const said = useText();
  const city = useCity();
  const viewer = useViewer();
  const { redemption } = route.useParams();
  const { data, error, refetch } = useQuery({
    ...receiptQuery(city.id, viewer, redemption),
    enabled: viewer !== 'anyone',
    // An undo at the counter is seen while both still look.
    refetchInterval: 5_000,
  });
  useWakeLock();
  useEffect(() => void hearTime(askHealth), []);
  const [first] = data?.items ?? [];
  return (
    <InnerPage title={words.title} back={paths.codes(city.id)}>
      {viewer === 'anyone' ? (
        <SignInFirst sentence={said.order.signIn} why={said.orders.signInWhy} />
      ) : data && first ? (
        <>
          <Head first={first} count={data.items.length} />
          <ul className="receipt-items">
            {data.items.map((item) => (
              <Item key={item.id} item={item} />
            ))}
          </ul>
          <Go className="ar-button ar-button-wide" to={paths.codes(city.id)}>
            {words.codes}
          </Go>
        </>
      ) : error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <SkeletonPage />
      )}
    </InnerPage>
  );
};

const Head = ({ first, count }: { first: ReceiptView; count: number }) => {
  const words = useWords(zh, en).receipt;
  const city = useCity();
  const { language } = useLanguage();
  const nowMs = useTrueNow();
  const ageMs = nowMs - Date.parse(first.redeemedAt);
  const at = words.at(moment(language, first.redeemedAt, city.timeZone, nowMs));
  if (first.undoneAt) {
    return (
      <section className="receipt receipt-undone">
        <h1>{words.undone}</h1>
        <p>{words.undoneMore}</p>
      </section>
    );
  }
  const isOld = ageMs > freshMs;
  return (
    <section className={isOld ? 'receipt receipt-old' : 'receipt'}>
      {isOld ? null : <Tick />}
      <h1>
        {ageMs < minuteMs
          ? words.done
          : words.old(fromNow(language, first.redeemedAt, nowMs))}
      </h1>
      <p className="receipt-place">{first.placeName}</p>
      {isOld ? (
        <p>{words.oldMore}</p>
      ) : (
        <>
          <MovingMark redemptionId={first.id} timeZone={city.timeZone} />
          <p>{words.show}</p>
        </>
      )}
      <p>
        {at}
        {count > 1 ? ` · ${words.several(count)}` : null}
      </p>
    </section>
  );
};

const Tick = () => (
  <svg className="receipt-tick" viewBox="0 0 120 120" aria-hidden="true">
    <circle cx="60" cy="60" r="54" />
    <path d="m35 62 18 18 33-38" />
  </svg>
);

const Item = ({ item }: { item: ReceiptView }) => {
  const words = useWords(zh, en).receipt;
  const said = useText();
  const { terms, usesLeft, useNo } = item;
  return (
    <li>
      <strong>{item.title}</strong>
      {terms.kind === 'paid_bill' ? (
        <small>{said.code.paidBill(money(terms.billFen))}</small>
      ) : null}
      {useNo > 1 || usesLeft > 0 ? <small>{words.usesLeft(usesLeft)}</small> : null}
      {item.undoneAt ? <small>{words.undone}</small> : null}
    </li>
  );
};
