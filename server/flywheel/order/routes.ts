import * as contract from '#contract/order.ts';
import { serve } from '#kit/route.ts';
import { cancelOrder } from './cancel.ts';
import { listMyOrders, readMyOrder } from './mine.ts';
import { placeOrder } from './place.ts';

export const orderRoutes = [
  serve(contract.placeOrder, (work, { body }) => placeOrder(work, body)),
  serve(contract.readOrder, (work, { params }) => readMyOrder(work, params.order)),
  serve(contract.listMyOrders, (work, { query }) => listMyOrders(work, query)),
  serve(contract.cancelOrder, (work, { params }) => cancelOrder(work, params.order)),
];
