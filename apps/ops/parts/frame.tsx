import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useLanguage, useWords } from '#ui/language.tsx';
import { useOnline } from '#ui/online.ts';
import { useSession } from '#ui/session.tsx';
import { Failed, Note, SkeletonPage } from '#ui/states.tsx';
import { useNamed } from '../address.ts';
import { citiesOf, HereProvider } from '../here.tsx';
import { NotYours } from '../pages/start-page.tsx';
import { citiesQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { FrameHead } from './frame-head.tsx';
import { FrameNav } from './frame-nav.tsx';
import { SectionTabs } from './section-tabs.tsx';

/** The console of one city: who is at it, where one can go, and the page. */
export const Frame = () => {
  const { city = '' } = useNamed();
  const words = useWords(zh, en);
  const { language } = useLanguage();
  const online = useOnline();
  const { me } = useSession();
  const cities = useQuery(citiesQuery);
  const here = cities.data?.items.find(({ id }) => id === city);
  if (!citiesOf(me?.roles ?? []).includes(city)) return <NotYours />;
  const name = language === 'zh' ? here?.name : here?.nameEn;
  return (
    <div className="op-desk">
      <a className="op-skip" href="#page">
        {words.frame.skip}
      </a>
      <FrameHead city={city} cities={cities.data?.items ?? []} />
      <FrameNav city={city} />
      <main className="op-page" id="page">
        {online ? null : (
          <Note tone="soon" live>
            {words.frame.offline}
          </Note>
        )}
        <SectionTabs city={city} />
        {here ? (
          <HereProvider value={{ city, name: name ?? city, timeZone: here.timeZone }}>
            <Outlet />
          </HereProvider>
        ) : cities.error ? (
          <Failed error={cities.error} retry={() => void cities.refetch()} />
        ) : (
          <SkeletonPage />
        )}
      </main>
    </div>
  );
};
