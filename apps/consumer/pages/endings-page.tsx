import './messages-page.css';
import { useQuery } from '@tanstack/react-query';
import { listEndings } from '#contract/programme-end.ts';
import { useLanguage, useWords } from '#ui/language.tsx';
import { Empty, Failed, SkeletonCards } from '#ui/states.tsx';
import { day } from '#ui/time.ts';
import { api } from '../api.ts';
import { useCity } from '../city.tsx';
import { en, zh } from '../message-words.ts';
import { TabPage } from '../parts/shell.tsx';

/** The public notice of every programme that ends, for whoever comes by. */
export const EndingsPage = () => {
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const city = useCity();
  const read = useQuery({
    queryKey: ['endings', city.id],
    queryFn: () => api.ask(listEndings, { city: city.id }),
  });
  const list = () => {
    if (!read.data) {
      return read.error ? (
        <Failed error={read.error} retry={() => void read.refetch()} />
      ) : (
        <SkeletonCards />
      );
    }
    if (read.data.items.length === 0) {
      return <Empty sentence={words.noEndings} more={words.noEndingsMore} />;
    }
    return (
      <ul className="cards">
        {read.data.items.map((ending) => (
          <li key={ending.programmeId} className="message">
            <h2>{language === 'en' ? ending.nameEn : ending.name}</h2>
            <p>
              {ending.state === 'ended'
                ? words.ended
                : words.endsOn(day(language, ending.endsAt, city.timeZone))}
            </p>
            <p>{ending[language]}</p>
            <p className="quiet">{words.rights}</p>
          </li>
        ))}
      </ul>
    );
  };
  return <TabPage title={words.endings}>{list()}</TabPage>;
};
