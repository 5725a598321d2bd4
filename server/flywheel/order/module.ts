import type { Module } from '#kit/module.ts';
import { expireOrders } from './cancel.ts';
import { orderRoutes } from './routes.ts';

export const orderModule: Module = {
  name: 'order',
  routes: orderRoutes,
  jobs: [{ name: 'order.expire', everySeconds: 15, act: expireOrders }],
};
