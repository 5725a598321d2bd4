import { useEffect, useRef } from 'react';
import type { OrderView } from '#contract/order.ts';
import { cancelOrder } from '#contract/order.ts';
import { checkPayment, startPayment } from '#contract/payment.ts';
import type { PaymentView } from '#contract/payment.ts';
import { useState } from 'react';
import { factsIfRefused } from '#ui/api.ts';
import { useDeed } from '#ui/deed.ts';
import { money } from '#ui/price.tsx';
import { Note, Trouble } from '#ui/states.tsx';
import { useNow } from '#ui/tick.ts';
import { clock, countdown } from '#ui/time.ts';
import { api, queryClient } from '../api.ts';
import { useCity } from '../city.tsx';
import { paths } from '../paths.ts';
import { useText } from '../text.ts';

/**
 * An order that waits for its payment: until when, what silence means, and the ways on. Who
 * comes back from the cashier is not left guessing: the rail is asked at once.
 */
export const OrderPay = ({
  order,
  returnTo,
}: {
  order: OrderView;
  /** Where the cashier sends back to, if not to the order itself. */
  returnTo?: string;
}) => {
  const words = useText();
  const city = useCity();
  const leftMs = Date.parse(order.payBy) - useNow();
  const { payment, check, checking, trouble } = usePaymentCheck(order);
  const pay = useDeed(api, startPayment);
  const cancel = useDeed(api, cancelOrder);
  const given = { city: city.id, order: order.id };
  const goPay = async () => {
    const returnPath = returnTo ?? paths.order(city.id, order.id);
    const started = await pay.run({ ...given, rail: 'sandbox', returnPath });
    if (started) location.assign(started.cashierUrl);
  };
  const giveUp = async () => {
    if (await cancel.run(given)) await renew();
  };
  const begun = payment !== null && payment.state !== 'closed';
  return (
    <section className="order-pay">
      <p className="order-left">
        <span className="ar-digits">{countdown(leftMs)}</span>
        <small>{words.order.payBy(clock(order.payBy, city.timeZone))}</small>
      </p>
      {begun ? (
        <Note tone="unsure" live>
          {words.order.waiting}
        </Note>
      ) : null}
      <Trouble error={pay.trouble ?? cancel.trouble ?? trouble} />
      <button
        type="button"
        className="ar-button ar-button-main ar-button-wide"
        disabled={pay.busy || leftMs <= 0}
        onClick={() => void goPay()}
      >
        {leftMs <= 0 ? words.order.tooLate : words.order.pay(money(order.totalFen))}
      </button>
      <div className="button-row">
        {payment ? (
          <button
            type="button"
            className="ar-button"
            disabled={checking}
            onClick={() => void check()}
          >
            {checking ? words.order.checking : words.order.check}
          </button>
        ) : null}
        <button
          type="button"
          className="ar-button ar-button-bare"
          disabled={cancel.busy}
          onClick={() => void giveUp()}
        >
          {words.order.giveUp}
        </button>
      </div>
    </section>
  );
};

const usePaymentCheck = (order: OrderView) => {
  const city = useCity();
  const [payment, setPayment] = useState<PaymentView | null>(null);
  const deed = useDeed(api, checkPayment);
  const check = async () => {
    const found = await deed.run({ city: city.id, order: order.id });
    if (found) setPayment(found);
    if (found?.state === 'paid') await renew();
  };
  const first = useRef(check);
  useEffect(() => void first.current(), []);
  // Nothing begun yet is no trouble: the button to pay says the rest.
  const none = factsIfRefused(deed.trouble, 'payment_not_found') !== null;
  return { payment, check, checking: deed.busy, trouble: none ? null : deed.trouble };
};

const renew = async () => {
  await Promise.all(
    ['order', 'my-orders', 'my-vouchers'].map((name) =>
      queryClient.invalidateQueries({ queryKey: [name] }),
    ),
  );
};
