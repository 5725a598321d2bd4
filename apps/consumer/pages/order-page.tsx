import './order-page.css';
import { useQueries, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { OrderView } from '#contract/order.ts';
import { orderCan } from '#contract/order.ts';
import { useLanguage } from '#ui/language.tsx';
import { money } from '#ui/price.tsx';
import { Failed, Note, SkeletonPage } from '#ui/states.tsx';
import { moment } from '#ui/time.ts';
import { useCity } from '../city.tsx';
import { OrderPay } from '../forms/order-pay.tsx';
import { OrderRefund } from '../forms/order-refund.tsx';
import { CodeCard } from '../parts/code-card.tsx';
import { CodeRow } from '../parts/code-row.tsx';
import { Go } from '../parts/go.tsx';
import { PriceLines } from '../parts/price-lines.tsx';
import { InnerPage } from '../parts/shell.tsx';
import { SignInFirst } from '../parts/sign-in-first.tsx';
import { paths } from '../paths.ts';
import { orderQuery, refundsQuery, voucherQuery } from '../queries.ts';
import { useViewer } from '../signed-in.tsx';
import { useText } from '../text.ts';

const route = getRouteApi('/in/$city/orders/$order');

/** One order of mine: where it stands, what comes next, and how to give it back. */
export const OrderPage = () => {
  const words = useText();
  const city = useCity();
  const viewer = useViewer();
  const { order: orderId } = route.useParams();
  const {
    data: order,
    error,
    refetch,
  } = useQuery({
    ...orderQuery(city.id, viewer, orderId),
    enabled: viewer !== 'anyone',
    // The rail's word arrives by itself; while it is awaited, look every three seconds.
    refetchInterval: ({ state }) => (isMoving(state.data) ? 3_000 : false),
  });
  return (
    <InnerPage title={words.order.title} back={paths.orders(city.id)}>
      {viewer === 'anyone' ? (
        <SignInFirst sentence={words.order.signIn} why={words.orders.signInWhy} />
      ) : order ? (
        <Standing order={order} />
      ) : error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <SkeletonPage />
      )}
    </InnerPage>
  );
};

const isMoving = (order: OrderView | undefined): boolean =>
  order?.state === 'awaiting_payment' || order?.state === 'paid';

const Standing = ({ order }: { order: OrderView }) => {
  const words = useText();
  const city = useCity();
  const { language } = useLanguage();
  return (
    <>
      <section className="order-head">
        {order.placeId === null ? null : (
          <p className="quiet">
            <Go to={paths.place(city.id, order.placeId)}>{order.placeName}</Go>
          </p>
        )}
        <h1>{order.title}</h1>
        <Steps order={order} />
      </section>
      {orderCan.pay(order.state) ? <OrderPay order={order} /> : null}
      {order.state === 'paid' ? (
        <Note tone="unsure" live>
          {words.order.issuing}
        </Note>
      ) : null}
      {order.state === 'cancelled' && order.cancelReason ? (
        <Note>{words.order.cancelled[order.cancelReason]}</Note>
      ) : null}
      <Codes order={order} />
      <section className="section">
        <h2>{words.order.priceTitle}</h2>
        <PriceLines
          price={order}
          start={order.basket.kind === 'bill' ? words.price.bill : words.price.menu}
        />
        <p className="quiet">
          {words.order.placedAt(moment(language, order.createdAt, city.timeZone))}
          {order.paidAt
            ? ` · ${words.order.paidAt(moment(language, order.paidAt, city.timeZone))}`
            : null}
        </p>
      </section>
      <Refunds order={order} />
    </>
  );
};

const Steps = ({ order }: { order: OrderView }) => {
  const words = useText();
  if (order.state === 'cancelled')
    return <p className="state">{words.order.state.cancelled}</p>;
  const reached = order.state === 'awaiting_payment' ? 1 : order.state === 'paid' ? 2 : 3;
  return (
    <ol className="steps">
      {[words.order.steps.placed, words.order.steps.paid, words.order.steps.issued].map(
        (name, at) => (
          <li
            key={name}
            aria-current={at + 1 === reached ? 'step' : undefined}
            className={at + 1 <= reached ? 'step-done' : undefined}
          >
            <span aria-hidden="true">{at + 1 <= reached ? '●' : '○'}</span>
            {name}
          </li>
        ),
      )}
    </ol>
  );
};

const Codes = ({ order }: { order: OrderView }) => {
  const words = useText();
  const city = useCity();
  const viewer = useViewer();
  const vouchers = useQueries({
    queries: order.voucherIds.map((id) => voucherQuery(city.id, viewer, id)),
  }).flatMap(({ data }) => (data ? [data] : []));
  if (order.voucherIds.length === 0) return null;
  const [first, ...others] = vouchers.filter((voucher) => voucher.state === 'issued');
  // Who bought one stands at the counter: the code is there without another tap.
  const only = first && others.length === 0 && vouchers.length === 1 ? first : null;
  return (
    <section className="section">
      <h2>{words.order.codesTitle}</h2>
      {only ? (
        <CodeCard voucher={only} heading="h3" />
      ) : (
        <ul className="cards">
          {vouchers.map((voucher) => (
            <li key={voucher.id}>
              <CodeRow voucher={voucher} />
            </li>
          ))}
        </ul>
      )}
      {first ? (
        <Go
          className={`ar-button ar-button-wide ${only ? '' : 'ar-button-main'}`}
          to={paths.code(city.id, first.id)}
        >
          {words.order.show}
        </Go>
      ) : null}
      {orderCan.refund(order.state) ? (
        <OrderRefund order={order} vouchers={vouchers} />
      ) : null}
    </section>
  );
};

const Refunds = ({ order }: { order: OrderView }) => {
  const words = useText();
  const city = useCity();
  const viewer = useViewer();
  const { language } = useLanguage();
  const { data } = useQuery({
    ...refundsQuery(city.id, viewer, order.id),
    enabled: order.paidAt !== null,
    refetchInterval: ({ state }) =>
      state.data?.items.some((refund) => refund.state === 'refunding') ? 3_000 : false,
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className="section">
      <h2>{words.order.refundsTitle}</h2>
      <ul className="refunds">
        {data.items.map((refund) => (
          <li key={refund.id}>
            <span>
              {words.order.refundReason[refund.reason]}
              <small>
                {refund.refundedAt
                  ? words.order.refundedAt(
                      moment(language, refund.refundedAt, city.timeZone),
                    )
                  : words.order.refundingSince(
                      moment(language, refund.startedAt, city.timeZone),
                    )}
              </small>
            </span>
            <span className="ar-digits">{money(refund.amountFen)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
