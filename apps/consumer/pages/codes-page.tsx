import './order-page.css';
import type { VoucherView } from '#contract/voucher.ts';
import { useLanguage } from '#ui/language.tsx';
import { Empty, Failed, Note, SkeletonCards } from '#ui/states.tsx';
import { moment } from '#ui/time.ts';
import { useCity } from '../city.tsx';
import { useMyVouchers } from '../my-codes.ts';
import { CodeRow } from '../parts/code-row.tsx';
import { Go } from '../parts/go.tsx';
import { SignInFirst } from '../parts/sign-in-first.tsx';
import { TabPage } from '../parts/shell.tsx';
import { paths } from '../paths.ts';
import { useViewer } from '../signed-in.tsx';
import { useText } from '../text.ts';

/** My codes: usable ones first, soonest to lapse first; the rest below. */
export const CodesPage = () => {
  const words = useText();
  const viewer = useViewer();
  return (
    <TabPage title={words.codes.title}>
      {viewer === 'anyone' ? (
        <SignInFirst sentence={words.codes.signIn} why={words.codes.signInWhy} />
      ) : (
        <Codes />
      )}
    </TabPage>
  );
};

const Codes = () => {
  const words = useText();
  const city = useCity();
  const { data, keptAtMs, error, refetch } = useMyVouchers();
  if (!data) return error ? <Failed error={error} retry={refetch} /> : <SkeletonCards />;
  const usable = data.filter((voucher) => voucher.state === 'issued');
  const past = data.filter((voucher) => voucher.state !== 'issued');
  return (
    <>
      {keptAtMs === null ? null : <Kept atMs={keptAtMs} />}
      {usable.length === 0 ? (
        <Empty
          sentence={words.codes.empty}
          more={words.codes.emptyMore}
          action={
            <Go className="ar-button" to={paths.nearby(city.id)}>
              {words.orders.look}
            </Go>
          }
        />
      ) : (
        <Tickets title={words.codes.usable(usable.length)} vouchers={usable} />
      )}
      {past.length > 0 ? <Tickets title={words.codes.past} vouchers={past} /> : null}
    </>
  );
};

const Tickets = ({
  title,
  vouchers,
}: {
  title: string;
  vouchers: readonly VoucherView[];
}) => (
  <section className="section">
    <h2>{title}</h2>
    <ul className="cards">
      {vouchers.map((voucher) => (
        <li key={voucher.id}>
          <CodeRow voucher={voucher} />
        </li>
      ))}
    </ul>
  </section>
);

const Kept = ({ atMs }: { atMs: number }) => {
  const words = useText();
  const city = useCity();
  const { language } = useLanguage();
  const at = moment(language, new Date(atMs).toISOString(), city.timeZone);
  return (
    <Note tone="unsure" live>
      {words.codes.kept(at)}
    </Note>
  );
};
