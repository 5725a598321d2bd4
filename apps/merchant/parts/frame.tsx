import { useEffect } from 'react';
import { Outlet } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '#ui/language.tsx';
import { useOnline } from '#ui/online.ts';
import { Failed, Note, SkeletonPage } from '#ui/states.tsx';
import { useNamed } from '../address.ts';
import { DeskProvider, rememberDesk } from '../desk.tsx';
import { citiesQuery, merchantQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { FrameHead } from './frame-head.tsx';
import { FrameNav } from './frame-nav.tsx';

/** The desk: who is at it, where one can go, and the page. */
export const Frame = () => {
  const { city = '', merchant = '' } = useNamed();
  const words = useWords(zh, en);
  const online = useOnline();
  const found = useQuery(merchantQuery({ city, merchant }));
  const cities = useQuery(citiesQuery);
  const here = cities.data?.items.find(({ id }) => id === city);
  useEffect(() => {
    if (found.data) rememberDesk({ city, merchant });
  }, [found.data, city, merchant]);
  const desk = { city, merchant };
  return (
    <div className="me-desk">
      <a className="me-skip" href="#page">
        {words.frame.skip}
      </a>
      <FrameHead desk={desk} name={found.data?.name ?? ''} />
      <FrameNav desk={desk} />
      <main className="me-page" id="page">
        {online ? null : (
          <Note tone="soon" live>
            {words.frame.offline}
          </Note>
        )}
        {found.data && here ? (
          <DeskProvider
            value={{
              desk,
              merchant: found.data,
              timeZone: here.timeZone,
              cityName: here.name,
            }}
          >
            <Outlet />
          </DeskProvider>
        ) : (found.error ?? cities.error) ? (
          <Failed
            error={found.error ?? cities.error}
            retry={() => void Promise.all([found.refetch(), cities.refetch()])}
          />
        ) : (
          <SkeletonPage />
        )}
      </main>
    </div>
  );
};
