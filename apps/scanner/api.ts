import { makeCaller } from '#contract/kit/call.ts';
import { makeApi, newKey } from '#ui/api.ts';

/** Questions and quiet deeds: tried again by themselves. */
export const api = makeApi({ base: '/api' });

/** The counter's own line: one try, because the cashier is told at once. */
export const call = makeCaller({ base: '/api', makeKey: newKey });
