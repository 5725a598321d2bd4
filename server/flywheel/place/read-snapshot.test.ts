import { describe, expect, test } from 'vitest';
import type { DatumName } from '#contract/kit/datum.ts';
import { toBd09, toGcj02 } from '#contract/kit/datum.ts';
import { distanceMetres } from '#contract/kit/geo.ts';
import { UnreadableFile } from './place.ts';
import { readSnapshot } from './read-snapshot.ts';
import { sourceNameOf } from './source-name.ts';

const read = (text: string, datum?: DatumName) =>
  readSnapshot({ bytes: Buffer.from(text), datum });
const draftsOf = async (text: string) => (await read(text)).drafts;
const reasonsOf = async (text: string) =>
  (await read(text)).rejections.map(({ line, reason }) => [line, reason]);
const bund = { lat: 31.2397, lon: 121.4998 };

describe('columns', () => {
  test('OpenStreetMap tags make a whole place', async () => {
    const [place] = await draftsOf(
      '@id,name,amenity,cuisine,opening_hours,phone,addr:street,addr:housenumber,' +
        'lat,lon\n' +
        'node/5,老面馆,restaurant,noodle;chinese,Mo-Su 10:00-22:00,021-6321 0000,南京路,1,' +
        '31.2,121.4\n',
    );
    expect(place).toMatchObject({
      line: 2,
      sourceKey: 'node/5',
      name: '老面馆',
      category: 'restaurant',
      cuisines: ['noodle', 'chinese'],
      phone: '+862163210000',
      address: '南京路 1',
      hoursText: 'Mo-Su 10:00-22:00',
      position: { lat: 31.2, lon: 121.4 },
    });
    expect(place?.hoursWeekly).toHaveLength(7);
  });

  test('Chinese headings', async () => {
    const [place] = await draftsOf(
      '编号,名称,类型,经度,纬度,地址,电话,营业时间\n' +
        '7,四季咖啡,餐饮服务;咖啡厅,121.4,31.2,南京路1号,13800000001,周一至周五 9:00-18:00\n',
    );
    expect(place).toMatchObject({
      sourceKey: '7',
      name: '四季咖啡',
      category: 'cafe',
      address: '南京路1号',
      phone: '+8613800000001',
      position: { lat: 31.2, lon: 121.4 },
    });
    expect(place?.hoursWeekly).toHaveLength(5);
  });

  test.each([
    ['name,geometry\nA,POINT (121.4 31.2)\n'],
    ['name,location\nA,"121.4,31.2"\n'],
    ['name,latlng\nA,"31.2,121.4"\n'],
    ['name,坐标\nA,"[121.4, 31.2]"\n'],
    ['name,x,y\nA,121.4,31.2\n'],
    ['name;lat;lon\nA;31,2;121,4\n'],
    ['name,lat,lon\nA,121.4,31.2\n'],
  ])('positions as they come: %j', async (text) => {
    const [place] = await draftsOf(text);
    expect(place?.position).toEqual({ lat: 31.2, lon: 121.4 });
  });

  test('columns under each other’s heading are swapped, and that is said', async () => {
    expect((await read('name,lat,lon\nA,121.4,31.2\n')).layout.swapped).toBe(true);
    expect((await read('name,lat,lon\nA,31.2,121.4\n')).layout.swapped).toBe(false);
  });

  test('a place’s town is no position', async () => {
    const { layout } = await read(
      'Name,Location,Longitude,Latitude\nA,"Rome, Italy",12,41\n',
    );
    expect(layout.columns).toEqual({
      name: ['Name'],
      lat: ['Latitude'],
      lon: ['Longitude'],
    });
  });

  test.each([
    ['lat,lon\n1,2\n', 'no_name_column'],
    ['name,street\nA,B\n', 'no_position_column'],
    ['name\nA\n', 'no_position_column'],
    ['name,lat,lon\n', 'no_rows'],
    ['[]', 'no_rows'],
    ['name,lat,lon\nA,x,y\nB,,\n', 'no_usable_rows'],
    ['{"hello":"world"}', 'no_name_column'],
    ['"just a string"', 'no_position_column'],
    ['<html><body>404</body></html>', 'no_position_column'],
  ])('no usable columns or rows: %j', async (text, problem) => {
    await expect(read(text)).rejects.toThrow(UnreadableFile);
    await expect(read(text)).rejects.toMatchObject({ problem });
  });
});

describe('rows that say nothing', () => {
  test('each has its line and its reason, the good ones go on', async () => {
    const long = 'x'.repeat(5_000);
    const text = [
      'id,name,amenity,lat,lon',
      'a,Good,cafe,1,2',
      'b,,cafe,1,2',
      'c,Unknown,cafe,1,2',
      `d,${long},cafe,1,2`,
      'e,E,cafe,,',
      'f,F,cafe,91,2',
      'g,G,cafe,0,0',
      'h,H,bench,1,2',
      'i,I\u0000I,cafe,1,2',
      'j,J,cafe,1e1,2',
      'k,???,cafe,1,2',
      'l,Last,cafe,1,2',
    ].join('\n');
    expect(await reasonsOf(text)).toEqual([
      [3, 'no_name'],
      [4, 'no_name'],
      [5, 'name_too_long'],
      [6, 'no_position'],
      [7, 'position_out_of_range'],
      [8, 'position_is_zero'],
      [9, 'not_a_visitable_place'],
      [10, 'broken_text'],
      [11, 'no_position'],
      [12, 'no_name'],
    ]);
    expect((await draftsOf(text)).map(({ name }) => name)).toEqual(['Good', 'Last']);
  });

  test('a damaged id would make a second place, so its row is bad', async () => {
    const text = 'osm_id,name,lat,lon\na,A,1,2\nb\u0007,B,1,2\n';
    expect(await reasonsOf(text)).toEqual([[3, 'broken_text']]);
  });

  test('a brand stands in for a missing name', async () => {
    const text = 'name,brand,operator,lat,lon\n,Star Cafe,,1,2\nUnknown,,Shell,1,2\n';
    expect((await draftsOf(text)).map(({ name }) => name)).toEqual(['Star Cafe', 'Shell']);
  });

  test('details that are broken are left out, the place stays', async () => {
    const [place] = await draftsOf(
      'name,phone,opening_hours,address,cuisine,lat,lon\n' +
        `A,call me,\u0001,${'x'.repeat(900)},` +
        `${'y'.repeat(90)},1,2\n`,
    );
    expect(place).toMatchObject({ phone: null, hoursText: null, cuisines: [] });
    expect(place?.address).toHaveLength(300);
  });

  test('a sample is short and printable', async () => {
    const { rejections } = await read(
      `name,lat,lon\nA,1,2\n\u0007${'z'.repeat(999)},1,2\n`,
    );
    expect(rejections[0]?.sample).toHaveLength(80);
    expect(rejections[0]?.sample).not.toMatch(/\p{Cc}/u);
  });
});

describe('datum', () => {
  const file = (heading: string, { lat, lon } = bund) => `${heading}\nA,${lat},${lon},1\n`;

  test('what is stated wins and is stored as WGS-84', async () => {
    for (const [datum, move] of [
      ['GCJ-02', toGcj02],
      ['BD-09', toBd09],
    ] as const) {
      const { drafts, datum: guess } = await read(
        file('name,lat,lon,id', move(bund)),
        datum,
      );
      expect(guess).toMatchObject({ name: datum, how: 'stated' });
      expect(distanceMetres(drafts[0]!.position, bund)).toBeLessThan(0.05);
    }
  });

  test.each([
    ['name,lat,lon,id', 'WGS-84', 'guessed', /without evidence/],
    ['name,lat,lon,osmid', 'WGS-84', 'guessed', /OpenStreetMap/],
    ['name,lat,lon,adcode', 'GCJ-02', 'guessed', /AMap/],
    ['name,lat,lon,detail_info', 'BD-09', 'guessed', /Baidu/],
    ['name,gcj02_lat,gcj02_lng,id', 'GCJ-02', 'column', /gcj02_lat/],
    ['name,bd_lat,bd_lng,id', 'BD-09', 'column', /bd_lat/],
    ['name,wgs84_lat,wgs84_lng,id', 'WGS-84', 'column', /wgs84_lat/],
  ])('inside China %s is %s, %s', async (heading, name, how, why) => {
    const { datum } = await read(file(heading));
    expect(datum).toMatchObject({ name, how });
    expect(datum.why).toMatch(why);
  });

  test('elsewhere there is nothing to guess', async () => {
    const { datum } = await read(file('name,lat,lon,id', { lat: 41.9, lon: -87.6 }));
    expect(datum).toMatchObject({ name: 'WGS-84', how: 'same everywhere' });
  });

  test('a column may name the datum row by row', async () => {
    const gcj = toGcj02(bund);
    const { drafts } = await read(
      `name,lat,lon,坐标系\nA,${gcj.lat},${gcj.lon},GCJ-02\nB,${bund.lat},${bund.lon},WGS84\n`,
    );
    expect(distanceMetres(drafts[0]!.position, drafts[1]!.position)).toBeLessThan(0.05);
  });
});

describe('whose file it is', () => {
  const named = async (text: string, fileName: string) =>
    sourceNameOf(await read(text), fileName);
  const plain = 'name,lat,lon\nA,1,2\n';

  test.each([
    ['chicago-2013.csv.gz', 'chicago'],
    ['/a/b/poi_2024-05-01.CSV', 'poi'],
    ['上海餐厅2025.geojson', '上海餐厅'],
    ['2024.csv', 'file'],
    ['my shops.jsonl', 'my-shops'],
  ])('%s is %s', async (fileName, source) => {
    expect(await named(plain, fileName)).toBe(source);
  });

  test('ids of OpenStreetMap are one source, whatever the file is called', async () => {
    expect(await named('osm_id,name,lat,lon\n1,A,1,2\n', 'x.csv')).toBe('osm');
    expect(await named('id,name,lat,lon\nnode/1,A,1,2\n', 'x.csv')).toBe('osm');
  });
});
