import './bills-page.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { RailName } from '#contract/payment.ts';
import { useWords } from '#ui/language.tsx';
import { Empty } from '#ui/states.tsx';
import { question, useAsked } from '../address.ts';
import { en } from '../bill-words.en.ts';
import { zh } from '../bill-words.zh.ts';
import { useHere } from '../here.tsx';
import { BillDays } from '../parts/bill-days.tsx';
import { Chips } from '../parts/chips.tsx';
import { DifferenceCard } from '../parts/difference-card.tsx';
import { ListStates } from '../parts/list-states.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { paths } from '../paths.ts';
import { differencesQuery, railDaysQuery } from '../queries.ts';

/** Each rail's bill beside our own books: what differs, who has it, and day by day. */
export const BillsPage = () => {
  const words = useWords(zh, en);
  const { city } = useHere();
  const days = useInfiniteQuery(railDaysQuery(city));
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <section className="op-stack" aria-labelledby="bill-differences">
        <h2 id="bill-differences">{words.differences}</h2>
        <Differences />
      </section>
      <section className="op-stack" aria-labelledby="bill-days">
        <h2 id="bill-days">{words.days}</h2>
        <ListStates
          read={days}
          bones={4}
          empty={<Empty sentence={words.noDays} more={words.noDaysMore} />}
        >
          {(items) => <BillDays days={items} />}
        </ListStates>
      </section>
    </>
  );
};

const Differences = () => {
  const words = useWords(zh, en);
  const { city } = useHere();
  const { state, day, rail } = useAsked();
  const open = state !== 'closed';
  const named = RailName.safeParse(rail).data;
  const read = useInfiniteQuery(differencesQuery(city, { open, day, rail: named }));
  const to = paths.bills(city);
  const of = { ...(day && { day }), ...(named && { rail: named }) };
  return (
    <>
      <Chips
        name={words.byState}
        chips={[
          { says: words.states.open, to, asked: of, on: open },
          {
            says: words.states.closed,
            to,
            asked: { ...of, state: 'closed' },
            on: !open,
          },
        ]}
      />
      {day && named ? (
        <p>
          <b>{words.ofDay(day, words.rails[named])}</b>{' '}
          <Link to={to} search={question(state ? { state } : {})}>
            {words.allDays}
          </Link>
        </p>
      ) : null}
      <ListStates
        read={read}
        bones={2}
        empty={
          open ? (
            <Empty sentence={words.none} more={words.noneMore} />
          ) : (
            <Empty sentence={words.noneClosed} />
          )
        }
      >
        {(items) => (
          <ul className="op-cards" aria-label={words.differences}>
            {items.map((one) => (
              <DifferenceCard key={one.id} shown={one} />
            ))}
          </ul>
        )}
      </ListStates>
    </>
  );
};
