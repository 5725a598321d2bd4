import { useInfiniteQuery } from '@tanstack/react-query';
import { useWords } from '#ui/language.tsx';
import { Empty } from '#ui/states.tsx';
import { useAsked } from '../address.ts';
import { guardEn, guardZh } from '../guard-words.ts';
import { signalsQuery } from '../guard-queries.ts';
import { useHere } from '../here.tsx';
import { Chips } from '../parts/chips.tsx';
import { ListStates } from '../parts/list-states.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { SignalCard } from '../parts/signal-card.tsx';
import { paths } from '../paths.ts';

/** What is worth a look; looked at, it leaves the list with a line of what it was. */
export const SignalsPage = () => {
  const words = useWords(guardZh, guardEn).signals;
  const { city } = useHere();
  const open = useAsked().state !== 'closed';
  const read = useInfiniteQuery(signalsQuery(city, open));
  const to = paths.signals(city);
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
          { says: words.open, to, asked: {}, on: open },
          { says: words.closed, to, asked: { state: 'closed' }, on: !open },
        ]}
      />
      <ListStates read={read} bones={3} empty={nothing}>
        {(signals) => (
          <ul className="op-cards" aria-label={words.title}>
            {signals.map((signal) => (
              <SignalCard key={signal.id} signal={signal} />
            ))}
          </ul>
        )}
      </ListStates>
    </>
  );
};
