import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWords } from '#ui/language.tsx';
import { Failed, SkeletonRows } from '#ui/states.tsx';
import { clock } from '#ui/time.ts';
import { useNow } from '#ui/tick.ts';
import { useDesk } from '../desk.tsx';
import { paths } from '../paths.ts';
import { redemptionsQuery } from '../queries.ts';
import { dayOf } from '../wall-time.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { signedMoney } from './signed-money.ts';

/** The latest few redemptions of today. */
export const TodayList = () => {
  const words = useWords(zh, en).home;
  const { desk, timeZone } = useDesk();
  const today = dayOf(useNow(60_000), timeZone);
  const { data, error, refetch } = useInfiniteQuery(redemptionsQuery(desk, today));
  const latest = data?.pages[0]?.items.slice(0, 6);
  return (
    <>
      <div className="me-card-head">
        <h2>{words.latest}</h2>
        <Link to={paths.redemptions(desk)}>{words.allRedemptions}</Link>
      </div>
      {error && !latest ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!latest && !error ? <SkeletonRows count={3} /> : null}
      {latest?.length === 0 ? <p className="me-soft">{words.nobodyYet}</p> : null}
      <ul className="me-lines">
        {latest?.map((one) => (
          <li key={one.id}>
            <span className="ar-digits">{clock(one.redeemedAt, timeZone)}</span>
            <span className="me-lines-main">
              <span className={one.undoneAt ? 'me-undone' : ''}>{one.title}</span>
              <span className="me-soft me-small">
                {one.placeName} · {one.staffName}
              </span>
            </span>
            <span className="ar-digits">
              {one.undoneAt ? words.undone : signedMoney(one.merchantGetsFen)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};
