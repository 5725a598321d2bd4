import type { MarginView } from '#contract/margin.ts';

export type MarginPart = 'fromCustomer' | 'fromPlatform' | 'fee' | 'given';

/**
 * The menu price of one sale cut into who ends up with what, in fen and in per cent of it:
 * what stays with the merchant (paid by the customer, funded by the platform), the fee, and
 * the merchant's own discount. The parts sum to the menu price; empty ones are left out.
 */
export const marginParts = (
  margin: MarginView,
): { name: MarginPart; fen: number; percent: number }[] => {
  const parts: [MarginPart, number][] = [
    ['fromCustomer', margin.customerPaysFen - margin.feeFen],
    ['fromPlatform', margin.platformFundsFen],
    ['fee', margin.feeFen],
    ['given', margin.merchantFundsFen],
  ];
  return parts
    .filter(([, fen]) => fen > 0)
    .map(([name, fen]) => ({ name, fen, percent: (fen / margin.menuFen) * 100 }));
};
