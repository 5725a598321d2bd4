import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { patterns } from './paths.ts';
import { Frame } from './parts/frame.tsx';
import { Gate } from './parts/gate.tsx';
import { BrokenPage } from './pages/broken-page.tsx';
import { ApplyPage } from './pages/apply-page.tsx';
import { HomePage } from './pages/home-page.tsx';
import { LostPage } from './pages/lost-page.tsx';
import { SignInPage } from './pages/sign-in-page.tsx';
import { StartPage } from './pages/start-page.tsx';

const word = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Keeps the named parts of an address's question, as text, and drops the rest. */
const keep =
  <const N extends string>(...names: N[]) =>
  (search: Record<string, unknown>): { [K in N]?: string } => {
    const kept = names.flatMap((name) => {
      const value = word(search[name]);
      return value === undefined ? [] : [[name, value] as const];
    });
    // The names are those of the list, which the entries no longer say.
    return Object.fromEntries(kept) as { [K in N]?: string };
  };

/** Pages that come after the first one; each is a file of its own. */
const pages = {
  stores: () => import('./pages/stores-page.tsx'),
  storeNew: () => import('./pages/store-new-page.tsx'),
  stands: () => import('./pages/stands-page.tsx'),
  staff: () => import('./pages/staff-page.tsx'),
  tills: () => import('./pages/tills-page.tsx'),
  offers: () => import('./pages/offers-page.tsx'),
  offerNew: () => import('./pages/offer-new-page.tsx'),
  offer: () => import('./pages/offer-page.tsx'),
  offerEdit: () => import('./pages/offer-edit-page.tsx'),
  redemptions: () => import('./pages/redemptions-page.tsx'),
  money: () => import('./pages/money-page.tsx'),
  notices: () => import('./pages/notices-page.tsx'),
};

/** Fetches the other pages early, so that none needs a network later. */
export const fetchPages = (): void => {
  // Without a network they come when they are asked for.
  for (const fetchPage of Object.values(pages)) fetchPage().catch(() => undefined);
};

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
const apply = createRoute({
  getParentRoute: () => gate,
  path: patterns.apply,
  component: ApplyPage,
});

const desk = createRoute({
  getParentRoute: () => gate,
  path: patterns.desk,
  component: Frame,
});
const below = () => desk;

const home = createRoute({
  getParentRoute: below,
  path: patterns.home,
  component: HomePage,
});
const stores = createRoute({
  getParentRoute: below,
  path: patterns.stores,
  component: lazyRouteComponent(pages.stores, 'StoresPage'),
});
const newStore = createRoute({
  getParentRoute: below,
  path: patterns.newStore,
  component: lazyRouteComponent(pages.storeNew, 'StoreNewPage'),
});
const stands = createRoute({
  getParentRoute: below,
  path: patterns.stands,
  component: lazyRouteComponent(pages.stands, 'StandsPage'),
});
const staff = createRoute({
  getParentRoute: below,
  path: patterns.staff,
  component: lazyRouteComponent(pages.staff, 'StaffPage'),
});
const tills = createRoute({
  getParentRoute: below,
  path: patterns.tills,
  component: lazyRouteComponent(pages.tills, 'TillsPage'),
});
const offers = createRoute({
  getParentRoute: below,
  path: patterns.offers,
  component: lazyRouteComponent(pages.offers, 'OffersPage'),
  validateSearch: keep('state'),
});
const newOffer = createRoute({
  getParentRoute: below,
  path: patterns.newOffer,
  component: lazyRouteComponent(pages.offerNew, 'OfferNewPage'),
  validateSearch: keep('kind'),
});
const offer = createRoute({
  getParentRoute: below,
  path: patterns.offer,
  component: lazyRouteComponent(pages.offer, 'OfferPage'),
});
const editOffer = createRoute({
  getParentRoute: below,
  path: patterns.editOffer,
  component: lazyRouteComponent(pages.offerEdit, 'OfferEditPage'),
});
const redemptions = createRoute({
  getParentRoute: below,
  path: patterns.redemptions,
  component: lazyRouteComponent(pages.redemptions, 'RedemptionsPage'),
  validateSearch: keep('day', 'store'),
});
const money = createRoute({
  getParentRoute: below,
  path: patterns.money,
  component: lazyRouteComponent(pages.money, 'MoneyPage'),
});
const notices = createRoute({
  getParentRoute: below,
  path: patterns.notices,
  component: lazyRouteComponent(pages.notices, 'NoticesPage'),
});

export const router = createRouter({
  basepath: '/merchant',
  defaultPreload: 'intent',
  defaultErrorComponent: BrokenPage,
  scrollRestoration: true,
  routeTree: root.addChildren([
    signIn,
    gate.addChildren([
      start,
      apply,
      desk.addChildren([
        home,
        stores,
        newStore,
        stands,
        staff,
        tills,
        offers,
        newOffer,
        offer,
        editOffer,
        redemptions,
        money,
        notices,
      ]),
    ]),
  ]),
});
