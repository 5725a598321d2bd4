import type { ComponentType } from 'react';
import AccountBookOutlined from '@ant-design/icons/AccountBookOutlined';
import AuditOutlined from '@ant-design/icons/AuditOutlined';
import EnvironmentOutlined from '@ant-design/icons/EnvironmentOutlined';
import SafetyOutlined from '@ant-design/icons/SafetyOutlined';
import ShopOutlined from '@ant-design/icons/ShopOutlined';
import { paths } from '../paths.ts';
import type { zh } from '../words.zh.ts';

export type Tab = { name: keyof typeof zh.tabs; to: (city: string) => string };
export type Section = {
  name: keyof typeof zh.nav;
  Icon: ComponentType;
  /** The first is where the section's name leads. */
  tabs: readonly [Tab, ...Tab[]];
};

/**
 * The console on one page: a section for each thing an operator looks after, with its
 * pages as tabs. A new page is a tab of a section, so that the sections stay few enough
 * for a thumb.
 */
export const sections: readonly Section[] = [
  {
    name: 'review',
    Icon: AuditOutlined,
    tabs: [{ name: 'review', to: paths.review }],
  },
  {
    name: 'merchants',
    Icon: ShopOutlined,
    tabs: [
      { name: 'merchants', to: paths.merchants },
      { name: 'offers', to: paths.offers },
      { name: 'campaigns', to: paths.campaigns },
      { name: 'programmes', to: paths.programmes },
    ],
  },
  {
    name: 'money',
    Icon: AccountBookOutlined,
    tabs: [
      { name: 'accounts', to: paths.accounts },
      { name: 'postings', to: paths.postings },
      { name: 'bills', to: paths.bills },
      { name: 'cases', to: paths.cases },
    ],
  },
  {
    name: 'guard',
    Icon: SafetyOutlined,
    tabs: [
      { name: 'signals', to: paths.signals },
      { name: 'holds', to: paths.holds },
      { name: 'audit', to: paths.audit },
    ],
  },
  {
    name: 'places',
    Icon: EnvironmentOutlined,
    tabs: [
      { name: 'imports', to: paths.imports },
      { name: 'duplicates', to: paths.duplicates },
    ],
  },
];

/** The section and tab that an address belongs to: the tab that says most of it. */
export const whereIs = (
  city: string,
  pathname: string,
): { section: Section; tab: Tab } | undefined =>
  sections
    .flatMap((section) => section.tabs.map((tab) => ({ section, tab })))
    .filter(({ tab }) => isWithin(pathname, tab.to(city)))
    .toSorted((one, other) => other.tab.to(city).length - one.tab.to(city).length)[0];

const isWithin = (pathname: string, address: string): boolean =>
  pathname === address || pathname.startsWith(`${address}/`);
