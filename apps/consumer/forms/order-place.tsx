import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { minuteMs } from '#contract/kit/time.ts';
import { placeOrder } from '#contract/order.ts';
import { startPayment } from '#contract/payment.ts';
import type { QuoteView } from '#contract/quote.ts';
import { factsIfRefused } from '#ui/api.ts';
import { useDeed } from '#ui/deed.ts';
import { money, Price } from '#ui/price.tsx';
import { Note, Trouble } from '#ui/states.tsx';
import { countdown } from '#ui/time.ts';
import { api } from '../api.ts';
import { useCity } from '../city.tsx';
import { paths } from '../paths.ts';
import { deviceHere, openCashier, railNow } from '../rails.ts';
import type { HeldQuote } from '../quote.ts';
import { useSignIn, useViewer } from '../signed-in.tsx';
import { useText } from '../text.ts';

// A phone whose clock is a little behind would promise a second too many.
const longestMs = 10 * minuteMs;

/**
 * The foot of a purchase: the price, how long it is kept, and one button. It signs in where
 * needed, orders at exactly this price, and goes on to the rail's cashier. When the race
 * for the last one is lost, the new price is put up to be confirmed.
 */
export const OrderPlace = ({
  held,
  stand,
}: {
  held: HeldQuote;
  /** The stand where it is redeemed once it is paid. */
  stand?: string;
}) => {
  const words = useText();
  const { quote, leftMs, wasFen } = held;
  const buying = useBuying(held, stand);
  const other = buying.newPrice;
  const busy = buying.busy;
  return (
    <div className="buy-foot">
      {other ? (
        <Note tone="soon" live>
          {buying.raceSaid}
        </Note>
      ) : (
        <Trouble error={buying.trouble} />
      )}
      {wasFen !== null && quote && !other ? (
        <Note tone="soon" live>
          {words.buy.changed(money(wasFen), money(quote.totalFen))}
        </Note>
      ) : null}
      <div className="buy-row">
        <p className="buy-sum">
          {quote ? <Price fen={other?.fen ?? quote.totalFen} size="l" /> : <span>…</span>}
          <small className="ar-digits">
            {quote && leftMs > 0
              ? words.buy.kept(countdown(Math.min(leftMs, longestMs)))
              : words.buy.asking}
          </small>
        </p>
        <button
          type="button"
          className="ar-button ar-button-main buy-button"
          disabled={busy || !quote || held.asking}
          onClick={() => (other ? buying.buy(other.token) : buying.start())}
        >
          {busy ? words.buy.busy : other ? words.buy.atNew(money(other.fen)) : words.buy.go}
        </button>
      </div>
    </div>
  );
};

const useBuying = (held: HeldQuote, stand: string | undefined) => {
  const words = useText();
  const viewer = useViewer();
  const askSignIn = useSignIn();
  const { order, pay, buy } = useOrderThenPay(stand);
  // Set when somebody signed in in order to buy: their own quote is awaited, and the
  // purchase goes on only if it costs what they had said yes to.
  const [agreedFen, setAgreedFen] = useState<number | null>(null);
  const { quote } = held;
  useEffect(() => {
    if (agreedFen === null || viewer === 'anyone' || !quote || held.asking) return;
    setAgreedFen(null);
    if (quote.totalFen <= agreedFen) void buy(quote.token);
  }, [agreedFen, viewer, quote, held.asking, buy]);
  const start = () => {
    if (!quote) return;
    if (viewer !== 'anyone') return void buy(quote.token);
    askSignIn({ why: words.buy.signIn, then: () => setAgreedFen(quote.totalFen) });
  };
  const sold = factsIfRefused(order.trouble, 'offer_sold_out');
  const limit = factsIfRefused(order.trouble, 'person_limit_reached');
  const unfunded =
    factsIfRefused(order.trouble, 'campaign_spent') ??
    factsIfRefused(order.trouble, 'campaign_limit_reached');
  const lost = sold ?? limit ?? unfunded;
  const newPrice =
    lost && lost.newTotalFen !== null && lost.newToken !== null
      ? { fen: lost.newTotalFen, token: lost.newToken }
      : null;
  const stale =
    factsIfRefused(order.trouble, 'quote_expired') ??
    factsIfRefused(order.trouble, 'quote_of_another');
  const { renew } = held;
  useEffect(() => {
    if (stale) renew();
  }, [stale, renew]);
  return {
    start,
    buy: (token: string) => void buy(token),
    newPrice,
    raceSaid: sold
      ? words.buy.soldOut
      : unfunded
        ? words.buy.subsidyGone
        : words.buy.limited(limit?.limit ?? 1),
    trouble: order.trouble ?? pay.trouble,
    busy: order.busy || pay.busy,
  };
};

const useOrderThenPay = (stand: string | undefined) => {
  const city = useCity();
  const router = useRouter();
  const order = useDeed(api, placeOrder);
  const pay = useDeed(api, startPayment);
  const buy = async (token: QuoteView['token']) => {
    const placed = await order.run({ city: city.id, token });
    if (!placed) return;
    const returnPath = stand
      ? paths.standPaid(city.id, stand, placed.id)
      : paths.order(city.id, placed.id);
    const asked = { city: city.id, order: placed.id, returnPath, device: deviceHere() };
    const rail = await railNow(city.id);
    const payment = rail && (await pay.run({ ...asked, rail }));
    // The order stands either way; without a cashier it waits on its own page. Back from
    // the cashier must not find the purchase again, so this page is replaced.
    router.history.replace(returnPath);
    if (payment) openCashier(payment);
  };
  return { order, pay, buy };
};
