import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { CityProvider, findCity, firstCity } from './city.tsx';
import { Broken, Missing, NoCity } from './pages/lost-page.tsx';
import { NearbyPage } from './pages/nearby-page.tsx';
import { Prompts } from './parts/prompts.tsx';
import { paths, patterns } from './paths.ts';
import { readNearbySearch, readWordSearch } from './search.ts';

// The first screen comes with the app; every other page is fetched when it is wanted.
const root = createRootRoute({
  component: Outlet,
  notFoundComponent: Missing,
  errorComponent: Broken,
});

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  loader: async () => {
    const city = await firstCity();
    if (city) throw redirect({ href: paths.nearby(city.id), replace: true });
  },
  component: NoCity,
});

const city = createRoute({
  getParentRoute: () => root,
  path: patterns.city,
  loader: async ({ params }) => {
    const found = await findCity(params.city);
    if (!found) throw notFound();
    return found;
  },
  component: () => (
    <CityProvider value={city.useLoaderData()}>
      <Outlet />
      <Prompts />
    </CityProvider>
  ),
});

const below = () => city;

const nearby = createRoute({
  getParentRoute: below,
  path: patterns.nearby,
  validateSearch: readNearbySearch,
  component: NearbyPage,
});

const search = createRoute({
  getParentRoute: below,
  path: patterns.search,
  validateSearch: readWordSearch,
  component: lazyRouteComponent(() => import('./pages/search-page.tsx'), 'SearchPage'),
});

const place = createRoute({
  getParentRoute: below,
  path: patterns.place,
  component: lazyRouteComponent(() => import('./pages/place-page.tsx'), 'PlacePage'),
});

const buy = createRoute({
  getParentRoute: below,
  path: patterns.buy,
  validateSearch: (given: Record<string, unknown>) => {
    const count = Number(given['count']);
    return { count: Number.isInteger(count) && count >= 1 && count <= 10 ? count : 1 };
  },
  component: lazyRouteComponent(() => import('./pages/buy-page.tsx'), 'BuyPage'),
});

const payBill = createRoute({
  getParentRoute: below,
  path: patterns.payBill,
  component: lazyRouteComponent(() => import('./pages/pay-page.tsx'), 'PayPage'),
});

const orders = createRoute({
  getParentRoute: below,
  path: patterns.orders,
  component: lazyRouteComponent(() => import('./pages/orders-page.tsx'), 'OrdersPage'),
});

const order = createRoute({
  getParentRoute: below,
  path: patterns.order,
  component: lazyRouteComponent(() => import('./pages/order-page.tsx'), 'OrderPage'),
});

const codes = createRoute({
  getParentRoute: below,
  path: patterns.codes,
  component: lazyRouteComponent(() => import('./pages/codes-page.tsx'), 'CodesPage'),
});

const code = createRoute({
  getParentRoute: below,
  path: patterns.code,
  component: lazyRouteComponent(() => import('./pages/code-page.tsx'), 'CodePage'),
});

const me = createRoute({
  getParentRoute: below,
  path: patterns.me,
  component: lazyRouteComponent(() => import('./pages/me-page.tsx'), 'MePage'),
});

const messages = createRoute({
  getParentRoute: below,
  path: patterns.messages,
  component: lazyRouteComponent(() => import('./pages/messages-page.tsx'), 'MessagesPage'),
});

const endings = createRoute({
  getParentRoute: below,
  path: patterns.endings,
  component: lazyRouteComponent(() => import('./pages/endings-page.tsx'), 'EndingsPage'),
});

const stand = createRoute({
  getParentRoute: below,
  path: patterns.stand,
  component: lazyRouteComponent(() => import('./pages/stand-page.tsx'), 'StandPage'),
});

const standBill = createRoute({
  getParentRoute: below,
  path: patterns.standBill,
  component: lazyRouteComponent(() => import('./pages/pay-page.tsx'), 'StandBillPage'),
});

const standPaid = createRoute({
  getParentRoute: below,
  path: patterns.standPaid,
  component: lazyRouteComponent(
    () => import('./pages/stand-paid-page.tsx'),
    'StandPaidPage',
  ),
});

const receipt = createRoute({
  getParentRoute: below,
  path: patterns.receipt,
  component: lazyRouteComponent(() => import('./pages/receipt-page.tsx'), 'ReceiptPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    city.addChildren([
      nearby,
      search,
      place,
      buy,
      payBill,
      orders,
      order,
      codes,
      code,
      me,
      messages,
      endings,
      stand,
      standBill,
      standPaid,
      receipt,
    ]),
  ]),
  scrollRestoration: true,
  defaultPreload: false,
  defaultErrorComponent: Broken,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
