import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Empty, Failed, SkeletonRows } from '#ui/states.tsx';
import { day } from '#ui/time.ts';
import { useHere } from '../here.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { paths } from '../paths.ts';
import { programmesQuery } from '../programme-queries.ts';
import { en, zh } from '../programme-words.ts';

/** Every programme of the city with its state and its dates. */
export const ProgrammesPage = () => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const { city, timeZone } = useHere();
  const read = useQuery(programmesQuery(city));
  const list = () => {
    if (!read.data) {
      return read.error ? (
        <Failed error={read.error} retry={() => void read.refetch()} />
      ) : (
        <SkeletonRows />
      );
    }
    if (read.data.items.length === 0) {
      return <Empty sentence={words.empty} more={words.emptyMore} />;
    }
    return (
      <ul className="op-cards" aria-label={words.title}>
        {read.data.items.map((one) => (
          <li key={one.id} className="op-card">
            <h2>
              <Link to={paths.programme(city, one.id)}>
                {language === 'en' ? one.nameEn : one.name}
              </Link>
            </h2>
            <p className="op-soft">
              {words.states[one.state]} · {day(language, one.startsAt, timeZone)} –{' '}
              {day(language, one.endsAt, timeZone)}
            </p>
          </li>
        ))}
      </ul>
    );
  };
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      {list()}
    </>
  );
};
