import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { OfferState } from '#contract/offer.ts';
import { useWords } from '#ui/language.tsx';
import { Bone, Failed, SkeletonCards } from '#ui/states.tsx';
import { clock } from '#ui/time.ts';
import { question } from '../address.ts';
import { useDesk } from '../desk.tsx';
import { Figure } from '../parts/figure.tsx';
import { FirstSteps } from '../parts/first-steps.tsx';
import { MerchantStanding } from '../parts/merchant-standing.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { signedMoney } from '../parts/signed-money.ts';
import { StateTag } from '../parts/state-tag.tsx';
import { TodayList } from '../parts/today-list.tsx';
import { paths } from '../paths.ts';
import { moneyQuery, offersQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** How today goes, what is owed, what is on sale, and what to do next. */
export const HomePage = () => {
  const words = useWords(zh, en);
  const { merchant } = useDesk();
  return (
    <>
      <PageHead title={words.home.title} lead={words.home.lead(merchant.name)} />
      <MerchantStanding />
      {merchant.state === 'refused' ? null : <Business />}
    </>
  );
};

const Business = () => (
  <>
    <FirstSteps />
    <Figures />
    <div className="me-columns">
      <section className="me-card">
        <TodayList />
      </section>
      <section className="me-card">
        <OffersByState />
      </section>
    </div>
  </>
);

const Figures = () => {
  const words = useWords(zh, en).home;
  const { desk, timeZone } = useDesk();
  const { data, error, refetch } = useQuery(moneyQuery(desk));
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <SkeletonCards count={3} />;
  return (
    <section aria-label={words.figures}>
      <div className="me-figures">
        <Figure name={words.today} means={words.todayMeans(data.redemptions)}>
          {words.times(data.redemptionsToday)}
        </Figure>
        <Figure
          name={words.owed}
          fen={Math.max(0, data.payableFen)}
          means={words.owedMeans}
          tone="good"
        />
        <Figure
          name={words.held}
          fen={data.heldFen}
          means={words.heldMeans}
          tone="unsure"
        />
      </div>
      <p className="me-meaning">
        {words.meaning(
          data.redemptionsToday,
          signedMoney(data.payableFen),
          signedMoney(data.heldFen),
        )}
        <span className="me-source">{words.source(clock(data.asOf, timeZone))}</span>
      </p>
    </section>
  );
};

const OffersByState = () => {
  const words = useWords(zh, en).home;
  const { desk } = useDesk();
  const { data, error, refetch } = useQuery(offersQuery(desk));
  return (
    <>
      <div className="me-card-head">
        <h2>{words.offers}</h2>
        <Link to={paths.offers(desk)}>{words.allOffers}</Link>
      </div>
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Bone height={132} /> : null}
      {data ? (
        <ul className="me-counts">
          {OfferState.options.map((state) => (
            <li key={state}>
              <Link to={paths.offers(desk)} search={question({ state })}>
                <StateTag state={state} />
                <b className="ar-digits">
                  {data.filter((one) => one.state === state).length}
                </b>
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
};
