import type { OrderView } from '#contract/order.ts';
import { refundOrder } from '#contract/payment.ts';
import { voucherCan } from '#contract/voucher.ts';
import type { VoucherView } from '#contract/voucher.ts';
import { useDeed } from '#ui/deed.ts';
import { money } from '#ui/price.tsx';
import { Trouble } from '#ui/states.tsx';
import { api, queryClient } from '../api.ts';
import { useCity } from '../city.tsx';
import { useText } from '../text.ts';

/**
 * Give back what is unused in one action. What comes back and what ends is said beside the
 * button, so that no second question is needed.
 */
export const OrderRefund = ({
  order,
  vouchers,
}: {
  order: OrderView;
  vouchers: readonly VoucherView[];
}) => {
  const words = useText();
  const city = useCity();
  const deed = useDeed(api, refundOrder);
  const unused = vouchers.filter(
    (voucher) => voucherCan.refund(voucher.state) && voucher.usesLeft > 0,
  );
  if (unused.length === 0) return null;
  const begun = unused.some((voucher) => voucher.usesLeft < voucher.usesTotal);
  const backFen = unused.reduce((sum, voucher) => sum + voucher.paidFen, 0);
  const refund = async () => {
    if (!(await deed.run({ city: city.id, order: order.id }))) return;
    await Promise.all(
      ['order', 'refunds', 'voucher', 'my-vouchers', 'my-orders'].map((name) =>
        queryClient.invalidateQueries({ queryKey: [name] }),
      ),
    );
  };
  return (
    <div className="refund">
      <h3>{words.refund.title}</h3>
      <p className="quiet">
        {begun ? words.refund.partly : words.refund.what(unused.length, money(backFen))}
      </p>
      <Trouble error={deed.trouble} />
      <button
        type="button"
        className="ar-button"
        disabled={deed.busy}
        onClick={() => void refund()}
      >
        {deed.busy
          ? words.refund.busy
          : begun
            ? words.refund.doPartly
            : words.refund.do(money(backFen))}
      </button>
    </div>
  );
};
