import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import type { Asked } from './address.ts';
import { LostPage } from './pages/lost-page.tsx';
import { ReviewPage } from './pages/review-page.tsx';
import { SignInPage } from './pages/sign-in-page.tsx';
import { StartPage } from './pages/start-page.tsx';
import { Frame } from './parts/frame.tsx';
import { Gate } from './parts/gate.tsx';
import { patterns } from './paths.ts';

/** Keeps the named parts of an address's question, as text, and drops the rest. */
const keep =
  (...names: (keyof Asked)[]) =>
  (search: Record<string, unknown>): Asked =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = search[name];
        return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
      }),
    );

const root = createRootRoute({ component: Outlet, notFoundComponent: LostPage });
const signIn = createRoute({
  getParentRoute: () => root,
  path: patterns.signIn,
  component: SignInPage,
  validateSearch: keep('to'),
});
const gate = createRoute({ getParentRoute: () => root, id: 'gate', component: Gate });
const start = createRoute({
  getParentRoute: () => gate,
  path: patterns.start,
  component: StartPage,
});
const city = createRoute({
  getParentRoute: () => gate,
  path: patterns.city,
  component: Frame,
});
const below = () => city;

const review = createRoute({
  getParentRoute: below,
  path: patterns.review,
  component: ReviewPage,
});
const merchants = createRoute({
  getParentRoute: below,
  path: patterns.merchants,
  component: lazyRouteComponent(
    () => import('./pages/merchants-page.tsx'),
    'MerchantsPage',
  ),
  validateSearch: keep('state', 'merchant'),
});
const offers = createRoute({
  getParentRoute: below,
  path: patterns.offers,
  component: lazyRouteComponent(() => import('./pages/offers-page.tsx'), 'OffersPage'),
  validateSearch: keep('state', 'merchant'),
});
const programmes = createRoute({
  getParentRoute: below,
  path: patterns.programmes,
  component: lazyRouteComponent(
    () => import('./pages/programmes-page.tsx'),
    'ProgrammesPage',
  ),
});
const programme = createRoute({
  getParentRoute: below,
  path: patterns.programme,
  component: lazyRouteComponent(
    () => import('./pages/programme-page.tsx'),
    'ProgrammePage',
  ),
});
const accounts = createRoute({
  getParentRoute: below,
  path: patterns.accounts,
  component: lazyRouteComponent(() => import('./pages/accounts-page.tsx'), 'AccountsPage'),
  validateSearch: keep('prefix'),
});
const postings = createRoute({
  getParentRoute: below,
  path: patterns.postings,
  component: lazyRouteComponent(() => import('./pages/postings-page.tsx'), 'PostingsPage'),
  validateSearch: keep('account', 'order', 'voucher'),
});
const entry = createRoute({
  getParentRoute: below,
  path: patterns.entry,
  component: lazyRouteComponent(() => import('./pages/entry-page.tsx'), 'EntryPage'),
});
const imports = createRoute({
  getParentRoute: below,
  path: patterns.imports,
  component: lazyRouteComponent(() => import('./pages/imports-page.tsx'), 'ImportsPage'),
});

const duplicates = createRoute({
  getParentRoute: below,
  path: patterns.duplicates,
  component: lazyRouteComponent(
    () => import('./pages/duplicates-page.tsx'),
    'DuplicatesPage',
  ),
  validateSearch: keep('state'),
});

const signals = createRoute({
  getParentRoute: below,
  path: patterns.signals,
  component: lazyRouteComponent(() => import('./pages/signals-page.tsx'), 'SignalsPage'),
  validateSearch: keep('state'),
});

const holds = createRoute({
  getParentRoute: below,
  path: patterns.holds,
  component: lazyRouteComponent(() => import('./pages/holds-page.tsx'), 'HoldsPage'),
});

const audit = createRoute({
  getParentRoute: below,
  path: patterns.audit,
  component: lazyRouteComponent(() => import('./pages/audit-page.tsx'), 'AuditPage'),
  validateSearch: keep('deed', 'actor', 'subject'),
});

const cases = createRoute({
  getParentRoute: below,
  path: patterns.cases,
  component: lazyRouteComponent(() => import('./pages/cases-page.tsx'), 'CasesPage'),
  validateSearch: keep('state'),
});

const bills = createRoute({
  getParentRoute: below,
  path: patterns.bills,
  component: lazyRouteComponent(() => import('./pages/bills-page.tsx'), 'BillsPage'),
  validateSearch: keep('state', 'day', 'rail'),
});

const campaigns = createRoute({
  getParentRoute: below,
  path: patterns.campaigns,
  component: lazyRouteComponent(
    () => import('./pages/campaigns-page.tsx'),
    'CampaignsPage',
  ),
  validateSearch: keep('state'),
});

export const router = createRouter({
  basepath: '/ops',
  defaultPreload: 'intent',
  scrollRestoration: true,
  routeTree: root.addChildren([
    signIn,
    gate.addChildren([
      start,
      city.addChildren([
        review,
        merchants,
        offers,
        programmes,
        programme,
        accounts,
        postings,
        entry,
        imports,
        duplicates,
        cases,
        signals,
        holds,
        audit,
        bills,
        campaigns,
      ]),
    ]),
  ]),
});
