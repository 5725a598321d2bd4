import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import type { TableColumnsType } from 'antd';
import { BillKind } from '#contract/reconciliation.ts';
import type { RailDayView } from '#contract/reconciliation.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { moment } from '#ui/time.ts';
import { question } from '../address.ts';
import { en } from '../bill-words.en.ts';
import { zh } from '../bill-words.zh.ts';
import { useHere } from '../here.tsx';
import { signedMoney } from '../ledger-sentences.ts';
import { paths } from '../paths.ts';
import { Rows } from './rows.tsx';

/** Every day of every rail: what the bill says, what we say, and whether it is the same. */
export const BillDays = ({ days }: { days: RailDayView[] }) => {
  const words = useWords(zh, en);
  const columns: TableColumnsType<RailDayView> = [
    { title: words.day, render: (_, one) => <Day day={one} /> },
    { title: words.rail, render: (_, one) => words.rails[one.rail] },
    { title: words.result, render: (_, one) => <Result day={one} /> },
    { title: words.theirs, render: (_, one) => <Side day={one} side="theirs" /> },
    { title: words.ours, render: (_, one) => <Side day={one} side="ours" /> },
  ];
  return (
    <Rows
      name={words.days}
      items={days}
      keyOf={({ day, rail }) => `${day} ${rail}`}
      columns={columns}
      card={(one) => (
        <div className="op-stack-small">
          <div className="op-card-row">
            <span>
              <Day day={one} /> · {words.rails[one.rail]}
            </span>
            <Result day={one} />
          </div>
          <Named says={words.theirs}>
            <Side day={one} side="theirs" />
          </Named>
          <Named says={words.ours}>
            <Side day={one} side="ours" />
          </Named>
        </div>
      )}
    />
  );
};

const Named = ({ says, children }: { says: string; children: ReactNode }) => (
  <div className="op-two-lines">
    <span className="op-soft op-small">{says}</span>
    {children}
  </div>
);

/** The day leads to its differences, where it ever had any. */
const Day = ({
  day: { day, rail, differences, openDifferences },
}: {
  day: RailDayView;
}) => {
  const { city } = useHere();
  const says = <span className="ar-digits">{day}</span>;
  if (differences === 0) return says;
  const state = openDifferences === 0 ? { state: 'closed' } : {};
  return (
    <Link to={paths.bills(city)} search={question({ day, rail, ...state })}>
      {says}
    </Link>
  );
};

const Result = ({ day }: { day: RailDayView }) => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const { timeZone } = useHere();
  const { state, nextTryAt, differences, openDifferences } = day;
  const [tone, sign, says] =
    state === 'waiting'
      ? [
          'waiting',
          '◔',
          words.waiting(nextTryAt ? moment(language, nextTryAt, timeZone) : ''),
        ]
      : openDifferences > 0
        ? ['open', '▲', words.open(openDifferences)]
        : ['same', '●', differences > 0 ? words.cleared(differences) : words.same];
  return (
    <span className={`op-state op-bill-${tone}`}>
      <span aria-hidden="true">{sign}</span>
      {says}
    </span>
  );
};

const Side = ({ day, side }: { day: RailDayView; side: 'theirs' | 'ours' }) => {
  const words = useWords(zh, en);
  const kinds = BillKind.options.filter((kind) => day.counts[kind] !== undefined);
  if (kinds.length === 0) return <span className="op-soft">{words.nothing}</span>;
  return (
    <span className="op-bill-counts">
      {kinds.map((kind) => {
        const both = day.counts[kind];
        if (!both) return null;
        const apart = both.theirs !== both.ours || both.theirFen !== both.ourFen;
        const [count, fen] =
          side === 'theirs' ? [both.theirs, both.theirFen] : [both.ours, both.ourFen];
        return (
          <span key={kind} className={apart ? 'op-bill-apart' : undefined}>
            {words.kinds[kind]}{' '}
            <span className="ar-digits">{words.count(count, signedMoney(fen))}</span>
          </span>
        );
      })}
    </span>
  );
};
