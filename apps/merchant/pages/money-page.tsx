import { useQuery } from '@tanstack/react-query';
import type { MerchantMoneyView } from '#contract/ledger.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Failed, SkeletonPage } from '#ui/states.tsx';
import { moment } from '#ui/time.ts';
import { useDesk } from '../desk.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { percentOf, signedMoney } from '../parts/signed-money.ts';
import { moneyQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** What the merchant is owed and of what it is made, to the fen. */
export const MoneyPage = () => {
  const words = useWords(zh, en).money;
  const { desk } = useDesk();
  const { data, error, refetch } = useQuery(moneyQuery(desk));
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <SkeletonPage /> : null}
      {data ? <Money money={data} /> : null}
    </>
  );
};

const Money = ({ money }: { money: MerchantMoneyView }) => {
  const words = useWords(zh, en).money;
  return (
    <div className="me-columns">
      <Owed money={money} />
      <div className="me-stack">
        <section className="me-card" aria-label={words.held}>
          <h2 className="me-figure-name">{words.held}</h2>
          <p className="me-figure-value ar-digits">{signedMoney(money.heldFen)}</p>
          <p className="me-soft">{words.heldSays}</p>
        </section>
        <section className="me-card" aria-label={words.given}>
          <h2 className="me-figure-name">{words.given}</h2>
          <p className="me-figure-value ar-digits">
            {signedMoney(money.merchantFundedFen)}
          </p>
          <p className="me-soft">{words.givenSays}</p>
        </section>
      </div>
    </div>
  );
};

const Owed = ({ money }: { money: MerchantMoneyView }) => {
  const words = useWords(zh, en).money;
  const { merchant, timeZone } = useDesk();
  const { language } = useLanguage();
  const paidFen = money.customersPaidFen;
  const fee = words.feeSays(percentOf(merchant.feeBp));
  const parts = [
    { sign: '', name: words.paid, fen: paidFen, says: words.paidSays },
    {
      sign: '+ ',
      name: words.platform,
      fen: money.platformFundedFen,
      says: words.platformSays,
    },
    ...(money.madeGoodFen > 0
      ? [
          {
            sign: '+ ',
            name: words.madeGood,
            fen: money.madeGoodFen,
            says: words.madeGoodSays,
          },
        ]
      : []),
    { sign: '− ', name: words.fee, fen: money.feeFen, says: fee },
  ];
  return (
    <section className="me-card" aria-label={words.owed}>
      <h2 className="me-figure-name">{words.owed}</h2>
      <p className="me-owed ar-digits">{signedMoney(money.payableFen)}</p>
      <p>{words.meaning(money.redemptions, signedMoney(money.payableFen))}</p>
      <Shares money={money} />
      <dl className="me-sum me-sum-wide">
        {parts.map(({ sign, name, fen, says }) => (
          <div key={name}>
            <dt>
              {name}
              <span className="me-soft me-small">{says}</span>
            </dt>
            <dd className="ar-digits">{`${sign}${signedMoney(fen)}`}</dd>
          </div>
        ))}
        <div className="me-sum-total">
          <dt>{words.owed}</dt>
          <dd className="ar-digits">= {signedMoney(money.payableFen)}</dd>
        </div>
      </dl>
      <p className="me-source">{words.source(moment(language, money.asOf, timeZone))}</p>
    </section>
  );
};

/** The same sum as a bar: what stays with the merchant and what the fee takes. */
const Shares = ({ money }: { money: MerchantMoneyView }) => {
  const fromPlatformFen = money.platformFundedFen + money.madeGoodFen;
  const whole = money.customersPaidFen + fromPlatformFen;
  if (whole === 0) return null;
  const width = (fen: number) => ({ width: `${(Math.max(0, fen) / whole) * 100}%` });
  return (
    <div className="me-bar" aria-hidden="true">
      <span
        className="me-bar-fromCustomer"
        style={width(money.customersPaidFen - money.feeFen)}
      />
      <span className="me-bar-fromPlatform" style={width(fromPlatformFen)} />
      <span className="me-bar-fee" style={width(money.feeFen)} />
    </div>
  );
};
