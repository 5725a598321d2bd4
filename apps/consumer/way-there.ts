import { isInChina, toBd09, toGcj02 } from '#contract/kit/datum.ts';
import type { GeoPoint } from '#contract/kit/geo.ts';

export type Guide = 'amap' | 'baidu' | 'apple' | 'google';
export type Way = { guide: Guide; url: string };

/**
 * Who can lead there on foot, each asked in the datum it draws in: AMap, Apple and Google
 * in GCJ-02 and Baidu in BD-09 inside China, everybody in WGS-84 outside, where the two
 * Chinese maps end.
 */
export const waysTo = (to: GeoPoint & { name: string }): Way[] => {
  if (!isInChina(to)) return [apple(to, to.name), google(to)];
  const shifted = toGcj02(to);
  return [
    amap(shifted, to.name),
    baidu(toBd09(to), to.name),
    apple(shifted, to.name),
    google(shifted),
  ];
};

const amap = (at: GeoPoint, name: string): Way => ({
  guide: 'amap',
  url: address('https://uri.amap.com/navigation', {
    to: `${degrees(at.lon)},${degrees(at.lat)},${name.replaceAll(',', ' ')}`,
    mode: 'walk',
    coordinate: 'gaode',
    callnative: '1',
    src: 'arrival',
  }),
});

const baidu = (at: GeoPoint, name: string): Way => ({
  guide: 'baidu',
  url: address('https://api.map.baidu.com/marker', {
    location: `${degrees(at.lat)},${degrees(at.lon)}`,
    title: name,
    content: name,
    coord_type: 'bd09ll',
    output: 'html',
    src: 'webapp.arrival.place',
  }),
});

const apple = (at: GeoPoint, name: string): Way => ({
  guide: 'apple',
  url: address('https://maps.apple.com/', {
    daddr: `${degrees(at.lat)},${degrees(at.lon)}`,
    q: name,
    dirflg: 'w',
  }),
});

const google = (at: GeoPoint): Way => ({
  guide: 'google',
  url: address('https://www.google.com/maps/dir/', {
    api: '1',
    destination: `${degrees(at.lat)},${degrees(at.lon)}`,
    travelmode: 'walking',
  }),
});

/** Six decimals are ten centimetres. */
const degrees = (value: number): string => value.toFixed(6);

const address = (base: string, asked: Record<string, string>): string =>
  `${base}?${new URLSearchParams(asked).toString()}`;
