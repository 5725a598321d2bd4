import type { Flow } from '../flow.ts';

/** Look at the code, press the one button, say the verdict. */
export type GuideStep = 1 | 2 | 3;

/** Which step of the first redemption the counter stands at; null where it went astray. */
export const guideStep = (flow: Flow): GuideStep | null => {
  switch (flow.at) {
    case 'ready':
    case 'looking':
      return 1;
    case 'confirm':
    case 'redeeming':
      return 2;
    case 'redeemed':
      return 3;
    default:
      return null;
  }
};
