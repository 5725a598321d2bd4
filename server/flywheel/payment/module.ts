import type { Module } from '#kit/module.ts';
import { askUnheard } from './check.ts';
import { refundExpired } from './refund-unused.ts';
import { paymentRoutes } from './routes.ts';
import { sandboxPages } from './sandbox-pages.ts';
import { sendRefunds } from './send-refund.ts';

export const paymentModule: Module = {
  name: 'payment',
  routes: paymentRoutes,
  pages: sandboxPages,
  jobs: [
    { name: 'payment.ask', everySeconds: 30, act: askUnheard },
    { name: 'refund.expired', everySeconds: 60, act: refundExpired },
    { name: 'refund.send', everySeconds: 5, act: sendRefunds },
  ],
};
