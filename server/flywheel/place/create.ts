import type { Category } from '#contract/place.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { hoursOfText, weekOf } from './hours-stored.ts';
import { insertPlace, selectPlace } from './sql.ts';
import type { Place } from './sql.ts';

export type StoreDraft = {
  name: string;
  category: Category;
  lat: number;
  lon: number;
  address: string;
  phone?: string | undefined;
  hoursText?: string | undefined;
};

/** Makes by hand a store that is on no map yet; no snapshot ever changes or closes it. */
export const createStore = async (
  work: AnyWork,
  asked: { merchantId: string; store: StoreDraft },
): Promise<Place> => {
  const { merchantId } = asked;
  const id = work.id();
  const { hoursText = null, phone = null, ...store } = asked.store;
  await insertPlace(work, {
    ...store,
    id,
    source: 'merchant',
    sourceKey: id,
    cuisines: [],
    phone,
    hoursText,
    hoursWeekly: hoursText === null ? null : weekOf(hoursOfText(hoursText)),
    merchantId,
  });
  work.emit({ name: 'place.claimed', facts: { placeId: id, merchantId } });
  const place = await selectPlace(work, id);
  assert(place !== undefined, 'a store that was created is there');
  return place;
};
