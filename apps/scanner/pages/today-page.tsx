import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { groupCode } from '#contract/kit/code.ts';
import { listRedemptions } from '#contract/redemption.ts';
import type { RedemptionView } from '#contract/redemption.ts';
import { useWords } from '#ui/language.tsx';
import { Price } from '#ui/price.tsx';
import { Empty, Failed, SkeletonRows } from '#ui/states.tsx';
import { clock } from '#ui/time.ts';
import { api } from '../api.ts';
import { useCounterHere } from '../counter-here.tsx';
import { useEngine } from '../offline/engine-here.ts';
import { DeviceRows } from '../parts/device-rows.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { UndoButton } from '../parts/undo-button.tsx';
import { paths } from '../paths.ts';
import { totalsOf } from '../totals.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

const pageSize = 100;
const pagesAtMost = 10;

/** Today at this store: what was redeemed, by whom, and what can still be undone. */
export const TodayPage = () => {
  const words = useWords(zh, en);
  const navigate = useNavigate();
  const today = useToday();
  const { engine } = useCounterHere();
  const { isUp } = useEngine(engine);
  const home = () => void navigate({ to: paths.counter });
  return (
    <main className="sc-page sc-today">
      <PageHead title={words.todayOpen} back={home} />
      <DeviceRows />
      {today.isPending && isUp ? <SkeletonRows count={7} /> : null}
      {today.isError && isUp ? (
        <Failed error={today.error} retry={() => void today.refetch()} />
      ) : null}
      {today.data?.items.length === 0 ? (
        <Empty
          sentence={words.list.empty}
          more={words.list.emptyMore}
          action={
            <button type="button" className="ar-button ar-button-main" onClick={home}>
              {words.list.start}
            </button>
          }
        />
      ) : null}
      {today.data && today.data.items.length > 0 ? (
        <List items={today.data.items} more={today.data.more} />
      ) : null}
    </main>
  );
};

const List = ({ items, more }: { items: RedemptionView[]; more: boolean }) => {
  const words = useWords(zh, en);
  const { count, undone, earnedFen } = totalsOf(items);
  return (
    <>
      <dl className="sc-totals">
        <div>
          <dt>{words.list.count}</dt>
          <dd>{words.list.orders(String(count))}</dd>
        </div>
        <div>
          <dt>{words.list.undone}</dt>
          <dd>{words.list.orders(String(undone))}</dd>
        </div>
        <div>
          <dt>{words.list.earned}</dt>
          <dd>
            <Price fen={earnedFen} size="m" />
          </dd>
        </div>
      </dl>
      <ul className="sc-rows">
        {items.map((redemption) => (
          <Row key={redemption.id} redemption={redemption} />
        ))}
      </ul>
      {more ? <p className="sc-lead">{words.list.more}</p> : null}
    </>
  );
};

const Row = ({ redemption }: { redemption: RedemptionView }) => {
  const words = useWords(zh, en);
  const { store, timeZone, engine } = useCounterHere();
  const queries = useQueryClient();
  const { title, code, staffName, channel, useNo, usesLeft, redeemedAt, undoneAt } =
    redemption;
  const refresh = (undone: RedemptionView) => {
    void engine.redeemedOnline(undone, null);
    void queries.invalidateQueries({ queryKey: ['today', store.placeId] });
  };
  // An undone use is among those left again, of a single meal, too.
  const several = useNo > 1 || (usesLeft > 0 && undoneAt === null);
  const said = [
    ...(staffName === '' ? [] : [words.list.by(staffName)]),
    words.list[channel],
    ...(several ? [words.list.useNo(String(useNo))] : []),
  ];
  return (
    <li className="sc-row" data-undone={undoneAt !== null}>
      <span className="sc-row-time ar-digits">{clock(redeemedAt, timeZone)}</span>
      <span className="sc-row-what">
        <b>{title}</b>
        <span>{said.join(' · ')}</span>
        <span className="ar-digits">{groupCode(code)}</span>
      </span>
      <span className="sc-row-deed">
        {undoneAt ? (
          <span>{words.list.undoneAt(clock(undoneAt, timeZone))}</span>
        ) : (
          <>
            <Price fen={redemption.merchantGetsFen} size="s" />
            <UndoButton redemption={redemption} undone={refresh} />
          </>
        )}
      </span>
    </li>
  );
};

const useToday = () => {
  const { store, engine } = useCounterHere();
  const { cityId: city, placeId: place } = store;
  // What was told meanwhile, and a network that came back, change the day.
  const { isUp, entries } = useEngine(engine);
  const told = entries.filter(({ state }) => state === 'redeemed').length;
  return useQuery({
    queryKey: ['today', place, isUp, told],
    placeholderData: keepPreviousData,
    staleTime: 0,
    queryFn: async () => {
      const items: RedemptionView[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < pagesAtMost; page += 1) {
        const reply: { items: RedemptionView[]; nextCursor: string | null } = await api.ask(
          listRedemptions,
          {
            city,
            place,
            limit: pageSize,
            ...(cursor ? { cursor } : {}),
          },
        );
        items.push(...reply.items);
        cursor = reply.nextCursor;
        if (cursor === null) break;
      }
      return { items, more: cursor !== null };
    },
  });
};
