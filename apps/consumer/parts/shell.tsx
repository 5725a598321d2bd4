import { useLocation, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useOnline } from '#ui/online.ts';
import { useCity } from '../city.tsx';
import { paths } from '../paths.ts';
import { useText } from '../text.ts';
import { Go } from './go.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

/** A page under the tab bar: one heading, its content, the four places to go. */
export const TabPage = ({
  title,
  head,
  children,
}: {
  title: string;
  /** Stands in the place of the plain heading; must hold an `h1`. */
  head?: ReactNode;
  children: ReactNode;
}) => {
  useTitle(title);
  return (
    <>
      <main className="page page-tabbed">
        {head ?? <h1 className="page-title">{title}</h1>}
        {children}
      </main>
      <TabBar />
    </>
  );
};

/** A page one goes into and back out of; `foot` holds the one main button. */
export const InnerPage = ({
  title,
  back,
  foot,
  children,
}: {
  title: string;
  /** Where back leads when this page was the first one opened. */
  back: string;
  foot?: ReactNode;
  children: ReactNode;
}) => {
  useTitle(title);
  return (
    <>
      <header className="inner-head">
        <Back to={back} />
        <p className="inner-title" aria-hidden="true">
          {title}
        </p>
      </header>
      <main className={foot ? 'page page-footed' : 'page'}>
        {children}
        {foot ? <div className="page-foot">{foot}</div> : null}
      </main>
    </>
  );
};

/** Back to where one came from, else to `to`. */
export const Back = ({ to }: { to: string }) => {
  const words = useText();
  const router = useRouter();
  return (
    <Go
      to={to}
      className="icon-button"
      aria-label={words.back}
      onClick={(event) => {
        if (!router.history.canGoBack()) return;
        event.preventDefault();
        router.history.back();
      }}
    >
      <Icon name="back" />
    </Go>
  );
};

const TabBar = () => {
  const words = useText();
  const city = useCity();
  const { pathname } = useLocation();
  const tabs: readonly (readonly [string, IconName, string])[] = [
    [paths.nearby(city.id), 'nearby', words.tabs.nearby],
    [paths.codes(city.id), 'codes', words.tabs.codes],
    [paths.orders(city.id), 'orders', words.tabs.orders],
    [paths.me(city.id), 'me', words.tabs.me],
  ];
  return (
    <nav className="tab-bar" aria-label={words.tabs.label}>
      <OfflineLine />
      <ul>
        {tabs.map(([to, icon, name]) => (
          <li key={to}>
            <Go
              to={to}
              aria-current={pathname.replace(/\/$/, '') === to ? 'page' : undefined}
            >
              <Icon name={icon} />
              <span>{name}</span>
            </Go>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const OfflineLine = () => {
  const words = useText();
  return useOnline() ? null : <output className="offline-line">{words.offlineLine}</output>;
};

/** What the browser calls the page. */
export const useTitle = (title: string): void => {
  useEffect(() => {
    document.title = title;
  }, [title]);
};
