import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import type { Basket } from '#contract/quote.ts';
import { Failed, Note, SkeletonPage } from '#ui/states.tsx';
import { useCity } from '../city.tsx';
import { fenOf } from '../fen.ts';
import { OrderPlace } from '../forms/order-place.tsx';
import { NotInPrice, PriceLines } from '../parts/price-lines.tsx';
import { InnerPage } from '../parts/shell.tsx';
import { paths } from '../paths.ts';
import { standQuery } from '../counter-queries.ts';
import { placeQuery } from '../queries.ts';
import { useQuote } from '../quote.ts';
import { useViewer } from '../signed-in.tsx';
import { useText } from '../text.ts';
import type { Words } from '../words.zh.ts';

const route = getRouteApi('/in/$city/places/$place/pay');
const standRoute = getRouteApi('/in/$city/stand/$code/pay');

/** Pay a bill at a place. */
export const PayPage = () => {
  const { place } = route.useParams();
  return <PayBill placeId={place} />;
};

/** Pay a bill at the stand one has scanned; it is redeemed there once it is paid. */
export const StandBillPage = () => {
  const words = useText();
  const city = useCity();
  const { code } = standRoute.useParams();
  const { data, error, refetch } = useQuery(standQuery(city.id, code));
  if (data) return <PayBill placeId={data.placeId} stand={code} />;
  return (
    <InnerPage title={words.pay.title} back={paths.stand(city.id, code)}>
      {error ? <Failed error={error} retry={() => void refetch()} /> : <SkeletonPage />}
    </InnerPage>
  );
};

/** The amount, what no discount touches, the price as one types. */
const PayBill = ({ placeId, stand }: { placeId: string; stand?: string }) => {
  const words = useText();
  const city = useCity();
  const viewer = useViewer();
  const { data: place } = useQuery(placeQuery(city.id, placeId));
  const [bill, setBill] = useState('');
  const [excluded, setExcluded] = useState('');
  const { basket, billWrong, excludedWrong } = read(words.pay, bill, excluded);
  const settled = useSettled(basket);
  const held = useQuote(city.id, viewer, placeId, settled);
  return (
    <InnerPage
      title={words.pay.title}
      back={stand ? paths.stand(city.id, stand) : paths.place(city.id, placeId)}
      foot={settled ? <OrderPlace held={held} {...(stand && { stand })} /> : null}
    >
      <section className="pay-fields">
        <p className="quiet">{place?.name ?? '\u00a0'}</p>
        <h1>{words.pay.title}</h1>
        <Amount
          label={words.pay.amount}
          value={bill}
          change={setBill}
          problem={billWrong}
          big
        />
        <Amount
          label={words.pay.excluded}
          hint={words.pay.excludedHint}
          value={excluded}
          change={setExcluded}
          problem={excludedWrong}
        />
      </section>
      {held.quote ? (
        <>
          <PriceLines price={held.quote} start={words.price.bill} />
          <NotInPrice price={held.quote} />
        </>
      ) : held.error && settled ? (
        <Failed error={held.error} retry={held.renew} />
      ) : null}
      <Note>{stand ? words.pay.howAtStand : words.pay.how}</Note>
    </InnerPage>
  );
};

const Amount = ({
  label,
  hint,
  value,
  change,
  problem,
  big = false,
}: {
  label: string;
  hint?: string;
  value: string;
  change: (value: string) => void;
  problem: string | null;
  big?: boolean;
}) => {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Who comes to pay a bill types it next; the field is not worth a tap.
    if (big) input.current?.focus({ preventScroll: true });
  }, [big]);
  return (
    <div className="ar-field">
      <label className="ar-field-label" htmlFor={id}>
        {label}
      </label>
      <span className="amount">
        <span aria-hidden="true">¥</span>
        <input
          ref={input}
          id={id}
          className={big ? 'ar-input amount-big' : 'ar-input'}
          inputMode="decimal"
          autoComplete="off"
          placeholder="0.00"
          value={value}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-more`}
          onChange={(event) => change(event.target.value)}
        />
      </span>
      <p id={`${id}-more`} className={problem ? 'field-problem' : 'ar-hint'}>
        {problem ?? hint}
      </p>
    </div>
  );
};

const read = (words: Words['pay'], bill: string, excluded: string) => {
  const billFen = fenOf(bill);
  const excludedFen = excluded.trim() === '' ? 0 : fenOf(excluded);
  const tooMuch = billFen !== null && excludedFen !== null && excludedFen > billFen;
  const ready = billFen !== null && billFen > 0 && excludedFen !== null && !tooMuch;
  return {
    basket: ready ? ({ kind: 'bill', billFen, excludedFen } as const) : null,
    billWrong: bill.trim() !== '' && billFen === null ? words.mistyped : null,
    excludedWrong:
      excludedFen === null ? words.mistyped : tooMuch ? words.excludedTooMuch : null,
  };
};

/** The last basket that stood still for a moment: not every key asks for a price. */
const useSettled = (basket: Basket | null): Basket | null => {
  const [settled, setSettled] = useState<Basket | null>(basket);
  const text = JSON.stringify(basket);
  useEffect(() => {
    // Our own text of a moment ago.
    const timer = setTimeout(() => setSettled(JSON.parse(text) as Basket | null), 300);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};
