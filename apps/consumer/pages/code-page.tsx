import './code-page.css';
import { getRouteApi } from '@tanstack/react-router';
import type { VoucherView } from '#contract/voucher.ts';
import { voucherCan } from '#contract/voucher.ts';
import { useLanguage } from '#ui/language.tsx';
import { money } from '#ui/price.tsx';
import { Failed, Note, SkeletonPage } from '#ui/states.tsx';
import { moment } from '#ui/time.ts';
import { useCity } from '../city.tsx';
import { useMyVoucher } from '../my-codes.ts';
import { CodeCard } from '../parts/code-card.tsx';
import { Go } from '../parts/go.tsx';
import { InnerPage } from '../parts/shell.tsx';
import { SignInFirst } from '../parts/sign-in-first.tsx';
import { UsableLine } from '../parts/usable-line.tsx';
import { paths } from '../paths.ts';
import { useViewer } from '../signed-in.tsx';
import { useText } from '../text.ts';
import { useWhyNotNow } from '../why-not-now.ts';

const route = getRouteApi('/in/$city/codes/$voucher');

/** The code to hold out at the counter: works in flight mode, awake and bright. */
export const CodePage = () => {
  const words = useText();
  const city = useCity();
  const viewer = useViewer();
  const { voucher: voucherId } = route.useParams();
  const { data, keptAtMs, error, refetch } = useMyVoucher(voucherId);
  return (
    <InnerPage title={data?.title ?? words.code.title} back={paths.codes(city.id)}>
      {viewer === 'anyone' ? (
        <SignInFirst sentence={words.codes.signIn} why={words.codes.signInWhy} />
      ) : data ? (
        <>
          {!voucherCan.show(data.state) ? (
            <Over voucher={data} />
          ) : data.heldBecause !== null ? (
            <Held voucher={data} because={data.heldBecause} />
          ) : (
            <>
              <NotNow voucher={data} />
              <CodeCard voucher={data} />
            </>
          )}
          {keptAtMs === null ? null : (
            <Note tone="good" live>
              {words.code.offline}
            </Note>
          )}
          <Terms voucher={data} />
        </>
      ) : error ? (
        <Failed error={error} retry={refetch} />
      ) : (
        <SkeletonPage />
      )}
    </InnerPage>
  );
};

const Over = ({ voucher }: { voucher: VoucherView }) => {
  const words = useText();
  const city = useCity();
  const { language } = useLanguage();
  const used = voucher.state === 'redeemed';
  return (
    <section className={used ? 'code-over code-used' : 'code-over'} aria-live="polite">
      <p className="code-over-sign" aria-hidden="true">
        {used ? '✓' : '—'}
      </p>
      <h1>{words.codes.state[voucher.state]}</h1>
      <p>{voucher.title}</p>
      {used && voucher.redeemedAt ? (
        <p className="quiet">
          {words.codes.usedAt(
            moment(language, voucher.redeemedAt, city.timeZone),
            voucher.redeemedPlaceName ?? '',
          )}
        </p>
      ) : null}
      <Go className="ar-button" to={paths.order(city.id, voucher.orderId)}>
        {words.code.order}
      </Go>
    </section>
  );
};

/** Nobody can use it for now: a code on the screen would only be scanned in vain. */
const Held = ({ voucher, because }: { voucher: VoucherView; because: string }) => {
  const words = useText();
  return (
    <section className="code-over" aria-live="polite">
      <p className="code-over-sign" aria-hidden="true">
        ‖
      </p>
      <h1>{words.code.held}</h1>
      <p>{voucher.title}</p>
      <p>{words.code.heldBecause(because)}</p>
      <p className="quiet">{words.code.heldMore}</p>
    </section>
  );
};

const NotNow = ({ voucher }: { voucher: VoucherView }) => {
  const whyNot = useWhyNotNow()(voucher);
  return whyNot === null ? null : (
    <Note tone="soon" live>
      {whyNot}
    </Note>
  );
};

const Terms = ({ voucher }: { voucher: VoucherView }) => {
  const words = useText();
  const city = useCity();
  const { language } = useLanguage();
  const { terms } = voucher;
  const until = moment(language, voucher.validUntil, city.timeZone);
  return (
    <section className="section">
      <h2>{words.code.what}</h2>
      <Good terms={terms} excludes={voucher.excludes} />
      <UsableLine terms={terms} />
      {voucherCan.show(voucher.state) ? (
        <p>{words.code.until(until, money(voucher.paidFen))}</p>
      ) : null}
      <h2>{words.code.where}</h2>
      <ul className="stores">
        {voucher.stores.map((store) => (
          <li key={store.placeId}>
            <Go to={paths.place(city.id, store.placeId)}>{store.name}</Go>
            {store.address ? <small>{store.address}</small> : null}
          </li>
        ))}
      </ul>
      <Go className="ar-button ar-button-bare" to={paths.order(city.id, voucher.orderId)}>
        {words.code.orderAndRefund}
      </Go>
    </section>
  );
};

const Good = ({
  terms,
  excludes,
}: {
  terms: VoucherView['terms'];
  excludes: readonly string[];
}) => {
  const words = useText();
  const outside = excludes.length > 0 ? words.offer.excludes(excludes.join('、')) : '';
  if (terms.kind === 'package') {
    return (
      <ul className="offer-items">
        {terms.items.map((item) => (
          <li key={item.name}>
            {item.name}
            {item.count > 1 ? ` × ${item.count}` : ''}
          </li>
        ))}
        {outside ? <li>{outside}</li> : null}
      </ul>
    );
  }
  const said =
    terms.kind === 'cash'
      ? words.offer.cash(money(terms.faceFen), money(terms.minimumFen), terms.perBill)
      : terms.kind === 'paid_bill'
        ? words.code.paidBill(money(terms.billFen))
        : '';
  return <p>{[said, outside].filter((part) => part !== '').join(' ')}</p>;
};
