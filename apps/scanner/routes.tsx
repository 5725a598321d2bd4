import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  Navigate,
} from '@tanstack/react-router';
import { CounterPage } from './pages/counter-page.tsx';
import { PhonePage } from './pages/phone-page.tsx';
import { PracticeCodesPage } from './pages/practice-codes-page.tsx';
import { StorePage } from './pages/store-page.tsx';
import { TodayPage } from './pages/today-page.tsx';
import { Door } from './parts/door.tsx';
import { paths } from './paths.ts';

const root = createRootRoute({
  notFoundComponent: () => <Navigate to={paths.counter} replace />,
});

/** All but the practice codes is behind the door: those may be shown on any phone. */
const door = createRoute({
  getParentRoute: () => root,
  id: 'door',
  component: () => (
    <Door>
      <Outlet />
    </Door>
  ),
});

const tree = root.addChildren([
  door.addChildren([
    createRoute({
      getParentRoute: () => door,
      path: paths.counter,
      component: CounterPage,
    }),
    createRoute({ getParentRoute: () => door, path: paths.today, component: TodayPage }),
    createRoute({ getParentRoute: () => door, path: paths.store, component: StorePage }),
    createRoute({ getParentRoute: () => door, path: paths.phone, component: PhonePage }),
  ]),
  createRoute({
    getParentRoute: () => root,
    path: paths.practiceCodes,
    component: PracticeCodesPage,
  }),
]);

export const router = createRouter({ routeTree: tree, basepath: '/scanner' });
