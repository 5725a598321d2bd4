import { expect, test } from 'vitest';
import { waysTo } from './way-there.ts';

const urlsTo = (name: string, lat: number, lon: number) =>
  Object.fromEntries(waysTo({ name, lat, lon }).map(({ guide, url }) => [guide, url]));

test('in China each map is asked in its own datum', () => {
  // Tian'anmen: 39.907348, 116.391266 in WGS-84.
  expect(urlsTo('门, 楼', 39.907348, 116.391266)).toEqual({
    amap:
      'https://uri.amap.com/navigation?to=116.397507%2C39.908749%2C%E9%97%A8++%E6%A5%BC' +
      '&mode=walk&coordinate=gaode&callnative=1&src=arrival',
    baidu:
      'https://api.map.baidu.com/marker?location=39.915093%2C116.403880' +
      '&title=%E9%97%A8%2C+%E6%A5%BC&content=%E9%97%A8%2C+%E6%A5%BC' +
      '&coord_type=bd09ll&output=html&src=webapp.arrival.place',
    apple:
      'https://maps.apple.com/?daddr=39.908749%2C116.397507&q=%E9%97%A8%2C+%E6%A5%BC&dirflg=w',
    google:
      'https://www.google.com/maps/dir/?api=1&destination=39.908749%2C116.397507' +
      '&travelmode=walking',
  });
});

test('outside China nothing is shifted, and no Chinese map is offered', () => {
  expect(urlsTo('Café', 41.88, -87.63)).toEqual({
    apple: 'https://maps.apple.com/?daddr=41.880000%2C-87.630000&q=Caf%C3%A9&dirflg=w',
    google:
      'https://www.google.com/maps/dir/?api=1&destination=41.880000%2C-87.630000' +
      '&travelmode=walking',
  });
});
