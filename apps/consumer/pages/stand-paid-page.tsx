import './stand-page.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import type { OrderView } from '#contract/order.ts';
import { orderCan } from '#contract/order.ts';
import { useWords } from '#ui/language.tsx';
import { Failed, Note, SkeletonPage, Trouble } from '#ui/states.tsx';
import { useCity } from '../city.tsx';
import { OrderPay } from '../forms/order-pay.tsx';
import { Go } from '../parts/go.tsx';
import { InnerPage } from '../parts/shell.tsx';
import { SignInFirst } from '../parts/sign-in-first.tsx';
import { StandUnknown } from '../parts/stand-unknown.tsx';
import { paths } from '../paths.ts';
import { orderQuery } from '../queries.ts';
import { useViewer } from '../signed-in.tsx';
import { useStandRedeem } from '../stand-attempt.ts';
import { en } from '../stand-words.en.ts';
import { zh } from '../stand-words.zh.ts';
import { useText } from '../text.ts';

const route = getRouteApi('/in/$city/stand/$code/orders/$order');

/**
 * Back from the cashier at a stand: what was paid is redeemed here by itself. Who never
 * comes back has the voucher all the same, and shows its code.
 */
export const StandPaidPage = () => {
  const words = useWords(zh, en).paid;
  const said = useText();
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
    refetchInterval: ({ state }) =>
      state.data?.state === 'awaiting_payment' || state.data?.state === 'paid'
        ? 2_000
        : false,
  });
  if (order && order.voucherIds.length > 0) return <Settle order={order} />;
  return (
    <InnerPage title={words.title} back={paths.order(city.id, orderId)}>
      {viewer === 'anyone' ? (
        <SignInFirst sentence={said.order.signIn} why={said.orders.signInWhy} />
      ) : order ? (
        <Waiting order={order} />
      ) : error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <SkeletonPage />
      )}
    </InnerPage>
  );
};

const Waiting = ({ order }: { order: OrderView }) => {
  const words = useWords(zh, en).paid;
  const said = useText();
  const city = useCity();
  const { code } = route.useParams();
  return (
    <>
      <h1 className="page-title">{order.placeName}</h1>
      {orderCan.pay(order.state) ? (
        <OrderPay order={order} returnTo={paths.standPaid(city.id, code, order.id)} />
      ) : null}
      {order.state === 'paid' ? (
        <Note tone="unsure" live>
          {said.order.issuing}
        </Note>
      ) : null}
      {order.state === 'cancelled' ? (
        <>
          <Note>{words.cancelled}</Note>
          <Go className="ar-button ar-button-wide" to={paths.standBill(city.id, code)}>
            {words.again}
          </Go>
        </>
      ) : null}
    </>
  );
};

/** Paid and issued: redeemed at once, under a key that a second visit has as well. */
const Settle = ({ order }: { order: OrderView }) => {
  const words = useWords(zh, en);
  const city = useCity();
  const router = useRouter();
  const { code } = route.useParams();
  const { standing, start, again } = useStandRedeem({ city: city.id, code }, ([first]) => {
    if (first) router.history.replace(paths.receipt(city.id, first.id));
  });
  const begin = useEffectEvent(() => {
    if (standing.at === 'idle') start(order.voucherIds.slice(0, 10), `stand-${order.id}`);
  });
  useEffect(() => begin(), []);
  if (standing.at === 'unknown')
    return <StandUnknown title={order.placeName} again={again} />;
  const [voucherId = ''] = order.voucherIds;
  return (
    <InnerPage title={words.paid.title} back={paths.order(city.id, order.id)}>
      <h1 className="page-title">{order.placeName}</h1>
      {standing.at === 'refused' ? (
        <>
          <Trouble error={standing.error} />
          <Note>{words.paid.stillThere}</Note>
          <Go
            className="ar-button ar-button-main ar-button-wide"
            to={paths.code(city.id, voucherId)}
          >
            {words.stand.showInstead}
          </Go>
          <Go className="ar-button ar-button-wide" to={paths.order(city.id, order.id)}>
            {words.paid.toOrder}
          </Go>
        </>
      ) : (
        <Note tone="good" live>
          {words.paid.settling}
        </Note>
      )}
    </InnerPage>
  );
};
