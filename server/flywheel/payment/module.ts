import type { Module } from '#kit/module.ts';
import { cashierPages } from './cashier-pages.ts';
import { askUnheard } from './check.ts';
import { noticePages } from './notice-pages.ts';
import { refundExpired } from './refund-unused.ts';
import { paymentRoutes } from './routes.ts';
import { sandboxPages } from './sandbox-pages.ts';
import { sendRefunds } from './send-refund.ts';
import { takeBack } from './take-back.ts';

export const paymentModule: Module = {
  name: 'payment',
  routes: paymentRoutes,
  pages: (app, terms) => {
    sandboxPages(app, terms);
    noticePages(app, terms);
    cashierPages(app);
  },
  jobs: [
    { name: 'payment.ask', everySeconds: 30, act: askUnheard },
    { name: 'refund.expired', everySeconds: 60, act: refundExpired },
    { name: 'refund.take-back', everySeconds: 60, act: takeBack },
    { name: 'refund.send', everySeconds: 5, act: sendRefunds },
  ],
};
