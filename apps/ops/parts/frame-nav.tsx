import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useWords } from '#ui/language.tsx';
import { merchantsQuery, offersQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { sections, whereIs } from './sections.ts';

/** At the side of a desk's screen; under the thumb on a phone. */
export const FrameNav = ({ city }: { city: string }) => {
  const words = useWords(zh, en);
  const { pathname } = useLocation();
  const here = whereIs(city, pathname)?.section.name;
  return (
    <nav className="op-nav" aria-label={words.frame.nav}>
      <ul>
        {sections.map(({ name, tabs, Icon }) => (
          <li key={name}>
            <Link
              to={tabs[0].to(city)}
              className={name === here ? 'op-nav-link op-nav-here' : 'op-nav-link'}
              aria-current={name === here ? 'true' : undefined}
            >
              <span aria-hidden="true">
                <Icon />
              </span>
              {words.nav[name]}
              {name === 'review' ? <Waiting city={city} /> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};

/** How much waits for a verdict; kept fresh, since nobody reloads a console. */
const Waiting = ({ city }: { city: string }) => {
  const words = useWords(zh, en);
  const often = { refetchInterval: 60_000 };
  const merchants = useInfiniteQuery({ ...merchantsQuery(city, 'in_review'), ...often });
  const offers = useInfiniteQuery({
    ...offersQuery(city, { state: 'in_review' }),
    ...often,
  });
  const counts = [countOf(merchants.data), countOf(offers.data)];
  const count = counts.reduce((sum, one) => sum + one.shown, 0);
  if (count === 0) return null;
  const more = counts.some((one) => one.more) ? '+' : '';
  const said = `${count}${more}`;
  return (
    <>
      <span className="op-badge ar-digits" aria-hidden="true">
        {said}
      </span>
      <span className="ar-unseen">{words.frame.waiting(said)}</span>
    </>
  );
};

type Pages = { pages: { items: unknown[]; nextCursor: string | null }[] } | undefined;

const countOf = (data: Pages) => ({
  shown: data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? 0,
  more: Boolean(data?.pages.at(-1)?.nextCursor),
});
