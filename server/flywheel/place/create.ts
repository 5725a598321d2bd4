import type { Category } from '#contract/place.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { findPlace } from './find.ts';
import type { Place } from './find.ts';
import { compileHours } from './hours.ts';
import { insertPlace } from './sql.ts';

export type StoreDraft = {
  name: string; category: Category; lat: number; lon: number; address: string;
  phone?: string | undefined; hoursText?: string | undefined;
};

/** Makes by hand a store that is on no map yet; no snapshot ever changes or closes it. */
export const createStore = async (
  work: AnyWork & Pick<Work<'place_not_found'>, 'refuse'>,
  asked: { merchantId: string; store: StoreDraft },
): Promise<Place> => {
  const id = work.id();
  const { hoursText = null, phone = null, ...store } = asked.store;
  const hours = compileHours(hoursText ?? '');
  await insertPlace(work, {
    ...store,
    id,
    source: 'merchant',
    sourceKey: id,
    cuisines: [],
    phone,
    hoursText,
    hoursWeekly: hours.kind === 'weekly' ? hours.intervals : null,
    merchantId: asked.merchantId,
  });
  return findPlace(work, id);
};
