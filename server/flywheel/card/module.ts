import type { Module } from '#kit/module.ts';
import { endCards, returnGifts } from './end.ts';
import { remindHolders } from './remind.ts';
import { prepareRenewals } from './renew.ts';
import { cardRoutes } from './routes.ts';

export const cardModule: Module = {
  name: 'card',
  routes: cardRoutes,
  jobs: [
    { name: 'card.end', everySeconds: 60, act: endCards },
    { name: 'card.gifts', everySeconds: 300, act: returnGifts },
    { name: 'card.renew', everySeconds: 300, act: prepareRenewals },
    { name: 'card.remind', everySeconds: 300, act: remindHolders },
  ],
};
