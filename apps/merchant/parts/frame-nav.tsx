import type { ComponentType } from 'react';
import { Link } from '@tanstack/react-router';
import AccountBookOutlined from '@ant-design/icons/AccountBookOutlined';
import HomeOutlined from '@ant-design/icons/HomeOutlined';
import ScanOutlined from '@ant-design/icons/ScanOutlined';
import ShopOutlined from '@ant-design/icons/ShopOutlined';
import TagsOutlined from '@ant-design/icons/TagsOutlined';
import TeamOutlined from '@ant-design/icons/TeamOutlined';
import { useWords } from '#ui/language.tsx';
import type { Desk } from '../paths.ts';
import { paths } from '../paths.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';

type Place = { name: keyof typeof zh.nav; to: (desk: Desk) => string; Icon: ComponentType };

const places: readonly Place[] = [
  { name: 'home', to: paths.home, Icon: HomeOutlined },
  { name: 'offers', to: paths.offers, Icon: TagsOutlined },
  { name: 'redemptions', to: paths.redemptions, Icon: ScanOutlined },
  { name: 'money', to: paths.money, Icon: AccountBookOutlined },
  { name: 'stores', to: paths.stores, Icon: ShopOutlined },
  { name: 'staff', to: paths.staff, Icon: TeamOutlined },
];

/** At the side of a desk's screen; under the thumb on a phone. */
export const FrameNav = ({ desk }: { desk: Desk }) => {
  const words = useWords(zh, en);
  return (
    <nav className="me-nav" aria-label={words.frame.nav}>
      <ul>
        {places.map(({ name, to, Icon }) => (
          <li key={name}>
            <Link
              to={to(desk)}
              activeOptions={{ exact: name === 'home', includeSearch: false }}
              className="me-nav-link"
            >
              <span aria-hidden="true">
                <Icon />
              </span>
              {words.nav[name]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
