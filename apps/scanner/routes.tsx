import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  Navigate,
} from '@tanstack/react-router';
import { CounterPage } from './pages/counter-page.tsx';
import { PhonePage } from './pages/phone-page.tsx';
import { StorePage } from './pages/store-page.tsx';
import { TodayPage } from './pages/today-page.tsx';
import { Door } from './parts/door.tsx';
import { paths } from './paths.ts';

const root = createRootRoute({
  component: () => (
    <Door>
      <Outlet />
    </Door>
  ),
  notFoundComponent: () => <Navigate to={paths.counter} replace />,
});

const tree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: paths.counter, component: CounterPage }),
  createRoute({ getParentRoute: () => root, path: paths.today, component: TodayPage }),
  createRoute({ getParentRoute: () => root, path: paths.store, component: StorePage }),
  createRoute({ getParentRoute: () => root, path: paths.phone, component: PhonePage }),
]);

export const router = createRouter({ routeTree: tree, basepath: '/scanner' });
