import './place-page.css';
import './stand-page.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { StandHereView } from '#contract/stand.ts';
import { factsIfRefused, Refused } from '#ui/api.ts';
import { useWords } from '#ui/language.tsx';
import { money, Price } from '#ui/price.tsx';
import { Empty, Failed, Note, SkeletonPage, Trouble } from '#ui/states.tsx';
import { useTrueNow } from '#ui/true-tick.ts';
import { useCity } from '../city.tsx';
import { useMyVouchers } from '../my-codes.ts';
import { Go } from '../parts/go.tsx';
import { Icon } from '../parts/icon.tsx';
import { InnerPage } from '../parts/shell.tsx';
import { Sign } from '../parts/sign.tsx';
import { StandUnknown } from '../parts/stand-unknown.tsx';
import { VoucherPick } from '../parts/voucher-pick.tsx';
import { paths } from '../paths.ts';
import { standQuery } from '../counter-queries.ts';
import { placeOffersQuery } from '../queries.ts';
import { useSignIn, useViewer } from '../signed-in.tsx';
import { useStandRedeem } from '../stand-attempt.ts';
import { en } from '../stand-words.en.ts';
import { zh } from '../stand-words.zh.ts';
import { useWhyNotNow } from '../why-not-now.ts';

const route = getRouteApi('/in/$city/stand/$code');

/** At a store's stand: where one is, what one pays here, and two ways to do it now. */
export const StandPage = () => {
  const words = useWords(zh, en).stand;
  const city = useCity();
  const { code } = route.useParams();
  const { data: stand, error, refetch } = useQuery(standQuery(city.id, code));
  if (stand) return <Standing stand={stand} />;
  const retired = factsIfRefused(error, 'stand_retired');
  return (
    <InnerPage title={words.title} back={paths.nearby(city.id)}>
      {error instanceof Refused ? (
        <>
          <h1 className="page-title">{words.gone}</h1>
          <Trouble error={error} />
          <Go className="ar-button ar-button-main ar-button-wide" to={paths.codes(city.id)}>
            {words.showInstead}
          </Go>
          {retired ? (
            <Go
              className="ar-button ar-button-wide"
              to={paths.place(city.id, retired.placeId)}
            >
              {retired.placeName}
            </Go>
          ) : null}
        </>
      ) : error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <SkeletonPage />
      )}
    </InnerPage>
  );
};

const Standing = ({ stand }: { stand: StandHereView }) => {
  const words = useWords(zh, en).stand;
  const city = useCity();
  const router = useRouter();
  const usable = useUsableHere(stand.placeId);
  const [picked, setPicked] = useState<string[]>([]);
  const whyNot = useWhyNotNow();
  const ready = usable.vouchers.filter((one) => whyNot(one) === null);
  const chosen = picked.filter((id) => ready.some((one) => one.id === id));
  const { standing, start, again } = useStandRedeem(
    { city: city.id, code: stand.code },
    ([first]) => {
      if (first) router.history.replace(paths.receipt(city.id, first.id));
    },
  );
  if (standing.at === 'unknown')
    return <StandUnknown title={stand.placeName} again={again} />;
  const busy = standing.at === 'sending';
  const foot = (
    <div className="stand-foot">
      <p className="quiet">{words.useFor(stand.placeName)}</p>
      <button
        type="button"
        className="ar-button ar-button-main ar-button-wide"
        disabled={chosen.length === 0 || busy}
        onClick={() => start(chosen)}
      >
        {busy
          ? words.busy
          : chosen.length === 0
            ? words.pickFirst
            : words.use(chosen.length)}
      </button>
    </div>
  );
  return (
    <InnerPage
      title={words.title}
      back={paths.place(city.id, stand.placeId)}
      foot={ready.length > 0 ? foot : undefined}
    >
      <StandHead stand={stand} />
      {standing.at === 'refused' ? <Trouble error={standing.error} /> : null}
      <section className="section">
        <h2>{words.vouchers}</h2>
        {usable.vouchers.length > 0 ? (
          <>
            {ready.length > 0 ? <p className="quiet">{words.vouchersMore}</p> : null}
            <VoucherPick
              label={words.vouchers}
              vouchers={usable.vouchers}
              chosen={chosen}
              choose={setPicked}
              whyNot={whyNot}
            />
          </>
        ) : (
          <NoVouchers stand={stand} usable={usable} />
        )}
      </section>
      <Go className="bill-entry" to={paths.standBill(city.id, stand.code)}>
        <span>
          <strong>{words.bill}</strong>
          <small>{words.billMore}</small>
        </span>
        <Icon name="next" size={20} />
      </Go>
    </InnerPage>
  );
};

/** Where one is, large enough to be compared with the sign over the door; and the price. */
const StandHead = ({ stand }: { stand: StandHereView }) => {
  const words = useWords(zh, en).stand;
  const city = useCity();
  const viewer = useViewer();
  const { data } = useQuery(placeOffersQuery(city.id, viewer, stand.placeId));
  const bill = data?.bill;
  return (
    <section className="stand-head">
      <Sign name={stand.placeName} category={stand.category} big />
      <p className="quiet">{words.here}</p>
      <h1>{stand.placeName}</h1>
      {stand.address ? <p className="quiet">{stand.address}</p> : null}
      {bill && bill.savedFen > 0 ? (
        <div className="stand-price">
          <p>{words.price(money(bill.originalFen))}</p>
          <Price fen={bill.totalFen} originalFen={bill.originalFen} size="l" />
          <p className="quiet">
            {bill.lines
              .filter(({ offFen }) => offFen > 0)
              .map(({ title }) => title)
              .join(' · ')}
          </p>
        </div>
      ) : bill ? (
        <p className="quiet">{words.plain}</p>
      ) : (
        <p className="quiet">{'\u00a0'}</p>
      )}
    </section>
  );
};

const NoVouchers = ({
  stand,
  usable,
}: {
  stand: StandHereView;
  usable: ReturnType<typeof useUsableHere>;
}) => {
  const words = useWords(zh, en).stand;
  const city = useCity();
  const viewer = useViewer();
  const signIn = useSignIn();
  if (viewer === 'anyone') {
    return (
      <>
        <p className="quiet">{words.signIn}</p>
        <button
          type="button"
          className="ar-button ar-button-wide"
          onClick={() => signIn({ why: words.signInWhy, then: () => {} })}
        >
          {words.signInGo}
        </button>
      </>
    );
  }
  if (usable.error) return <Failed error={usable.error} retry={usable.refetch} />;
  if (!usable.known) return <Note>{'\u2026'}</Note>;
  return (
    <Empty
      sentence={words.none}
      more={words.noneMore}
      action={
        <Go className="ar-button" to={paths.place(city.id, stand.placeId)}>
          {words.look}
        </Go>
      }
    />
  );
};

/** My vouchers that may be used at this store now. */
const useUsableHere = (placeId: string) => {
  const { data, error, refetch } = useMyVouchers();
  const nowMs = useTrueNow(30_000);
  const vouchers = (data ?? []).filter(
    ({ state, validFrom, stores }) =>
      state === 'issued' &&
      Date.parse(validFrom) <= nowMs &&
      stores.some((store) => store.placeId === placeId),
  );
  return { vouchers, known: data !== undefined, error, refetch };
};
