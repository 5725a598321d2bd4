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
import { RailChoice, useRail } from '../parts/rail-choice.tsx';
import { PayCode } from '../parts/pay-code.tsx';
import { paths } from '../paths.ts';
import { codeToScan, deviceHere, openCashier } from '../rails.ts';
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
  const { payment, begin, check, checking, trouble } = usePaymentCheck(order);
  const { rails, pay, goPay } = usePaying(order, returnTo, begin);
  const cancel = useDeed(api, cancelOrder);
  const giveUp = async () => {
    if (await cancel.run({ city: city.id, order: order.id })) await renew();
  };
  const begun = payment !== null && payment.state !== 'closed';
  const code = begun ? codeToScan(payment) : undefined;
  return (
    <section className="order-pay">
      <p className="order-left">
        <span className="ar-digits">{countdown(leftMs)}</span>
        <small>{words.order.payBy(clock(order.payBy, city.timeZone))}</small>
      </p>
      {code === undefined || !payment ? null : <PayCode code={code} rail={payment.rail} />}
      {begun ? (
        <Note tone="unsure" live>
          {words.order.waiting}
        </Note>
      ) : null}
      <Trouble error={pay.trouble ?? cancel.trouble ?? trouble} />
      <PayButton
        fen={order.totalFen}
        tooLate={leftMs <= 0}
        busy={pay.busy}
        rails={rails}
        go={() => void goPay()}
      />
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

const usePaying = (
  order: OrderView,
  returnTo: string | undefined,
  begin: (payment: PaymentView) => void,
) => {
  const city = useCity();
  const rails = useRail();
  const pay = useDeed(api, startPayment);
  const goPay = async () => {
    const { rail } = rails;
    if (!rail) return;
    const returnPath = returnTo ?? paths.order(city.id, order.id);
    const asked = { city: city.id, order: order.id, returnPath, device: deviceHere() };
    const started = await pay.run({ ...asked, rail });
    if (!started) return;
    begin(started);
    openCashier(started);
  };
  return { rails, pay, goPay };
};

/** How, and the one button; why there is none to press stands above it. */
const PayButton = ({
  fen,
  tooLate,
  busy,
  rails,
  go,
}: {
  fen: number;
  tooLate: boolean;
  busy: boolean;
  rails: ReturnType<typeof useRail>;
  go: () => void;
}) => {
  const words = useText();
  return (
    <>
      {rails.none ? <Note tone="soon">{words.order.noRail}</Note> : null}
      <RailChoice {...rails} />
      <button
        type="button"
        className="ar-button ar-button-main ar-button-wide"
        disabled={busy || !rails.rail || tooLate}
        onClick={go}
      >
        {tooLate ? words.order.tooLate : words.order.pay(money(fen))}
      </button>
    </>
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
  return {
    payment,
    begin: setPayment,
    check,
    checking: deed.busy,
    trouble: none ? null : deed.trouble,
  };
};

const renew = async () => {
  await Promise.all(
    ['order', 'my-orders', 'my-vouchers'].map((name) =>
      queryClient.invalidateQueries({ queryKey: [name] }),
    ),
  );
};
