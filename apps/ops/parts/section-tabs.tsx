import { Link, useLocation } from '@tanstack/react-router';
import { useWords } from '#ui/language.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { whereIs } from './sections.ts';

/** The pages of the section one is in; a section of one page needs no tabs. */
export const SectionTabs = ({ city }: { city: string }) => {
  const words = useWords(zh, en);
  const { pathname } = useLocation();
  const here = whereIs(city, pathname);
  if (!here || here.section.tabs.length < 2) return null;
  return (
    <nav aria-label={words.nav[here.section.name]}>
      <ul className="op-tabs">
        {here.section.tabs.map((tab) => (
          <li key={tab.name}>
            <Link
              to={tab.to(city)}
              className={tab === here.tab ? 'op-tab op-tab-on' : 'op-tab'}
              aria-current={tab === here.tab ? 'page' : undefined}
            >
              {words.tabs[tab.name]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
