import type { ComponentType } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import AccountBookOutlined from '@ant-design/icons/AccountBookOutlined';
import AuditOutlined from '@ant-design/icons/AuditOutlined';
import AlertOutlined from '@ant-design/icons/AlertOutlined';
import BlockOutlined from '@ant-design/icons/BlockOutlined';
import ImportOutlined from '@ant-design/icons/ImportOutlined';
import ShopOutlined from '@ant-design/icons/ShopOutlined';
import TagsOutlined from '@ant-design/icons/TagsOutlined';
import { useWords } from '#ui/language.tsx';
import { paths } from '../paths.ts';
import { merchantsQuery, offersQuery } from '../queries.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

type Place = {
  name: keyof typeof zh.nav;
  to: (city: string) => string;
  Icon: ComponentType;
};

const places: readonly Place[] = [
  { name: 'review', to: paths.review, Icon: AuditOutlined },
  { name: 'merchants', to: paths.merchants, Icon: ShopOutlined },
  { name: 'offers', to: paths.offers, Icon: TagsOutlined },
  { name: 'ledger', to: paths.accounts, Icon: AccountBookOutlined },
  { name: 'imports', to: paths.imports, Icon: ImportOutlined },
  { name: 'duplicates', to: paths.duplicates, Icon: BlockOutlined },
  { name: 'cases', to: paths.cases, Icon: AlertOutlined },
];

/** At the side of a desk's screen; under the thumb on a phone. */
export const FrameNav = ({ city }: { city: string }) => {
  const words = useWords(zh, en);
  return (
    <nav className="op-nav" aria-label={words.frame.nav}>
      <ul>
        {places.map(({ name, to, Icon }) => (
          <li key={name}>
            <Link
              to={to(city)}
              activeOptions={{ includeSearch: false }}
              className="op-nav-link"
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
