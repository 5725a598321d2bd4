import type { Module } from '#kit/module.ts';
import { callDueWebhook } from './call-webhook.ts';
import { noticeRoutes } from './routes.ts';
import { sendDueSms } from './send-sms.ts';

export const noticeModule: Module = {
  name: 'notice',
  routes: noticeRoutes,
  // Two sweeps: an address that does not answer must not hold up anybody's phone.
  jobs: [
    { name: 'notice.sms', everySeconds: 10, act: sendDueSms },
    { name: 'notice.webhook', everySeconds: 10, act: callDueWebhook },
  ],
};
