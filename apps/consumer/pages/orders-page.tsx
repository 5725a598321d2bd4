import './order-page.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useLanguage } from '#ui/language.tsx';
import type { OrderView } from '#contract/order.ts';
import { money } from '#ui/price.tsx';
import { Empty, Failed, SkeletonCards } from '#ui/states.tsx';
import { moment } from '#ui/time.ts';
import { useCity } from '../city.tsx';
import { Go } from '../parts/go.tsx';
import { More } from '../parts/more.tsx';
import { SignInFirst } from '../parts/sign-in-first.tsx';
import { TabPage } from '../parts/shell.tsx';
import { paths } from '../paths.ts';
import { myOrdersQuery } from '../queries.ts';
import { useViewer } from '../signed-in.tsx';
import { useText } from '../text.ts';

/** My orders, newest first. */
export const OrdersPage = () => {
  const words = useText();
  const viewer = useViewer();
  return (
    <TabPage title={words.orders.title}>
      {viewer === 'anyone' ? (
        <SignInFirst sentence={words.orders.signIn} why={words.orders.signInWhy} />
      ) : (
        <Orders viewer={viewer} />
      )}
    </TabPage>
  );
};

const Orders = ({ viewer }: { viewer: string }) => {
  const words = useText();
  const city = useCity();
  const orders = useInfiniteQuery(myOrdersQuery(city.id, viewer));
  const items = orders.data?.pages.flatMap((page) => page.items);
  if (!items) {
    return orders.error ? (
      <Failed error={orders.error} retry={() => void orders.refetch()} />
    ) : (
      <SkeletonCards />
    );
  }
  if (items.length === 0) {
    return (
      <Empty
        sentence={words.orders.empty}
        action={
          <Go className="ar-button" to={paths.nearby(city.id)}>
            {words.orders.look}
          </Go>
        }
      />
    );
  }
  return (
    <>
      <ul className="cards">
        {items.map((order) => (
          <li key={order.id}>
            <OrderRow order={order} />
          </li>
        ))}
      </ul>
      <More
        has={orders.hasNextPage}
        busy={orders.isFetchingNextPage}
        failed={orders.isFetchNextPageError}
        more={() => void orders.fetchNextPage()}
      />
    </>
  );
};

const OrderRow = ({ order }: { order: OrderView }) => {
  const words = useText();
  const city = useCity();
  const { language } = useLanguage();
  return (
    <Go className="row-card" to={paths.order(city.id, order.id)}>
      <span className="row-main">
        <strong>{order.title}</strong>
        <small>
          {order.placeName === '' ? '' : `${order.placeName} · `}
          {moment(language, order.createdAt, city.timeZone)}
        </small>
      </span>
      <span className="row-side">
        <span className="ar-digits">{money(order.totalFen)}</span>
        <small className={`state state-${order.state}`}>
          {order.refundedFen >= order.totalFen && order.refundedFen > 0
            ? words.order.refundedState
            : words.order.state[order.state]}
        </small>
      </span>
    </Go>
  );
};
