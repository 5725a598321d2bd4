import { triesLimit, triesWithinMinutes } from '#contract/fraud.ts';
import { minuteMs } from '#contract/kit/time.ts';
import type { Counter, Visit } from './cashier.ts';
import type { Life } from './life.ts';

/** When codes were mistyped at a store, by the run that they belong to. */
const mistyped = new WeakMap<Life, Map<string, number[]>>();

/** Nobody here mistypes so often that the counter takes them for a guesser. */
export function mayMistype({ life }: Visit, { placeId }: Counter): boolean {
  const now = life.house.clock.now().getTime();
  const ofLife = mistyped.get(life) ?? new Map<string, number[]>();
  mistyped.set(life, ofLife);
  const since = now - triesWithinMinutes * minuteMs;
  const lately = (ofLife.get(placeId) ?? []).filter((at) => at > since);
  if (lately.length >= triesLimit - 2) return false;
  ofLife.set(placeId, [...lately, now]);
  return true;
}
