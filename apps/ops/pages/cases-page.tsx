import './cases-page.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useWords } from '#ui/language.tsx';
import { Empty } from '#ui/states.tsx';
import { useAsked } from '../address.ts';
import { useHere } from '../here.tsx';
import { CaseCard } from '../parts/case-card.tsx';
import { Chips } from '../parts/chips.tsx';
import { ListStates } from '../parts/list-states.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { paths } from '../paths.ts';
import { casesQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

/** What stores handed out without network and can't be redeemed: look, and close it. */
export const CasesPage = () => {
  const words = useWords(zh, en).cases;
  const { city } = useHere();
  const open = useAsked().state !== 'closed';
  const read = useInfiniteQuery(casesQuery(city, open));
  const to = paths.cases(city);
  const nothing = open ? (
    <Empty sentence={words.none} more={words.noneMore} />
  ) : (
    <Empty sentence={words.noneClosed} />
  );
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <Chips
        name={words.byState}
        chips={[
          { says: words.states.open, to, asked: {}, on: open },
          { says: words.states.closed, to, asked: { state: 'closed' }, on: !open },
        ]}
      />
      <ListStates read={read} bones={3} empty={nothing}>
        {(cases) => (
          <ul className="op-cards" aria-label={words.title}>
            {cases.map((one, at) => (
              <CaseCard key={one.id} shown={one} first={at === 0} />
            ))}
          </ul>
        )}
      </ListStates>
    </>
  );
};
