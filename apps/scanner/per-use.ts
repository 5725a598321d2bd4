import type { VoucherTerms } from '#contract/voucher.ts';

type Package = Extract<VoucherTerms, { kind: 'package' }>;

/**
 * What one use of a package hands over. Terms list what the whole voucher holds, so a card
 * of ten bowls is one bowl a time; `whole` where the items do not go into the uses evenly,
 * and the list is of all uses together.
 */
export const perUse = ({
  items,
  usesTotal,
}: Pick<Package, 'items' | 'usesTotal'>): {
  whole: boolean;
  items: { name: string; count: number }[];
} => {
  const even = items.every(({ count }) => count % usesTotal === 0);
  return {
    whole: !even,
    items: items.map(({ name, count }) => ({
      name,
      count: even ? count / usesTotal : count,
    })),
  };
};
