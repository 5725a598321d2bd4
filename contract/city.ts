import { z } from 'zod';
import { endpoint } from './kit/endpoint.ts';
import { CityId } from './kit/id.ts';

export const CityView = z.object({
  id: CityId,
  name: z.string(),
  nameEn: z.string(),
  /** IANA name; hours, days and weekly windows are read in it. */
  timeZone: z.string(),
  lat: z.number(),
  lon: z.number(),
  places: z.int(),
});
export type CityView = z.infer<typeof CityView>;

/** Every city-bound path begins with this parameter. */
export const cityParams = z.strictObject({ city: CityId });

export const listCities = endpoint({
  name: 'listCities',
  method: 'GET',
  path: '/cities',
  who: ['anyone'],
  summary: 'The cities that this operator runs',
  reply: z.object({ items: z.array(CityView) }),
  status: 200,
  keyed: false,
  refusals: [],
});
