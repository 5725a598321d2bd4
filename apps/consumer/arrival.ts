import type { NearbyItem } from '#contract/exposure.ts';
import type { VoucherView } from '#contract/voucher.ts';

/** Near enough to be standing at the door. */
export const atTheDoorMetres = 100;

/**
 * What comes up by itself when one stands at a door: a code that is good here, else the
 * best price here, else whatever is on sale; null where a hundred metres hold none of them.
 */
export const arrivalOf = (
  items: readonly NearbyItem[],
  vouchers: readonly VoucherView[],
): { item: NearbyItem; voucher: VoucherView | null } | null => {
  const close = items
    .filter((item) => item.distanceMetres <= atTheDoorMetres)
    .toSorted((a, b) => a.distanceMetres - b.distanceMetres);
  for (const item of close) {
    const voucher = vouchers.find(
      (mine) =>
        mine.state === 'issued' &&
        mine.stores.some((store) => store.placeId === item.placeId),
    );
    if (voucher) return { item, voucher };
  }
  const item =
    close.find((candidate) => candidate.best !== null) ??
    close.find((candidate) => candidate.offers > 0);
  return item ? { item, voucher: null } : null;
};
