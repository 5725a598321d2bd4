import { codeStep, otpAt, rotatingText } from '#contract/kit/rotating-code.ts';
import { readOfflineList, uploadOfflineRedemption } from '#contract/offline.ts';
import type { OfflineRedemption } from '#contract/offline.ts';
import type { VoucherView } from '#contract/voucher.ts';
import { city } from './town.ts';
import type { Name, Town } from './town.ts';

/** What a store's device does while it has no network, and what it tells afterwards. */

/** What the holder's phone shows at a moment, so many steps off. */
export const shownAt = async (
  { shown }: Pick<VoucherView, 'shown'>,
  at: Date,
  off = 0,
): Promise<string> => {
  if (!shown) throw new Error('a usable voucher is shown');
  const otp = await otpAt(shown.codeKey, codeStep(at) + off);
  return rotatingText({ handle: shown.handle, otp });
};

/** A device at a store, with the list that it has just read. */
export const openDevice = async (
  town: Town,
  { who = 'chen', place = town.places.noodles }: { who?: Name; place?: string } = {},
) => {
  const list = await town.as(who)(readOfflineList, { city, place });
  const device = `device-${list.listId.slice(-12)}`;
  const tell = (
    text: string,
    scannedAt: Date,
    changes: Partial<OfflineRedemption> & { key?: string } = {},
  ) => {
    const { key, ...rest } = changes;
    return town.caller(who)(
      uploadOfflineRedemption,
      {
        city,
        place,
        text,
        scannedAt: scannedAt.toISOString(),
        listId: list.listId,
        clockOffMs: 0,
        clockSure: true,
        device,
        ...rest,
      },
      key === undefined ? {} : { key },
    );
  };
  return { list, device, place, tell };
};
