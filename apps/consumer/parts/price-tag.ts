import type { BestNow } from '#contract/exposure.ts';
import { money } from '#ui/price.tsx';
import type { Words } from '../words.zh.ts';

/** A set meal has a price; everything else is worked out on an example bill. */
export const isOnBill = (best: BestNow): boolean => best.kind !== 'package';

/** "¥58" for a set meal; what comes off a bill is a share, since no bill is known yet. */
export const tagOf = (words: Words['map'], best: BestNow): string => {
  if (!isOnBill(best)) return money(best.totalFen);
  const isForAll = best.totalFen < best.originalFen;
  const payFen = isForAll ? best.totalFen : (best.memberTotalFen ?? best.totalFen);
  const share = payFen / Math.max(1, best.originalFen);
  const tenths = String(Math.round(share * 100) / 10);
  const percent = String(Math.round((1 - share) * 100));
  return isForAll ? words.off(tenths, percent) : words.memberOff(tenths, percent);
};
