import { useEffect } from 'react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import LeftOutlined from '@ant-design/icons/LeftOutlined';
import RightOutlined from '@ant-design/icons/RightOutlined';
import type { RedemptionView } from '#contract/redemption.ts';
import { useWords } from '#ui/language.tsx';
import { Empty, Failed, SkeletonRows } from '#ui/states.tsx';
import { useNow } from '#ui/tick.ts';
import { question, useAsked } from '../address.ts';
import { useDesk } from '../desk.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { RedemptionExport } from '../parts/redemption-export.tsx';
import { RedemptionRows } from '../parts/redemption-rows.tsx';
import { signedMoney } from '../parts/signed-money.ts';
import { paths } from '../paths.ts';
import { redemptionsQuery, storesQuery } from '../queries.ts';
import { sumOf } from '../redemption-rows.ts';
import { dayAfter, dayOf } from '../wall-time.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** The redemptions of one day; day and store stand in the address. */
export const RedemptionsPage = () => {
  const words = useWords(zh, en).redemptions;
  const { desk, timeZone } = useDesk();
  const search = useAsked();
  const today = dayOf(useNow(60_000), timeZone);
  const day = search.day && /^\d{4}-\d\d-\d\d$/.test(search.day) ? search.day : today;
  const query = useInfiniteQuery(redemptionsQuery(desk, day));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  // A day is read to its end, because its sum would otherwise be wrong.
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const all = query.data?.pages.flatMap(({ items }) => items);
  const rows = all?.filter(({ placeId }) => !search.store || placeId === search.store);
  const whole = !hasNextPage;
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        action={<RedemptionExport day={day} rows={rows ?? []} whole={whole} />}
      />
      <DayAndStore day={day} today={today} store={search.store} />
      {query.error && !rows ? (
        <Failed error={query.error} retry={() => void query.refetch()} />
      ) : null}
      {!rows && !query.error ? <SkeletonRows /> : null}
      {rows?.length === 0 && whole ? (
        <Empty
          sentence={day === today ? words.emptyToday : words.empty}
          more={words.emptyMore}
        />
      ) : null}
      {rows?.length ? <Day rows={rows} whole={whole} /> : null}
    </>
  );
};

const Day = ({ rows, whole }: { rows: RedemptionView[]; whole: boolean }) => {
  const words = useWords(zh, en).redemptions;
  const { count, undone, merchantGetsFen } = sumOf(rows);
  return (
    <>
      <p className="me-meaning" aria-live="polite">
        {whole
          ? words.sum(count, signedMoney(merchantGetsFen), undone)
          : words.reading(count)}
      </p>
      <RedemptionRows rows={rows} />
    </>
  );
};

const DayAndStore = ({
  day,
  today,
  store,
}: {
  day: string;
  today: string;
  store: string | undefined;
}) => {
  const words = useWords(zh, en).redemptions;
  const { desk } = useDesk();
  const navigate = useNavigate();
  const stores = useQuery(storesQuery(desk)).data ?? [];
  const go = (next: { day?: string; store?: string | undefined }) => {
    const chosen = { day, store, ...next };
    void navigate({
      to: paths.redemptions(desk),
      search: question({
        ...(chosen.day === today ? {} : { day: chosen.day }),
        ...(chosen.store ? { store: chosen.store } : {}),
      }),
      replace: true,
    });
  };
  return (
    <div className="me-filters">
      <span className="me-day">
        <Button
          aria-label={words.dayBefore}
          icon={<LeftOutlined aria-hidden />}
          onClick={() => go({ day: dayAfter(day, -1) })}
        />
        <Input
          type="date"
          aria-label={words.day}
          className="ar-digits"
          value={day}
          max={today}
          onChange={(event) => {
            if (event.target.value !== '') go({ day: event.target.value });
          }}
        />
        <Button
          aria-label={words.nextDay}
          icon={<RightOutlined aria-hidden />}
          disabled={day >= today}
          onClick={() => go({ day: dayAfter(day, 1) })}
        />
      </span>
      {day === today ? null : (
        <Button onClick={() => go({ day: today })}>{words.today}</Button>
      )}
      {stores.length > 1 ? (
        <Select
          aria-label={words.store}
          className="me-store-filter"
          value={store ?? ''}
          options={[
            { value: '', label: words.allStores },
            ...stores.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(chosen) => go({ store: chosen || undefined })}
        />
      ) : null}
    </div>
  );
};
