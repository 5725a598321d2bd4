import { useInfiniteQuery } from '@tanstack/react-query';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Empty } from '#ui/states.tsx';
import { day } from '#ui/time.ts';
import { useHere } from '../here.tsx';
import { lapsedStoresQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { ListStates } from './list-states.tsx';

/** Stores that could redeem once and have not tried for thirty days; told, not stopped. */
export const LapsedStores = () => {
  const words = useWords(zh, en).review;
  const { language } = useLanguage();
  const { city } = useHere();
  const lapsed = useInfiniteQuery(lapsedStoresQuery(city));
  return (
    <section className="op-section" aria-labelledby="lapsed">
      <h2 id="lapsed">{words.lapsed}</h2>
      <ListStates
        read={lapsed}
        bones={2}
        empty={<Empty sentence={words.noLapsed} more={words.noLapsedMore} />}
      >
        {(items) => (
          <ul className="op-cards op-cards-two">
            {items.map(({ placeId, placeName, merchantName, triedAt }) => (
              <li key={placeId} className="op-card op-card-row">
                <h3>{placeName}</h3>
                <span className="op-soft op-small">
                  {merchantName} · {triedAt ? words.lastTried(day(language, triedAt)) : ''}
                </span>
              </li>
            ))}
          </ul>
        )}
      </ListStates>
    </section>
  );
};
